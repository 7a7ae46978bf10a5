import type { FileStore } from '../../ports/file-store.ts';
import type { PhotoCheck } from '../../ports/photo-processor.ts';

/** Beside the photo, which never changes under its digest. */
const checkKey = (candidate: string, digest: string) => `photos/${candidate}/${digest}.json`;

export async function keepPhotoCheck(files: FileStore, candidate: string, digest: string, check: PhotoCheck) {
  await files.put(checkKey(candidate, digest), Buffer.from(JSON.stringify(check)));
}

/** What the look at a photo has left open; null for a photo that nobody has looked at. */
export async function readPhotoCheck(
  files: FileStore,
  candidate: string,
  digest: string | null,
): Promise<PhotoCheck | null> {
  const found = digest === null ? null : await files.find(checkKey(candidate, digest));
  return found === null ? null : JSON.parse(Buffer.from(found).toString('utf8'));
}
