import { type FileStore, FilesAway } from '../../ports/file-store.ts';
import type { PhotoCheck } from '../../ports/photo-processor.ts';

/** Beside the photo, which never changes under its digest. */
const checkKey = (candidate: string, digest: string) => `photos/${candidate}/${digest}.json`;

export async function keepPhotoCheck(files: FileStore, candidate: string, digest: string, check: PhotoCheck) {
  await files.put(checkKey(candidate, digest), Buffer.from(JSON.stringify(check)));
}

/**
 * What the look at a photo has left open; null for a photo that nobody has looked at. Also while files are away: pages and
 * submissions do not wait for a hint, and whoever sees none looks for themselves.
 */
export async function readPhotoCheck(
  files: FileStore,
  candidate: string,
  digest: string | null,
): Promise<PhotoCheck | null> {
  if (digest === null) return null;
  const found = await files.find(checkKey(candidate, digest)).catch((error: unknown) => {
    if (error instanceof FilesAway) return null;
    throw error;
  });
  return found === null ? null : JSON.parse(Buffer.from(found).toString('utf8'));
}
