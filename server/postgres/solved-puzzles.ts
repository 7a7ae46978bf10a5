import type pg from 'pg';
import type { SolvedPuzzles } from '../ports/puzzles.ts';
import { changed } from './pool.ts';

export function createSolvedPuzzles(pool: pg.Pool): SolvedPuzzles {
  return {
    spend: async ({ puzzleHash, expiresAt }) =>
      (await changed(pool, 'insert into solved_puzzles values ($1, $2) on conflict do nothing', [
        puzzleHash,
        expiresAt,
      ])) > 0,
    forget: async (before) => {
      await changed(pool, 'delete from solved_puzzles where expires_at < $1', [before]);
    },
  };
}
