import { isOffered } from '#domain/catalogue/reason.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import type { Reference } from '../../ports/reference.ts';

/** Are all of these codes reasons that may be given now, for this action on a file of this region? */
export const areOffered = (
  { reference }: { readonly reference: Reference },
  action: Action,
  region: string,
  codes: readonly string[],
): boolean =>
  codes.every((code) =>
    reference.reasons().some((reason) => reason.code === code && isOffered(reason, action, region)),
  );
