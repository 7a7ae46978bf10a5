import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileStore } from '../ports/file-store.ts';
import { createFileStore } from './file-store.ts';

const KEY = 'photos/0197a3c2-5d1e/9f86d081884c7d65.jpg';

let parent: string;
let folder: string;
let store: FileStore;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'file-store-'));
  folder = path.join(parent, 'files');
  store = createFileStore(folder);
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe('the file store', () => {
  it('gives back what was put, of any size', async () => {
    for (const size of [0, 1, 70_000, 3_000_000]) {
      const content = new Uint8Array(size).fill(7);
      await store.put(KEY, content);
      expect(Buffer.compare((await store.find(KEY)) ?? new Uint8Array([1]), content)).toBe(0);
    }
  });

  it('finds nothing where nothing is: unknown keys, folders, below a file', async () => {
    await store.put(KEY, new Uint8Array([1]));
    for (const key of ['photos/unknown.jpg', 'photos', `${KEY}/deeper`]) {
      expect(await store.find(key)).toBeNull();
    }
  });

  it('deletes, also what is not there', async () => {
    await store.put(KEY, new Uint8Array([1]));
    await store.delete(KEY);
    await store.delete(KEY);
    expect(await store.find(KEY)).toBeNull();
  });

  it('is readable by its owner only', async () => {
    await store.put(KEY, new Uint8Array([1]));
    expect((await stat(path.join(folder, KEY))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(folder, 'photos'))).mode & 0o777).toBe(0o700);
  });
});

describe('put', () => {
  it('may be repeated, also at the same moment, and leaves one file', async () => {
    const content = new Uint8Array(500_000).fill(3);
    await Promise.all(Array.from({ length: 8 }, () => store.put(KEY, content)));
    expect(await store.find(KEY)).toEqual(content);
    expect(await readdir(path.dirname(path.join(folder, KEY)))).toEqual([path.basename(KEY)]);
  });

  it('never shows half a file to a reader', async () => {
    const versions = [new Uint8Array(2_000_000).fill(1), new Uint8Array(1_000_000).fill(2)];
    await store.put(KEY, new Uint8Array(2_000_000).fill(1));
    let writing = true;
    const writer = (async () => {
      for (let round = 0; round < 20; round++) {
        for (const content of versions) await store.put(KEY, content);
      }
      writing = false;
    })();
    while (writing) {
      const seen = await store.find(KEY);
      expect(versions.some((content) => seen?.length === content.length && seen.at(-1) === content[0])).toBe(
        true,
      );
    }
    await writer;
  });

  it('leaves nothing behind when it fails', async () => {
    await store.put(`${KEY}/child`, new Uint8Array([1]));
    await expect(store.put(KEY, new Uint8Array([2]))).rejects.toThrow();
    expect(await readdir(path.dirname(path.join(folder, KEY)))).toEqual([path.basename(KEY)]);
  });
});

describe('a key that is not a plain relative path', () => {
  it.each([
    '../secret',
    'photos/../../secret',
    '/etc/passwd',
    'photos//a.jpg',
    'photos/./a.jpg',
    '.../secret',
    'photos\\..\\..\\secret',
    'photos/%2e%2e/secret',
    'photos/a.jpg\0',
    'photos/a.jpg\n',
    'photos/.hidden',
    'photos/',
    'a b',
    '',
  ])('is refused: %j', async (key) => {
    await writeFile(path.join(parent, 'secret'), 'secret');
    await expect(store.find(key)).rejects.toThrow(RangeError);
    await expect(store.put(key, new Uint8Array([1]))).rejects.toThrow(RangeError);
    await expect(store.delete(key)).rejects.toThrow(RangeError);
    expect((await stat(path.join(parent, 'secret'))).size).toBe(6);
  });
});
