import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bucketProblems } from '../main-files.ts';
import { type FileStore, FilesAway } from '../ports/file-store.ts';
import { openTestBucket, type TestBucket } from '../testing/bucket.ts';
import { backUpFiles, restoreFiles } from './backup-files.ts';
import { createFolderStore } from './folder-store.ts';
import { moveFiles } from './move-files.ts';
import { createMovingStore } from './moving-store.ts';
import { createS3Store } from './s3-store.ts';

const KEY = 'photos/0197a3c2-5d1e/9f86d081884c7d65.jpg';
const SILENCE_MS = 10_000;
/** For a store of which a test knows that it says nothing. */
const BRIEF_MS = 200;
/** More than one part of an upload in parts. */
const LARGE = 8_500_000;

let bucket: TestBucket;
let parent: string;
let folder: string;
beforeAll(async () => {
  bucket = await openTestBucket();
});
afterAll(() => bucket.close());
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'file-store-'));
  folder = path.join(parent, 'files');
});
afterEach(async () => {
  bucket.become('none');
  const s3 = createS3Store(bucket.settings, SILENCE_MS);
  for (const key of await keysOf(s3)) await s3.delete(key);
  await rm(parent, { recursive: true, force: true });
});

const inBucket = () => createS3Store(bucket.settings, SILENCE_MS);
const bytes = (text: string) => new TextEncoder().encode(text);

async function keysOf(store: FileStore): Promise<string[]> {
  const found: string[] = [];
  for await (const key of store.keys()) found.push(key);
  return found;
}

async function* inChunks(length: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += size)
    yield new Uint8Array(Math.min(size, length - at)).fill((at / size) % 251);
}

async function whole(chunks: AsyncIterable<Uint8Array> | null): Promise<Buffer | null> {
  if (chunks === null) return null;
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const PLACES: [string, () => FileStore][] = [
  ['a folder', () => createFolderStore(folder)],
  ['a bucket', inBucket],
  ['both, while they move', () => createMovingStore(createFolderStore(folder), inBucket())],
];

describe.each(PLACES)('files in %s', (_name, open) => {
  let store: FileStore;
  beforeEach(() => {
    store = open();
  });

  it('come back as they were put, of any size', async () => {
    for (const size of [0, 1, 70_000, 3_000_000]) {
      const content = new Uint8Array(size).fill(7);
      await store.put(KEY, content);
      expect(Buffer.compare((await store.find(KEY)) ?? new Uint8Array([1]), content)).toBe(0);
      expect(Buffer.compare((await whole(await store.read(KEY))) ?? Buffer.of(1), content)).toBe(0);
    }
  });

  it('come back as they were streamed, when nobody knew how long they would be', async () => {
    for (const size of [0, 5, 100_000, 8 * 1024 * 1024, LARGE]) {
      await store.write(KEY, inChunks(size, 65_536));
      const wanted = await whole(inChunks(size, 65_536));
      expect((await whole(await store.read(KEY)))?.equals(wanted ?? Buffer.of(1))).toBe(true);
    }
  });

  it('that break off in the middle were never there, and say why', async () => {
    async function* broken() {
      yield* inChunks(LARGE, 65_536);
      throw new RangeError('the database went away');
    }
    await expect(store.write(KEY, broken())).rejects.toThrow(new RangeError('the database went away'));
    expect(await store.find(KEY)).toBeNull();
    expect(await keysOf(store)).toEqual([]);
  });

  it('are not found where nothing is: unknown keys, folders, below a file', async () => {
    await store.put(KEY, new Uint8Array([1]));
    for (const key of ['photos/unknown.jpg', 'photos', `${KEY}/deeper`])
      expect(await store.find(key)).toBeNull();
    expect(await store.read('photos/unknown.jpg')).toBeNull();
  });

  it('are deleted, one or all of a folder, also what is not there', async () => {
    const [other, beside] = ['photos/0197a3c2-5d1e/other.jpg', 'photos/0197a3c2-5d1e0/a.jpg'];
    for (const key of [KEY, other, beside]) await store.put(key, new Uint8Array([1]));
    await store.delete(KEY);
    await store.delete(KEY);
    expect(await store.find(KEY)).toBeNull();
    await store.deleteAll('photos/0197a3c2-5d1e');
    await store.deleteAll('photos/0197a3c2-5d1e');
    expect(await keysOf(store)).toEqual([beside]);
  });

  it('are listed, every one', async () => {
    const keys = ['a.jpg', 'b/1', 'b/2/x', 'b-1', 'c/1.part'];
    for (const key of keys) await store.put(key, bytes(key));
    expect((await keysOf(store)).sort()).toEqual([...keys].sort());
  });

  it('may be put again, also at the same moment, and are one file', async () => {
    const content = new Uint8Array(500_000).fill(9);
    await Promise.all(Array.from({ length: 4 }, () => store.put(KEY, content)));
    expect(Buffer.compare((await store.find(KEY)) ?? new Uint8Array(), content)).toBe(0);
    expect(await keysOf(store)).toEqual([KEY]);
  });

  it('go into a backup and come back out of it; what is not what was written down stops it', async () => {
    await store.put(KEY, bytes('a photo'));
    await store.put('papers/a/b', bytes('a paper'));
    const backup = path.join(parent, 'backup');
    expect(await backUpFiles(store, backup)).toBe(2);
    await store.deleteAll('photos');
    await store.deleteAll('papers');
    expect(await restoreFiles(backup, store)).toBe(2);
    expect(await store.find(KEY)).toEqual(bytes('a photo'));
    await writeFile(path.join(backup, 'files/papers/a/b'), 'another');
    await expect(restoreFiles(backup, store)).rejects.toThrow('papers/a/b is not what was written down');
  });

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
  ])('are refused under a key that is no plain relative path: %j', async (key) => {
    await writeFile(path.join(parent, 'secret'), 'secret');
    await expect(store.find(key)).rejects.toThrow(RangeError);
    await expect(store.put(key, new Uint8Array([1]))).rejects.toThrow(RangeError);
    await expect(store.write(key, inChunks(1, 1))).rejects.toThrow(RangeError);
    await expect(store.delete(key)).rejects.toThrow(RangeError);
    expect((await stat(path.join(parent, 'secret'))).size).toBe(6);
  });
});

describe('a folder', () => {
  it('is readable by its owner only', async () => {
    await createFolderStore(folder).put(KEY, new Uint8Array([1]));
    expect((await stat(path.join(folder, KEY))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(folder, 'photos'))).mode & 0o777).toBe(0o700);
  });

  it('never shows half a file to a reader', async () => {
    const store = createFolderStore(folder);
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

  it('keeps nothing of what failed', async () => {
    const store = createFolderStore(folder);
    await store.put(`${KEY}/child`, new Uint8Array([1]));
    await expect(store.put(KEY, new Uint8Array([2]))).rejects.toThrow();
    expect(await readdir(path.dirname(path.join(folder, KEY)))).toEqual([path.basename(KEY)]);
  });
});

describe('a bucket that is away', () => {
  it.each(['refuses', 'hangs', 'cut'] as const)(
    'and %s says so in one way, and nothing is half done',
    async (fault) => {
      const store = inBucket();
      await store.put(KEY, new Uint8Array(200_000).fill(3));
      bucket.become(fault);
      const brief = createS3Store(bucket.settings, BRIEF_MS);
      await expect(brief.find(KEY)).rejects.toThrow(FilesAway);
      const streamed = async () => whole(await brief.read(KEY));
      await expect(streamed()).rejects.toThrow(FilesAway);
      bucket.become(fault === 'cut' ? 'refuses' : fault, ['PUT']);
      await expect(brief.put(KEY, new Uint8Array([1]))).rejects.toThrow(FilesAway);
      await expect(brief.write('exports/a/file', inChunks(LARGE, 65_536))).rejects.toThrow(FilesAway);
      bucket.become('none');
      expect((await store.find(KEY))?.byteLength).toBe(200_000);
      expect(await keysOf(store)).toEqual([KEY]);
    },
  );

  it('is no excuse for finding nothing', async () => {
    const elsewhere = createS3Store({ ...bucket.settings, bucket: 'of-nobody' }, SILENCE_MS);
    await expect(elsewhere.find(KEY)).rejects.toThrow(FilesAway);
  });

  it('stops a start in words, and a good one does not', async () => {
    const { settings } = bucket;
    expect(await bucketProblems({ place: 's3', bucket: settings })).toEqual([]);
    expect(await bucketProblems({ place: 'folder' })).toEqual([]);
    bucket.become('refuses');
    const [problem] = await bucketProblems({ place: 'moving', bucket: settings });
    expect(problem).toMatch(
      /^the bucket of WEIKAO_S3_BUCKET does not answer as it should \(.+\): see WEIKAO_S3_…$/,
    );
    expect(problem).not.toContain(settings.secret);
  });

  it('is read past while files move: the folder is whole', async () => {
    const both = createMovingStore(createFolderStore(folder), inBucket());
    await both.put(KEY, bytes('a photo'));
    bucket.become('refuses');
    expect(await both.find(KEY)).toEqual(bytes('a photo'));
    expect(await whole(await both.read(KEY))).toEqual(Buffer.from('a photo'));
    await expect(both.put('photos/b', bytes('b'))).rejects.toThrow(FilesAway);
  });
});

describe('moving from a folder to a bucket', () => {
  const silent = { after: null, tell: () => undefined };

  it('copies every file, and reads each back', async () => {
    const [from, to] = [createFolderStore(folder), inBucket()];
    const keys = Array.from({ length: 20 }, (_, i) => `photos/${String.fromCharCode(97 + (i % 5))}/${i}.jpg`);
    for (const key of keys) await from.put(key, bytes(key));
    await writeFile(path.join(folder, 'photos/a/0.jpg.0197.draft'), 'half a file');
    expect(await moveFiles(from, to, silent)).toEqual({ copied: 20, there: 0, gone: 0 });
    for (const key of keys) expect(await to.find(key)).toEqual(bytes(key));
    expect(await keysOf(to)).toHaveLength(20);
    await to.put('photos/a/0.jpg', bytes('spoiled on the way'));
    expect(await moveFiles(from, to, silent)).toEqual({ copied: 1, there: 19, gone: 0 });
    expect(await to.find('photos/a/0.jpg')).toEqual(bytes('photos/a/0.jpg'));
  });

  it('cut off, goes on where it was', async () => {
    const [from, to] = [createFolderStore(folder), inBucket()];
    const keys = ['a/1', 'a/2', 'a-b', 'b', 'b/1', 'c/1/x', 'c/2', 'd/1', 'd/10', 'd/9', 'e'].filter(
      (key) => key !== 'b',
    );
    for (const key of keys) await from.put(key, bytes(key));
    let mark = '';
    const stopping = {
      after: null,
      tell: (until: string) => {
        mark = until;
        bucket.become('refuses');
      },
    };
    await expect(moveFiles(from, to, stopping)).rejects.toThrow(FilesAway);
    bucket.become('none');
    const first = await keysOf(to);
    expect(first).toHaveLength(8);
    expect(await moveFiles(from, to, { ...silent, after: mark })).toEqual({ copied: 2, there: 0, gone: 0 });
    expect((await keysOf(to)).sort()).toEqual([...keys].sort());
  });

  it('keeps up with what is written anew and deleted under its hands', async () => {
    const [from, s3] = [createFolderStore(folder), inBucket()];
    const both = createMovingStore(from, s3);
    for (const key of ['a/deleted', 'a/rewritten', 'a/stays']) await from.put(key, bytes('first'));
    const meanwhile = new Map([
      ['a/deleted', () => both.delete('a/deleted')],
      ['a/rewritten', () => both.put('a/rewritten', bytes('second'))],
    ]);
    /** What was read is old by the time it is written. */
    const late: FileStore = {
      ...s3,
      write: async (key, chunks) => {
        const read = await whole(chunks);
        await meanwhile.get(key)?.();
        meanwhile.delete(key);
        await s3.put(key, read ?? new Uint8Array());
      },
    };
    expect(await moveFiles(from, late, silent)).toEqual({ copied: 2, there: 0, gone: 1 });
    expect(await keysOf(s3)).toEqual(['a/rewritten', 'a/stays']);
    expect(await s3.find('a/rewritten')).toEqual(bytes('second'));
    expect(await readFile(path.join(folder, 'a/rewritten'), 'utf8')).toBe('second');
  });
});
