import { createContext } from 'react';
import type { FileView } from '#contract/client.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import { choicesOf } from './choices.ts';

/** What was decided last, so that a slip can be mended at once. */
export type Decided = {
  readonly number: string;
  readonly name: string;
  readonly decision: string;
  readonly rev: number;
  /** What takes it back. */
  readonly undo: Action | null;
  /** When, on this page's own clock. */
  readonly at: number;
};

const AT_ONCE: readonly Action[] = [
  'revert-first-pass',
  'revert-endorsement',
  'revert-approval',
  'revert-refusal',
];

export function decidedOn(file: FileView, decision: string): Decided {
  const undo = choicesOf(file).undo.find((action) => AT_ONCE.includes(action)) ?? null;
  const { number, name, rev } = file;
  return { number, name, decision, rev, undo, at: performance.now() };
}

/** Tells the pages around the bench what has just been decided. */
export const TellDecided = createContext<(decided: Decided) => void>(() => undefined);
