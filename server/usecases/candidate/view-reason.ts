import type { Reference } from '../../ports/reference.ts';

/** The newest reason given by staff, while the registration still stands where it was given. */
export function viewReason(deps: { readonly reference: Reference }, code: string | null) {
  const reason = deps.reference.reasons().find((known) => known.code === code);
  if (reason === undefined) return null;
  return { code: reason.code, text: reason.text, fix: reason.fix, field: reason.field };
}
