async function* cut(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(size);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.byteLength; ) {
      const taken = chunk.subarray(from, from + size - filled);
      part.set(taken, filled);
      filled += taken.byteLength;
      from += taken.byteLength;
      if (filled === size) {
        yield part;
        part = new Uint8Array(size);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

async function* joined(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/**
 * Cuts a stream into parts of one size, the last one smaller. `more` is null where one part holds it all, and else every
 * part, the first one too.
 */
export async function inParts(chunks: AsyncIterable<Uint8Array>, size: number) {
  const parts = cut(chunks, size);
  const { value: first = new Uint8Array() } = await parts.next();
  const { value: second } = await parts.next();
  return { first, more: second === undefined ? null : joined([first, second], parts) };
}
