import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { FileStore } from '../ports/file-store.ts';
import { isKey, safeKey } from './file-key.ts';

const NOTHING_THERE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);
/** Under such a name a file is written until it is whole. */
const DRAFT = '.draft';
const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** Keeps files in a folder of this machine. Keys that are not plain relative paths are refused with a RangeError. */
export function createFolderStore(folder: string): FileStore {
  const location = path.resolve(folder);
  const driver = new AtomicFSDriver({ location, visibility: 'private' });
  const disk = new Disk(driver);
  return {
    put: async (key, content) => disk.put(safeKey(key), content),
    find: async (key) => {
      try {
        // flydrive 2.1.0 hands out uninitialised memory for the bytes of an empty file: read the stream.
        return new Uint8Array(await buffer(await disk.getStream(safeKey(key))));
      } catch (error) {
        if (isNothingThere(error)) return null;
        throw error;
      }
    },
    write: async (key, chunks) => driver.write(safeKey(key), chunks),
    read: async (key) => {
      try {
        // Opening it says whether it is there; a stream would say so in the middle of an answer.
        return (await open(driver.pathOf(safeKey(key)))).createReadStream();
      } catch (error) {
        if (isNothingThere(error)) return null;
        throw error;
      }
    },
    delete: async (key) => disk.delete(safeKey(key)),
    deleteAll: async (folder) => disk.deleteAll(safeKey(folder)),
    keys: () => keysIn(location, ''),
  };
}

/** flydrive writes in place, where a crash leaves half a file under a good name. */
class AtomicFSDriver extends FSDriver {
  readonly #folder: string;

  constructor(options: { location: string; visibility: 'private' }) {
    super(options);
    this.#folder = options.location;
  }

  pathOf(key: string): string {
    return path.join(this.#folder, key);
  }

  override async put(key: string, content: string | Uint8Array): Promise<void> {
    await this.write(key, content);
  }

  async write(key: string, content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const destination = this.pathOf(key);
    const draft = `${destination}.${randomUUID()}${DRAFT}`;
    await mkdir(path.dirname(destination), { recursive: true, mode: OWNER_ONLY_FOLDER });
    try {
      await writeThrough(draft, content);
      await rename(draft, destination);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }
}

async function writeThrough(
  file: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const handle = await open(file, 'wx', OWNER_ONLY_FILE);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Folder by folder, each in the order of its names. */
async function* keysIn(location: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(path.join(location, folder), { withFileTypes: true }).catch((error) => {
    if (isNothingThere(error)) return [];
    throw error;
  });
  const sorted = entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of sorted) {
    const key = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* keysIn(location, key);
    else if (isKey(key) && !key.endsWith(DRAFT)) yield key;
  }
}

function isNothingThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOTHING_THERE.has(String(error.code));
}
