import type { BucketSettings, FilesSettings } from '../ports/files-settings.ts';
import { addressOf, choiceOf, type Environment, neededSecret, neededText } from './setting.ts';

function readBucket(environment: Environment): BucketSettings {
  const url = addressOf(environment, 'WEIKAO_S3_URL');
  if (url === null)
    throw new Error('WEIKAO_S3_URL is needed: WEIKAO_FILES says that files stand in a bucket');
  const bucket = neededText(environment, 'WEIKAO_S3_BUCKET');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new Error(`WEIKAO_S3_BUCKET must be the name of a bucket, not "${bucket}"`);
  return {
    url,
    region: neededText(environment, 'WEIKAO_S3_REGION'),
    bucket,
    keyId: neededText(environment, 'WEIKAO_S3_KEY_ID'),
    secret: neededSecret(environment, 'WEIKAO_S3_SECRET'),
    pathStyle: choiceOf(environment, 'WEIKAO_S3_PATH_STYLE', ['on', 'off'], 'off') === 'on',
  };
}

/** Where photos, papers and exports stand: the folder of WEIKAO_DATA unless told. */
export function readFilesSettings(environment: Environment): FilesSettings {
  const place = choiceOf(environment, 'WEIKAO_FILES', ['folder', 'moving', 's3'], 'folder');
  return place === 'folder' ? { place } : { place, bucket: readBucket(environment) };
}
