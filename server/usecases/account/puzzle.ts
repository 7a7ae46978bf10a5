import type { Clock } from '../../ports/clock.ts';
import type { Puzzle, Puzzles, SolvedPuzzles } from '../../ports/puzzles.ts';
import { done, type Outcome } from '../outcome.ts';

export type PuzzleDeps = {
  /** Null where the installation asks for none. */
  readonly puzzles: Puzzles | null;
  readonly solvedPuzzles: SolvedPuzzles;
  readonly clock: Clock;
};

const PUZZLE_MINUTES = 10;

/** Null where none is asked for. */
export async function givePuzzle({ puzzles, clock }: PuzzleDeps): Promise<Outcome<Puzzle | null>> {
  if (puzzles === null) return done(null);
  return done(await puzzles.make(new Date(clock.wall().getTime() + PUZZLE_MINUTES * 60_000)));
}

/** Solved, in time, and never used before; it is used up by asking. */
export async function isPuzzleSolved(
  { puzzles, solvedPuzzles, clock }: PuzzleDeps,
  answer: string | null,
): Promise<boolean> {
  if (puzzles === null) return true;
  const solved = answer === null ? null : await puzzles.read(answer);
  if (solved === null || solved.expiresAt <= clock.wall()) return false;
  return solvedPuzzles.spend(solved);
}
