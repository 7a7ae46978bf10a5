import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

const LIST = 'files.tsv';

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function* filesIn(folder: string): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile()) yield path.relative(folder, path.join(entry.parentPath, entry.name));
  }
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await copyFile(from, to);
}

/**
 * Copies every file, with a list of digests. After the database: files are never altered, so a later copy holds every file
 * that the earlier database names. One that goes meanwhile was going anyway. Returns how many.
 */
export async function backUpFiles(from: string, folder: string): Promise<number> {
  let count = 0;
  async function* lines() {
    for await (const name of filesIn(from)) {
      const to = path.join(folder, 'files', name);
      const isThere = await copy(path.join(from, name), to).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false;
          throw error;
        },
      );
      if (!isThere) continue;
      count += 1;
      yield `${await digestOf(to)}\t${name}\n`;
    }
  }
  await mkdir(folder, { recursive: true });
  await pipeline(lines, createWriteStream(path.join(folder, LIST)));
  return count;
}

/** Puts every file of a backup where the product looks for it; throws at one that is not what was written down. */
export async function restoreFiles(folder: string, to: string): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path.join(folder, LIST)) })) {
    const [digest = '', name = ''] = line.split('\t');
    const [from, target] = [path.join(folder, 'files', name), path.join(to, name)];
    await copy(from, target);
    if ((await digestOf(target)) !== digest) throw new Error(`the file ${name} is not what was written down`);
    count += 1;
  }
  return count;
}
