import sharp, { type Sharp } from 'sharp';
import type { PaperResult } from '../ports/paper-reader.ts';

/** Above the cameras people have (50 megapixels, and some phones' panoramas), far below what exhausts a server. */
const MOST_PIXELS = 64_000_000;
/** Longest side: an A4 sheet at 350 dots an inch. Never enlarged. */
const LONGEST_SIDE = 4096;
const SMALL_SIDE = 320;
const JPEG_QUALITY = 88;

/** An upright JPEG without metadata, on white, and a small one of it; a broken picture is no picture. */
export async function readImage(upload: Uint8Array): Promise<PaperResult> {
  const bytes = upload.byteLength;
  try {
    const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) {
      return { ok: false, problem: 'paper-too-many-pixels', found: { width, height } };
    }
    const content = await draw(
      sharp(upload, { limitInputPixels: MOST_PIXELS, failOn: 'error' }),
      LONGEST_SIDE,
    );
    const small = await draw(sharp(content), SMALL_SIDE);
    return { ok: true, paper: { kind: 'image', content, small, sheets: 1 } };
  } catch {
    return { ok: false, problem: 'paper-unreadable', found: { bytes } };
  }
}

async function draw(picture: Sharp, longest: number): Promise<Uint8Array> {
  const jpeg = await picture
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  return new Uint8Array(jpeg);
}
