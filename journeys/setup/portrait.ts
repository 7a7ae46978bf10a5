import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

const DRAWING = path.join(import.meta.dirname, '../../data/demo/portrait.svg');

/** The demo's drawn person on white with a camera's grain: 900 × 1200, well above the limits of 2026. */
export async function portrait(shirt = '#3b6ea5'): Promise<Buffer> {
  const template = await readFile(DRAWING, 'utf8');
  const drawing = template.replaceAll('{shirt}', shirt).replaceAll('{hair}', '#2b2220');
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const grain = await sharp({
    create: { width: 900, height: 1200, channels: 3, background: '#808080', noise },
  })
    .png()
    .toBuffer();
  const picture = sharp(Buffer.from(drawing))
    .resize(900)
    .composite([{ input: grain, blend: 'soft-light' }]);
  return picture.jpeg({ quality: 95 }).toBuffer();
}
