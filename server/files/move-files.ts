import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../ports/file-store.ts';

/** Files at a time: each waits for the line, not for the processor. */
const AT_ONCE = 8;
/** A file that is written anew while it is copied is copied again. */
const MOST_ROUNDS = 5;

export type Moved = { copied: number; there: number; gone: number };

/** SHA-256 of what stands there; null where nothing does. */
export async function digestIn(store: FileStore, key: string): Promise<string | null> {
  const chunks = await store.read(key);
  if (chunks === null) return null;
  const hash = createHash('sha256');
  await pipeline(chunks, hash);
  return hash.digest('hex');
}

async function copy(from: FileStore, to: FileStore, key: string): Promise<boolean> {
  const chunks = await from.read(key);
  if (chunks !== null) await to.write(key, chunks);
  return chunks !== null;
}

/**
 * Copies one file and reads it back. Meanwhile it may be written anew or deleted, in the old place first: the last look
 * is at the old place, and only what is the same in both counts.
 */
async function moveOne(from: FileStore, to: FileStore, key: string): Promise<keyof Moved> {
  let copied = false;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const wanted = await digestIn(from, key);
    const found = await digestIn(to, key);
    if (wanted !== found && wanted !== null) copied = (await copy(from, to, key)) || copied;
    else if (wanted === null && found !== null) await to.delete(key);
    else if (wanted === null) return 'gone';
    else if ((await digestIn(from, key)) === wanted) return copied ? 'copied' : 'there';
  }
  throw new Error(`${key} is not the same in both places after ${MOST_ROUNDS} copies`);
}

/** Keys are walked folder by folder, so they are compared name by name. */
function isAfter(key: string, mark: string): boolean {
  const [names, marked] = [key.split('/'), mark.split('/')];
  for (const [i, name] of names.entries()) {
    const other = marked[i];
    if (other === undefined) return true;
    if (name !== other) return name > other;
  }
  return false;
}

async function* batches(keys: AsyncIterable<string>, after: string | null): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const key of keys) {
    if (after !== null && !isAfter(key, after)) continue;
    batch.push(key);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Brings every file of a folder to another place, reads each back and compares its SHA-256, while the product writes to both
 * (`createMovingStore`). `after`: the key up to which an earlier run came; `tell` hears how far this one is.
 */
export async function moveFiles(
  from: FileStore,
  to: FileStore,
  { after, tell }: { readonly after: string | null; readonly tell: (mark: string, moved: Moved) => void },
): Promise<Moved> {
  const moved: Moved = { copied: 0, there: 0, gone: 0 };
  for await (const batch of batches(from.keys(), after)) {
    // Who hears that it failed can rely on nothing being copied any more.
    const ends = await Promise.allSettled(batch.map((key) => moveOne(from, to, key)));
    for (const end of ends) {
      if (end.status === 'rejected') throw end.reason;
      moved[end.value] += 1;
    }
    tell(batch.at(-1) ?? '', { ...moved });
  }
  return moved;
}
