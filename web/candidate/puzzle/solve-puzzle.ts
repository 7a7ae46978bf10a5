import type { Output } from '#contract/client.ts';

/** Has a puzzle solved beside the page; gives what goes back with the request. */
export async function solvePuzzle(puzzle: Output<'getPuzzle'>): Promise<string> {
  if (puzzle === null) return '';
  const worker = new Worker(new URL('./solver.ts', import.meta.url));
  try {
    const { counter, hash } = await new Promise<{ counter: number; hash: string }>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error('the puzzle was not solved'));
      const { salt, nonce, prefix } = puzzle;
      worker.postMessage({ salt, nonce, prefix });
    });
    return `${puzzle.puzzle}.${counter}.${hash}`;
  } finally {
    worker.terminate();
  }
}
