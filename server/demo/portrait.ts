import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

const WIDTH = 600;
const HEIGHT = 800;

const DRAWING = new URL('../../data/demo/portrait.svg', import.meta.url);

/** A drawn person on white, so that the demo's forms carry a photo without carrying anybody's face. */
async function drawing(hue: number): Promise<string> {
  const colours = { shirt: `hsl(${hue} 45% 42%)`, hair: `hsl(${(hue * 7) % 40} 25% 14%)` };
  const svg = await readFile(DRAWING, 'utf8');
  return svg.replaceAll('{shirt}', colours.shirt).replaceAll('{hair}', colours.hair);
}

/** A JPEG of 600 × 800 above the 50 KB that the edition of 2026 asks for; the grain stands in for a camera's. */
export async function drawPortrait(hue: number): Promise<Uint8Array> {
  const grain = sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 10 },
    },
  });
  const soft = await grain.png().toBuffer();
  return sharp(Buffer.from(await drawing(hue)))
    .flatten({ background: '#fff' })
    .composite([{ input: soft, blend: 'soft-light' }])
    .jpeg({ quality: 96, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
