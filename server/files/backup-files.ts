import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../ports/file-store.ts';
import { digestIn } from './move-files.ts';

const LIST = 'files.tsv';

/** Writes what passes into a file, and says its digest. */
async function keep(chunks: AsyncIterable<Uint8Array>, file: string): Promise<string> {
  const hash = createHash('sha256');
  await mkdir(path.dirname(file), { recursive: true });
  const hashed = async function* (passing: AsyncIterable<Uint8Array>) {
    for await (const chunk of passing) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(chunks, hashed, createWriteStream(file));
  return hash.digest('hex');
}

/**
 * Copies every file, with a list of digests. After the database: files are never altered, so a later copy holds every file
 * that the earlier database names. One that goes meanwhile was going anyway. Returns how many.
 */
export async function backUpFiles(from: FileStore, folder: string): Promise<number> {
  let count = 0;
  async function* lines() {
    for await (const key of from.keys()) {
      const chunks = await from.read(key);
      if (chunks === null) continue;
      count += 1;
      yield `${await keep(chunks, path.join(folder, 'files', key))}\t${key}\n`;
    }
  }
  await mkdir(folder, { recursive: true });
  await pipeline(lines, createWriteStream(path.join(folder, LIST)));
  return count;
}

/** Puts every file of a backup where the product looks for it; throws at one that is not what was written down. */
export async function restoreFiles(folder: string, to: FileStore): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path.join(folder, LIST)) })) {
    const [digest = '', key = ''] = line.split('\t');
    await to.write(key, createReadStream(path.join(folder, 'files', key)));
    if ((await digestIn(to, key)) !== digest) throw new Error(`the file ${key} is not what was written down`);
    count += 1;
  }
  return count;
}
