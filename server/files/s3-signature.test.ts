import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bucketProblems } from '../main-files.ts';
import { FilesAway } from '../ports/file-store.ts';
import { openTestBucket, type TestBucket } from '../testing/bucket.ts';
import type { SentRequest } from '../testing/s3-signature.ts';
import { createS3Store } from './s3-store.ts';

const SILENCE_MS = 10_000;
const KEY = 'photos/0197a3c2-5d1e/Az_09-x.y.jpg';
const MINUTE = 60_000;
/** More than one part of an upload in parts. */
const LARGE = 8_500_000;
const content = new Uint8Array(1000).fill(7);

let bucket: TestBucket;
beforeAll(async () => {
  bucket = await openTestBucket();
  await createS3Store(bucket.settings, SILENCE_MS).put(KEY, content);
});
afterEach(() => bucket.mend());
afterAll(() => bucket.close());

async function* large(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < LARGE; at += 500_000) yield new Uint8Array(500_000).fill(at % 251);
}

async function keysOf(store: ReturnType<typeof createS3Store>): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.keys()) keys.push(key);
  return keys;
}

/** Whatever a store does; each answers FilesAway, and never that nothing is there. */
async function allAreAway(settings: TestBucket['settings']): Promise<Set<string>> {
  const store = createS3Store(settings, SILENCE_MS);
  bucket.takeRefusals();
  await expect(store.find(KEY)).rejects.toThrow(FilesAway);
  await expect(store.read(KEY)).rejects.toThrow(FilesAway);
  await expect(store.find('photos/nothing.jpg')).rejects.toThrow(FilesAway);
  await expect(store.put(KEY, content)).rejects.toThrow(FilesAway);
  await expect(store.write('exports/a', large())).rejects.toThrow(FilesAway);
  await expect(store.delete(KEY)).rejects.toThrow(FilesAway);
  await expect(store.deleteAll('photos')).rejects.toThrow(FilesAway);
  await expect(keysOf(store)).rejects.toThrow(FilesAway);
  return new Set(bucket.takeRefusals());
}

async function isUntouched(): Promise<void> {
  bucket.mend();
  const store = createS3Store(bucket.settings, SILENCE_MS);
  expect(await store.find(KEY)).toEqual(content);
  expect(await keysOf(store)).toEqual([KEY]);
}

describe('what we send to a bucket is signed', () => {
  it.each([
    ['in the path', () => bucket.settings],
    ['before the host', () => bucket.inHost],
  ])('with the bucket %s: all that a store does', async (_where, settings) => {
    const store = createS3Store(settings(), SILENCE_MS);
    bucket.takeRefusals();
    await store.put('a.b/c_d-E.1', content);
    await store.write('a.b/large', large());
    expect((await store.find('a.b/large'))?.byteLength).toBe(LARGE);
    expect(await store.find('a.b/nothing')).toBeNull();
    expect(await keysOf(store)).toEqual(['a.b/c_d-E.1', 'a.b/large', KEY]);
    await store.delete('a.b/large');
    await store.deleteAll('a.b');
    expect(await keysOf(store)).toEqual([KEY]);
    expect(bucket.takeRefusals()).toEqual([]);
  });

  it('also under names that we never give', async () => {
    const { url: endpoint, region, keyId, secret } = bucket.settings;
    const credentials = { accessKeyId: keyId, secretAccessKey: secret };
    const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    for (const Key of ['张伟 的照片.jpg', 'a+b/c=d&e?f#g%h', "~(1)*'!", 'x/ü/é.jpg', '@:;,$']) {
      const at = { Bucket: bucket.settings.bucket, Key };
      await client.send(new PutObjectCommand({ ...at, Body: content, Metadata: { of: '  two  words ' } }));
      const { Body } = await client.send(new GetObjectCommand(at));
      expect(await Body?.transformToByteArray()).toEqual(content);
      await client.send(new DeleteObjectCommand(at));
    }
  });
});

describe('a bucket that does not believe us is away, and never empty', () => {
  it.each([
    ['another secret', { secret: 'qX7vRk2mLw9p/z4sYb+6nT=' }, 'SignatureDoesNotMatch'],
    ['another key', { keyId: 'AKIDHEBEI2025' }, 'InvalidAccessKeyId'],
    ['another region', { region: 'cn-north-2' }, 'AuthorizationHeaderMalformed'],
  ])('with %s', async (_name, wrong, code) => {
    expect(await allAreAway({ ...bucket.settings, ...wrong })).toEqual(new Set([code]));
    expect(await allAreAway({ ...bucket.inHost, ...wrong })).toEqual(new Set([code]));
    await isUntouched();
  });

  it.each<[string, (sent: SentRequest) => Partial<SentRequest>, string]>([
    ['path', ({ path }) => ({ path: path.replace('photos', 'papers') }), 'SignatureDoesNotMatch'],
    ['query', ({ path }) => ({ path: `${path}&versionId=1` }), 'SignatureDoesNotMatch'],
    ['method', () => ({ method: 'HEAD' }), 'SignatureDoesNotMatch'],
    ['header', ({ headers }) => ({ headers: { ...headers, host: 'of-another' } }), 'SignatureDoesNotMatch'],
    ['rights', ({ headers }) => ({ headers: { ...headers, 'x-amz-acl': 'public-read' } }), 'AccessDenied'],
    ['signature', ({ headers }) => ({ headers: { ...headers, authorization: undefined } }), 'AccessDenied'],
    ['body', ({ body }) => ({ body: Buffer.concat([body, Buffer.of(0)]) }), 'XAmzContentSHA256Mismatch'],
  ])('with another %s than was signed', async (_name, change, code) => {
    bucket.alter(change);
    const store = createS3Store(bucket.settings, SILENCE_MS);
    bucket.takeRefusals();
    await expect(store.find(KEY)).rejects.toThrow(FilesAway);
    await expect(store.put('photos/new.jpg', content)).rejects.toThrow(FilesAway);
    await expect(store.write('photos/new.jpg', large())).rejects.toThrow(FilesAway);
    expect(new Set(bucket.takeRefusals())).toEqual(new Set([code]));
    await isUntouched();
  });

  it('with what comes a quarter of an hour late, or early', async () => {
    for (const minutes of [16, -16]) {
      bucket.setClock({ aheadMs: minutes * MINUTE, told: false });
      expect(await allAreAway(bucket.settings)).toEqual(new Set(['RequestTimeTooSkewed']));
    }
    bucket.setClock({ aheadMs: 14 * MINUTE, told: false });
    expect(await createS3Store(bucket.settings, SILENCE_MS).find(KEY)).toEqual(content);
    await isUntouched();
  });

  it('and a machine whose clock is wrong learns the time from its answers', async () => {
    bucket.setClock({ aheadMs: 50 * MINUTE, told: true });
    const store = createS3Store(bucket.settings, SILENCE_MS);
    bucket.takeRefusals();
    expect(await store.find(KEY)).toEqual(content);
    await store.put(KEY, content);
    expect(bucket.takeRefusals()).toEqual(['RequestTimeTooSkewed']);
  });

  it('stops a start in words that name the fault and no secret', async () => {
    const secret = 'qX7vRk2mLw9p-another';
    const [problem] = await bucketProblems({ place: 's3', bucket: { ...bucket.settings, secret } });
    expect(problem).toContain('SignatureDoesNotMatch');
    expect(problem).not.toContain(secret);
  });
});
