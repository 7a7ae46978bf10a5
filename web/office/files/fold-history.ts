import type { FileView } from '#contract/client.ts';

export type Line = FileView['history'][number];

/** A line of the history, and how many times in a row the same was done. `at` is the latest of them. */
export type FoldedLine = Line & { readonly times: number };

const isSame = (a: Line, b: Line): boolean =>
  a.action === b.action && a.role === b.role && a.who === b.who && a.to === b.to && a.reason === b.reason;

/** Newest first; page after page submitted in one sitting becomes one line. */
export function foldHistory(history: readonly Line[]): readonly FoldedLine[] {
  const newestFirst = [...history].reverse().sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const folded: FoldedLine[] = [];
  for (const line of newestFirst) {
    const last = folded[folded.length - 1];
    if (last !== undefined && isSame(last, line))
      folded[folded.length - 1] = { ...last, times: last.times + 1 };
    else folded.push({ ...line, times: 1 });
  }
  return folded;
}
