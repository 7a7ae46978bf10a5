import sharp from 'sharp';
import type { EvidenceProcessor, EvidenceResult } from '../ports/evidence-processor.ts';
import { MOST_PIXELS, uprightSize } from './photo-processor.ts';

const MAX_BYTES = 20 * 1024 * 1024;
/** Small print on an ID paper must be readable: shorter sides than this are thumbnails. */
const MIN_SIDE = 400;
/** An ID paper held before a face stays readable; larger pictures only fill the store. */
const LONGEST_SIDE = 2400;
const JPEG_QUALITY = 85;

type Refused = Extract<EvidenceResult, { ok: false }>;

const refused = (problem: Refused['problem'], found: Refused['found']): Refused => ({
  ok: false,
  problem,
  found,
});

/** Keeps what an eye needs of a picture of papers, and nothing else of the upload. */
export function createEvidenceProcessor(): EvidenceProcessor {
  return {
    async process(upload) {
      const bytes = upload.byteLength;
      if (bytes > MAX_BYTES) return refused('photo-too-large', { bytes, maxBytes: MAX_BYTES });
      const size = await uprightSize(upload);
      if (size === null) return refused('photo-not-an-image', { bytes });
      const { width, height } = size;
      if (width * height > MOST_PIXELS) return refused('photo-too-many-pixels', size);
      if (Math.min(width, height) < MIN_SIDE) {
        return refused('photo-too-few-pixels', { width, height, minWidth: MIN_SIDE, minHeight: MIN_SIDE });
      }
      const jpeg = await reencode(upload);
      return jpeg === null ? refused('photo-not-an-image', { bytes }) : { ok: true, jpeg };
    },
  };
}

async function reencode(upload: Uint8Array): Promise<Uint8Array | null> {
  try {
    const data = await sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer();
    return new Uint8Array(data);
  } catch {
    return null;
  }
}
