import { type Account, call } from '#contract/client.ts';
import { transportFor } from '../wire/wire.ts';
import type { Frame } from './crop-rectangle.ts';

const TURNS = { 90: '90', 180: '180', 270: '270' } as const;

/** Sends the original bytes and the frame; the server cuts, and its check decides. Throws WireError. */
export function uploadPhoto(key: string, photo: Blob, crop: Frame, edition: string | null): Promise<Account> {
  const transport = transportFor({ key });
  const frame = {
    left: String(crop.left),
    top: String(crop.top),
    width: String(crop.width),
    height: String(crop.height),
    ...(crop.turn === 0 ? {} : { turn: TURNS[crop.turn] }),
    ...(edition === null ? {} : { edition }),
  };
  return call((request) => transport({ ...request, body: photo }), 'uploadPhoto', { query: frame });
}
