import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { type FileStore, FilesAway } from '../ports/file-store.ts';
import type { BucketSettings } from '../ports/files-settings.ts';
import { safeKey } from './file-key.ts';
import { inParts } from './in-parts.ts';

/** S3 takes ten thousand parts, each of 5 MiB at least: 80 GB, with two parts in memory. */
const PART_BYTES = 8 * 1024 * 1024;
const CONNECT_MS = 3000;
const TRIES = 2;
const MISSING = new Set(['NoSuchKey', 'NotFound']);

const isMissing = (error: unknown) => error instanceof Error && MISSING.has(error.name);

function openClient({ url, region, keyId, secret, pathStyle }: BucketSettings, silenceMs: number): S3Client {
  return new S3Client({
    endpoint: url,
    region,
    forcePathStyle: pathStyle,
    credentials: { accessKeyId: keyId, secretAccessKey: secret },
    // Checksums of AWS's own that other stores do not know; TLS and the digests in our keys stand in for them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: TRIES,
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: silenceMs },
  });
}

/** What the bucket says; whatever it cannot say is one error, of which people are told to try again. */
async function reach<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw new FilesAway(error);
  }
}

/** A line that is cut in the middle of a file. */
async function* told(body: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk;
  } catch (error) {
    throw new FilesAway(error);
  }
}

/** `silenceMs`: for how long the store may say nothing. Keys that are not plain relative paths are refused with a RangeError. */
export function createS3Store(settings: BucketSettings, silenceMs: number): FileStore {
  const client = openClient(settings, silenceMs);
  const at = (key: string) => ({ Bucket: settings.bucket, Key: key });

  async function open(key: string): Promise<Readable | null> {
    const answer = await client.send(new GetObjectCommand(at(safeKey(key)))).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw new FilesAway(error);
    });
    if (answer === null) return null;
    if (answer.Body instanceof Readable) return answer.Body;
    throw new FilesAway('an answer without a body');
  }

  async function put(key: string, content: Uint8Array): Promise<void> {
    await reach(client.send(new PutObjectCommand({ ...at(key), Body: content })));
  }

  async function sendParts(key: string, upload: string, parts: AsyncIterable<Uint8Array>) {
    const sent = [];
    let number = 0;
    for await (const part of parts) {
      number += 1;
      const named = { ...at(key), UploadId: upload, PartNumber: number };
      const { ETag } = await reach(client.send(new UploadPartCommand({ ...named, Body: part })));
      sent.push({ ETag, PartNumber: number });
    }
    return sent;
  }

  /** Nobody sees the object before its last part is named. */
  async function putInParts(key: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
    const { UploadId: upload } = await reach(client.send(new CreateMultipartUploadCommand(at(key))));
    if (upload === undefined) throw new FilesAway('an upload without an id');
    const named = { ...at(key), UploadId: upload };
    try {
      const Parts = await sendParts(key, upload, parts);
      await reach(client.send(new CompleteMultipartUploadCommand({ ...named, MultipartUpload: { Parts } })));
    } catch (error) {
      // What lies there is seen by nobody; where even this fails, the bucket's own rule clears it away.
      await client.send(new AbortMultipartUploadCommand(named)).catch(() => {});
      throw error;
    }
  }

  async function* keysBelow(prefix: string): AsyncGenerator<string> {
    let next: string | undefined;
    do {
      const page = { Bucket: settings.bucket, Prefix: prefix, ContinuationToken: next };
      const { Contents = [], NextContinuationToken } = await reach(
        client.send(new ListObjectsV2Command(page)),
      );
      for (const { Key } of Contents) if (Key !== undefined) yield Key;
      next = NextContinuationToken;
    } while (next !== undefined);
  }

  const remove = async (key: string) => {
    await reach(client.send(new DeleteObjectCommand(at(key))));
  };

  return {
    put: async (key, content) => put(safeKey(key), content),
    find: async (key) => {
      const body = await open(key);
      return body === null ? null : new Uint8Array(await reach(buffer(body)));
    },
    write: async (key, chunks) => {
      const { first, more } = await inParts(chunks, PART_BYTES);
      await (more === null ? put(safeKey(key), first) : putInParts(safeKey(key), more));
    },
    read: async (key) => {
      const body = await open(key);
      return body && told(body);
    },
    delete: async (key) => remove(safeKey(key)),
    deleteAll: async (folder) => {
      // One by one: for many at once the stores ask for different checksums.
      for await (const key of keysBelow(`${safeKey(folder)}/`)) await remove(key);
    },
    keys: () => keysBelow(''),
  };
}
