import { queryOptions } from '@tanstack/react-query';
import type { ReasonEntry } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

export const reasonsQuestion = queryOptions({
  queryKey: keys.reasons,
  queryFn: () => send('listReasons', {}),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Of the undoing at once; it needs no choosing, and nobody chooses it. */
export const SLIP = 'slip';

/** The reasons that fit the decision, in the order of the catalogue. */
export function reasonsFor(action: Action, reasons: readonly ReasonEntry[]): readonly ReasonEntry[] {
  const stage = action === 'refuse-confirmation' ? 'confirmation' : 'review';
  if (action.startsWith('revert-'))
    return reasons.filter((reason) => reason.stage === 'correction' && reason.code !== SLIP);
  return reasons.filter((reason) => reason.stage === stage || reason.stage === 'both');
}

/** A reason as it stands in the history: the catalogue's words for a code, else what somebody wrote. */
export const reasonWords = (reason: string, reasons: readonly ReasonEntry[]): string =>
  reasons.find((entry) => entry.code === reason)?.text ?? reason;
