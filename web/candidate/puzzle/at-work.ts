type Show = (busy: boolean) => void;

/** Whether a puzzle is being solved, for the line of text that says so. */
export function createAtWork() {
  const shows = new Set<Show>();
  let running = 0;

  async function during<T>(work: () => Promise<T>): Promise<T> {
    running += 1;
    for (const show of shows) show(true);
    try {
      return await work();
    } finally {
      running -= 1;
      for (const show of shows) show(running > 0);
    }
  }

  function onChange(show: Show): () => void {
    shows.add(show);
    return () => void shows.delete(show);
  }

  return { during, onChange };
}

export const atWork = createAtWork();
