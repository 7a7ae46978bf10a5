import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createEvidenceProcessor } from './evidence-processor.ts';

const processor = createEvidenceProcessor();

function picture(width: number, height: number, type: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> {
  const plain = sharp({ create: { width, height, channels: 3, background: '#b0c4de' } });
  return plain
    .withExif({ IFD0: { Copyright: '张怡文' } })
    .toFormat(type)
    .toBuffer();
}

async function accepted(upload: Uint8Array) {
  const result = await processor.process(upload);
  if (!result.ok) throw new Error(result.problem);
  return sharp(result.jpeg).metadata();
}

async function problemOf(upload: Uint8Array) {
  const result = await processor.process(upload);
  return result.ok ? 'accepted' : result.problem;
}

describe('a picture of papers', () => {
  it('may lie or stand, becomes a JPEG and loses what the camera wrote into it', async () => {
    for (const [width, height] of [
      [1000, 640],
      [640, 1000],
    ] as const) {
      const found = await accepted(await picture(width, height, 'png'));
      expect(found).toMatchObject({ format: 'jpeg', width, height });
      expect(found.exif).toBeUndefined();
    }
  });

  it('is made smaller where it is larger than anybody reads, and never larger', async () => {
    expect(await accepted(await picture(4000, 2000))).toMatchObject({ width: 2400, height: 1200 });
  });

  it('is refused where nothing can be read on it, or where it is no picture', async () => {
    expect(await problemOf(await picture(1000, 399))).toBe('photo-too-few-pixels');
    expect(await problemOf(await picture(800, 800, 'webp'))).toBe('photo-not-an-image');
    expect(await problemOf(Buffer.from('%PDF-1.7'))).toBe('photo-not-an-image');
    const whole = await picture(800, 800);
    expect(await problemOf(whole.subarray(0, whole.length / 2))).toBe('photo-not-an-image');
    expect(await problemOf(Buffer.alloc(20 * 1024 * 1024 + 1))).toBe('photo-too-large');
  });
});
