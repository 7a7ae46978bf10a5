import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import {
  doubtsOf,
  faultOfBytes,
  faultOfFaces,
  faultOfPixels,
  type PhotoFault,
} from '#domain/photo/check-photo.ts';
import type { Looks } from '#domain/photo/measure-looks.ts';
import type { PhotoLooker } from '../ports/photo-looker.ts';
import type { Crop, PhotoProcessor, PhotoResult, ProcessedPhoto, Turn } from '../ports/photo-processor.ts';

type Size = { readonly width: number; readonly height: number };

const ACCEPTED_TYPES = new Set(['image/jpeg', 'image/png']);
/** Above the cameras people have (50 megapixels), far below what exhausts a server (144 million: 0.5 GB). */
export const MOST_PIXELS = 52_000_000;
/** Printed, compared by eye and shown in large: no visible loss, about half the size of quality 100. */
const JPEG_QUALITY = 92;

/** What is looked at: enough for a face, little enough to be quick. */
const LOOKED_AT = { width: 480, height: 672 };

const refused = (problem: PhotoFault, found: Readonly<Record<string, number>>): PhotoResult => ({
  ok: false,
  problem,
  found,
});

/**
 * Makes an upload into a plain upright JPEG. Sizes in bytes are judged on the upload, pixels and face on the part that
 * is kept; a broken picture is no picture. `found` holds what was measured: `bytes`, `width` and `height`, or `faces`.
 * Without a looker, faces are left to staff.
 */
export function createPhotoProcessor(looker: PhotoLooker | null): PhotoProcessor {
  return {
    async process(upload, limits, crop) {
      const bytes = upload.byteLength;
      if (bytes > limits.maxBytes) return refused('photo-too-large', { bytes });
      const original = await uprightSize(upload);
      if (!original) return refused('photo-not-an-image', { bytes });
      if (original.width * original.height > MOST_PIXELS) return refused('photo-too-many-pixels', original);
      const weight = faultOfBytes(bytes, limits);
      if (weight) return refused(weight, { bytes });
      const turned = crop?.turn === 90 || crop?.turn === 270 ? swapped(original) : original;
      const kept = crop ? withinPicture(crop, turned) : { left: 0, top: 0, ...turned };
      const problem = faultOfPixels(kept, limits);
      if (problem) return refused(problem, { width: kept.width, height: kept.height });
      const photo = await reencode(upload, kept, crop?.turn ?? null);
      if (photo === null) return refused('photo-not-an-image', { bytes });
      const looks = looker === null ? null : await looker.look(await pixelsOf(photo.jpeg));
      return judged(photo, looks);
    },
  };
}

function judged(photo: Omit<ProcessedPhoto, 'check'>, looks: Looks | null): PhotoResult {
  if (looks === null) return { ok: true, photo: { ...photo, check: { faceChecked: false, doubts: [] } } };
  const fault = faultOfFaces(looks.faces);
  if (fault) return refused(fault, { faces: looks.faces });
  return { ok: true, photo: { ...photo, check: { faceChecked: true, doubts: doubtsOf(looks) } } };
}

async function pixelsOf(jpeg: Uint8Array) {
  const { data, info } = await sharp(jpeg)
    .resize({ ...LOOKED_AT, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

const swapped = ({ width, height }: Size): Size => ({ width: height, height: width });

/** Reads only the header. Null where the content is not a JPEG or PNG picture. */
export async function uprightSize(upload: Uint8Array): Promise<Size | null> {
  const type = await fileTypeFromBuffer(upload);
  if (!type || !ACCEPTED_TYPES.has(type.mime)) return null;
  try {
    const { autoOrient } = await sharp(upload, { limitInputPixels: false }).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return null;
  }
}

/** The crop in whole pixels, cut down to the picture; nothing is left of a crop beside it. */
function withinPicture(crop: Crop, picture: Size): Crop {
  const clamp = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
  const left = clamp(crop.left, picture.width);
  const top = clamp(crop.top, picture.height);
  const right = clamp(crop.left + crop.width, picture.width);
  const bottom = clamp(crop.top + crop.height, picture.height);
  return { left, top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) };
}

/** Re-encoding leaves metadata and whatever was hidden in the upload behind. Null where it cannot be decoded. */
async function reencode(
  upload: Uint8Array,
  { left, top, width, height }: Crop,
  turn: Turn | null,
): Promise<Omit<ProcessedPhoto, 'check'> | null> {
  try {
    const { data, info } = await sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .rotate(turn ?? 0)
      .extract({ left, top, width, height })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    return null;
  }
}
