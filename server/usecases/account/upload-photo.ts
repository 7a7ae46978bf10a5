import type { AccountStore } from '../../ports/account-store.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Crop, PhotoProcessor } from '../../ports/photo-processor.ts';
import type { Reference } from '../../ports/reference.ts';
import { refused } from '../outcome.ts';
import { keepPhotoCheck } from './photo-check.ts';
import { viewAccount } from './view-account.ts';

type Deps = {
  readonly accounts: AccountStore;
  readonly files: FileStore;
  readonly photos: PhotoProcessor;
  readonly reference: Reference;
  readonly keys: Keys;
};

export const photoFolder = (candidate: string) => `photos/${candidate}`;
export const photoKey = (candidate: string, digest: string) => `${photoFolder(candidate)}/${digest}.jpg`;

type Upload = { readonly bytes: Uint8Array; readonly crop: Crop | null; readonly edition: string | null };

/** A7: the base photo. Checked by content against the limits of the edition asked for, or of the newest one. */
export async function uploadPhoto(deps: Deps, candidate: string, { bytes, crop, edition }: Upload) {
  const key = edition ?? deps.reference.editions()[0]?.edition.key ?? '';
  const limits = deps.reference.photoLimits(key);
  if (limits === null) return refused('not-found');
  const result = await deps.photos.process(bytes, limits, crop ?? undefined);
  if (!result.ok) return refused(result.problem, { ...limits, ...result.found });
  const digest = deps.keys.digest(result.photo.jpeg);
  await deps.files.put(photoKey(candidate, digest), result.photo.jpeg);
  await keepPhotoCheck(deps.files, candidate, digest, result.photo.check);
  await deps.accounts.setPhoto(candidate, { digest, width: result.photo.width, height: result.photo.height });
  return viewAccount(deps, candidate);
}

/** One of the candidate's own photos by its digest, or the account's present one; null where there is none. */
export async function readPhoto(
  deps: Pick<Deps, 'accounts' | 'files'>,
  candidate: string,
  wanted: string | null,
): Promise<Uint8Array | null> {
  const digest = wanted ?? (await deps.accounts.findAccount(candidate))?.photo?.digest;
  return digest === undefined ? null : deps.files.find(photoKey(candidate, digest));
}
