import { queryOptions } from '@tanstack/react-query';
import type { ReasonEntry } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';

export const reasonsQuestion = queryOptions({
  queryKey: keys.reasons,
  queryFn: () => send('listReasons', {}),
  staleTime: 30_000,
});

/** Of the undoing at once; it needs no choosing, and nobody chooses it. */
export const SLIP = 'slip';

/** Of a paper in which the scan has found a virus: chosen beforehand. */
const PAPER_INFECTED = 'paper-infected';

const isOfRegion = (reason: ReasonEntry, region: string) =>
  reason.region === null || reason.region === region;

/** The reasons that may be given for the decision on a file of this region, in the order of the catalogue. */
export const reasonsFor = (
  action: Action,
  reasons: readonly ReasonEntry[],
  region: string,
): readonly ReasonEntry[] =>
  reasons.filter(
    (reason) => reason.code !== SLIP && isOfRegion(reason, region) && reason.offeredFor.includes(action),
  );

/** A reason as it stands in the history: the catalogue's words for a code, else what somebody wrote. */
export const reasonWords = (reason: string, reasons: readonly ReasonEntry[]): string =>
  reasons.find((entry) => entry.code === reason)?.text ?? reason;

/** What the scan has found, with its reason, as far as the catalogue still offers it. */
export const foundInfected = (
  items: readonly string[],
  reasons: readonly ReasonEntry[],
): Readonly<Record<string, string>> => {
  const isOffered = reasons.some(({ code }) => code === PAPER_INFECTED);
  return Object.fromEntries(items.map((item) => [item, isOffered ? PAPER_INFECTED : '']));
};
