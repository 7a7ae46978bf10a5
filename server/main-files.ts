import path from 'node:path';
import type { Config } from './config.ts';
import { createFolderStore } from './files/folder-store.ts';
import { createMovingStore } from './files/moving-store.ts';
import type { FileStore } from './ports/file-store.ts';
import type { BucketSettings } from './ports/files-settings.ts';

/** For how long the object store may say nothing; people wait meanwhile, twice at most. */
const SILENCE_MS = 10_000;

type Settings = Pick<Config, 'files' | 'dataFolder'>;

export const openFolder = ({ dataFolder }: Pick<Config, 'dataFolder'>): FileStore =>
  createFolderStore(path.join(dataFolder, 'files'));

/** The library is loaded only where a bucket is configured: it is large. */
export async function openBucket(bucket: BucketSettings): Promise<FileStore> {
  const { createS3Store } = await import('./files/s3-store.ts');
  return createS3Store(bucket, SILENCE_MS);
}

/** Private files, where the settings say that they stand. */
export async function openFiles({ files, dataFolder }: Settings): Promise<FileStore> {
  if (files.place === 'folder') return openFolder({ dataFolder });
  const bucket = await openBucket(files.bucket);
  return files.place === 's3' ? bucket : createMovingStore(openFolder({ dataFolder }), bucket);
}

/** What is wrong with the bucket, a line each; none where files stand in a folder. */
export async function bucketProblems(files: Config['files'] | undefined): Promise<string[]> {
  if (files === undefined || files.place === 'folder') return [];
  try {
    await (await openBucket(files.bucket)).find('weikao');
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`the bucket of WEIKAO_S3_BUCKET does not answer as it should (${reason}): see WEIKAO_S3_…`];
  }
}
