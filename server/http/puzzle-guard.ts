import type { FastifyRequest } from 'fastify';
import { isPuzzleSolved, type PuzzleDeps } from '../usecases/account/puzzle.ts';
import { type Outcome, refused } from '../usecases/outcome.ts';

/** The solved puzzle that a request brings. */
export function puzzleOf(request: FastifyRequest): string | null {
  const answer = request.headers['x-puzzle'];
  return typeof answer === 'string' ? answer : null;
}

/** Whatever sends a message to a stranger's telephone costs a machine some work. */
export async function paid<T>(
  deps: PuzzleDeps,
  request: FastifyRequest,
  send: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return (await isPuzzleSolved(deps, puzzleOf(request))) ? send() : refused('puzzle-needed');
}
