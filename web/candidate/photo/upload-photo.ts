import { type Account, call } from '#contract/client.ts';
import { transportFor } from '../wire/wire.ts';
import type { CropRectangle } from './crop-rectangle.ts';

/** Sends the original bytes and the frame; the server cuts, and its check decides. Throws WireError. */
export function uploadPhoto(
  key: string,
  photo: Blob,
  crop: CropRectangle,
  edition: string | null,
): Promise<Account> {
  const transport = transportFor({ key });
  const frame = {
    left: String(crop.left),
    top: String(crop.top),
    width: String(crop.width),
    height: String(crop.height),
  };
  const query = edition === null ? frame : { ...frame, edition };
  return call((request) => transport({ ...request, body: photo }), 'uploadPhoto', { query });
}
