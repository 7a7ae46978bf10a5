import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import type {
  Crop,
  PhotoLimits,
  PhotoProblem,
  PhotoProcessor,
  PhotoResult,
  ProcessedPhoto,
} from '../ports/photo-processor.ts';

type Size = { readonly width: number; readonly height: number };

const ACCEPTED_TYPES = new Set(['image/jpeg', 'image/png']);
/** Above the cameras people have (50 megapixels), far below what exhausts a server (144 million: 0.5 GB). */
const MOST_PIXELS = 52_000_000;
/** Printed, compared by eye and shown in large: no visible loss, about half the size of quality 100. */
const JPEG_QUALITY = 92;

const refused = (problem: PhotoProblem, found: Readonly<Record<string, number>>): PhotoResult => ({
  ok: false,
  problem,
  found,
});

/**
 * Makes an upload into a plain upright JPEG. Sizes in bytes are judged on the upload, pixels on the part that is
 * kept; a broken picture is no picture. `found` holds what was measured: `bytes`, or `width` and `height`.
 */
export function createPhotoProcessor(): PhotoProcessor {
  return {
    async process(upload, limits, crop) {
      const bytes = upload.byteLength;
      if (bytes > limits.maxBytes) return refused('photo-too-large', { bytes });
      const original = await uprightSize(upload);
      if (!original) return refused('photo-not-an-image', { bytes });
      if (original.width * original.height > MOST_PIXELS) return refused('photo-too-many-pixels', original);
      if (bytes < limits.minBytes) return refused('photo-too-small', { bytes });
      const kept = crop ? withinPicture(crop, original) : { left: 0, top: 0, ...original };
      const problem = problemOfSize(kept, limits);
      if (problem) return refused(problem, { width: kept.width, height: kept.height });
      const photo = await reencode(upload, kept);
      return photo ? { ok: true, photo } : refused('photo-not-an-image', { bytes });
    },
  };
}

/** Reads only the header. Null where the content is not a JPEG or PNG picture. */
async function uprightSize(upload: Uint8Array): Promise<Size | null> {
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

function problemOfSize({ width, height }: Size, limits: PhotoLimits): PhotoProblem | null {
  if (width > 0 && height <= width) return 'photo-not-portrait';
  return width >= limits.minWidth && height >= limits.minHeight ? null : 'photo-too-few-pixels';
}

/** Re-encoding leaves metadata and whatever was hidden in the upload behind. Null where it cannot be decoded. */
async function reencode(upload: Uint8Array, kept: Crop): Promise<ProcessedPhoto | null> {
  try {
    const { data, info } = await sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .extract(kept)
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    return null;
  }
}
