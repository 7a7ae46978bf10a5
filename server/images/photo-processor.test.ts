import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import type { Crop } from '../ports/photo-processor.ts';
import { createPhotoProcessor } from './photo-processor.ts';

/** Facts §2.1, season 2026; the largest size is ours. */
const LIMITS: PhotoLimits = {
  minWidth: 420,
  minHeight: 600,
  minBytes: 50 * 1024,
  maxBytes: 10 * 1024 * 1024,
};
const ANY_SIZE: PhotoLimits = { minWidth: 1, minHeight: 1, minBytes: 1, maxBytes: LIMITS.maxBytes };

const processor = createPhotoProcessor(null);

/** Noise, so that the files have the weight of real photos. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 150, sigma: 40 },
    },
  });

/** Red above, blue below. */
const twoHalves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#f00' } }).composite([
    {
      input: { create: { width, height: height / 2, channels: 3, background: '#00f' } },
      top: height / 2,
      left: 0,
    },
  ]);

async function accepted(upload: Uint8Array, limits: PhotoLimits, crop?: Crop) {
  const result = await processor.process(upload, limits, crop);
  if (!result.ok) throw new Error(`refused: ${result.problem} ${JSON.stringify(result.found)}`);
  return result.photo;
}

async function colourAt(jpeg: Uint8Array, left: number, top: number) {
  const pixel = await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  const [red = 0, green = 0, blue = 0] = pixel;
  if (red > 240 && green > 240 && blue > 240) return 'white';
  return red > blue ? 'red' : 'blue';
}

describe('an upload that fits', () => {
  it('may be a JPEG or a PNG and becomes a JPEG of the same pixels', async () => {
    for (const upload of [await noise(600, 840).jpeg().toBuffer(), await noise(600, 840).png().toBuffer()]) {
      const photo = await accepted(upload, LIMITS);
      expect(photo).toMatchObject({ width: 600, height: 840 });
      expect(await sharp(photo.jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 600, height: 840 });
    }
  });

  it('is turned upright', async () => {
    const lying = await twoHalves(600, 420).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const photo = await accepted(lying, ANY_SIZE);
    expect(photo).toMatchObject({ width: 420, height: 600 });
    expect(await colourAt(photo.jpeg, 400, 300)).toBe('red');
    expect(await colourAt(photo.jpeg, 20, 300)).toBe('blue');
  });

  it('loses the place where it was taken and all other metadata', async () => {
    const upload = await noise(600, 840)
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '30/1 15/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    expect((await sharp(upload).metadata()).exif).toBeDefined();
    const { exif, icc, xmp, iptc, orientation } = await sharp(
      (await accepted(upload, LIMITS)).jpeg,
    ).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
  });

  it('stands on white where it was transparent', async () => {
    const upload = await sharp({ create: { width: 420, height: 600, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect(await colourAt((await accepted(upload, ANY_SIZE)).jpeg, 10, 10)).toBe('white');
  });

  it('carries nothing of what was hidden behind the picture', async () => {
    const script = Buffer.from('<script>alert(1)</script>');
    const photo = await accepted(Buffer.concat([await noise(600, 840).jpeg().toBuffer(), script]), LIMITS);
    expect(Buffer.from(photo.jpeg).includes('<script>')).toBe(false);
  });
});

describe('a crop', () => {
  it('keeps its part at native resolution, in pixels of the upright picture', async () => {
    const lying = await twoHalves(1000, 800).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const left = await accepted(lying, ANY_SIZE, { left: 0, top: 200, width: 350, height: 500 });
    expect(left).toMatchObject({ width: 350, height: 500 });
    expect(await colourAt(left.jpeg, 175, 250)).toBe('blue');
    const right = await accepted(lying, ANY_SIZE, { left: 450, top: 200, width: 350, height: 500 });
    expect(await colourAt(right.jpeg, 175, 250)).toBe('red');
  });

  it('is cut down to the picture and never enlarged', async () => {
    const upload = await noise(600, 840).jpeg().toBuffer();
    const photo = await accepted(upload, LIMITS, { left: -50, top: 100.4, width: 600, height: 9000 });
    expect(photo).toMatchObject({ width: 550, height: 740 });
  });

  it('is refused where it keeps too few pixels, or none', async () => {
    const upload = await noise(1500, 2000).jpeg().toBuffer();
    for (const crop of [
      { left: 0, top: 0, width: 419, height: 600 },
      { left: 5000, top: 0, width: 420, height: 600 },
      { left: Number.NaN, top: 0, width: 420, height: 600 },
    ]) {
      expect(await processor.process(upload, LIMITS, crop)).toMatchObject({
        problem: 'photo-too-few-pixels',
      });
    }
  });
});

describe('an upload is refused', () => {
  const notImages: Record<string, Buffer> = {
    'an SVG': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="840"></svg>'),
    'a page': Buffer.from('<!doctype html><html><body>photo.jpg</body></html>'),
    'a PDF': Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
    nothing: Buffer.alloc(0),
    'the first bytes of a JPEG': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]),
  };
  it.each(Object.entries(notImages))('as no image: %s', async (_kind, upload) => {
    expect(await processor.process(upload, ANY_SIZE)).toMatchObject({ problem: 'photo-not-an-image' });
  });

  it('as no image: a GIF, a WebP, and a JPEG cut off in the middle', async () => {
    const jpeg = await noise(600, 840).jpeg().toBuffer();
    for (const upload of [
      await twoHalves(420, 600).gif().toBuffer(),
      await twoHalves(420, 600).webp().toBuffer(),
      jpeg.subarray(0, jpeg.length / 2),
    ]) {
      expect(await processor.process(upload, ANY_SIZE)).toMatchObject({ problem: 'photo-not-an-image' });
    }
  });

  it('with more pixels than a server should unpack, without unpacking it', async () => {
    const bomb = await sharp({ create: { width: 9, height: 12, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    bomb.writeUInt32BE(12_000, 16);
    bomb.writeUInt32BE(16_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect(await processor.process(bomb, ANY_SIZE)).toEqual({
      ok: false,
      problem: 'photo-too-many-pixels',
      found: { width: 12_000, height: 16_000 },
    });
  });

  it('with fewer pixels than the edition asks for', async () => {
    const upload = await noise(419, 600).png().toBuffer();
    expect(await processor.process(upload, LIMITS)).toEqual({
      ok: false,
      problem: 'photo-too-few-pixels',
      found: { width: 419, height: 600 },
    });
    expect(await processor.process(await noise(420, 600).png().toBuffer(), LIMITS)).toMatchObject({
      ok: true,
    });
  });

  it('with fewer or more bytes than the edition asks for, judged on the upload', async () => {
    const upload = await noise(600, 840).jpeg().toBuffer();
    const bytes = upload.length;
    const exact = { ...LIMITS, minBytes: bytes, maxBytes: bytes };
    expect(await processor.process(upload, exact)).toMatchObject({ ok: true });
    expect(await processor.process(upload, { ...exact, minBytes: bytes + 1 })).toEqual({
      ok: false,
      problem: 'photo-too-small',
      found: { bytes },
    });
    expect(await processor.process(upload, { ...exact, maxBytes: bytes - 1 })).toEqual({
      ok: false,
      problem: 'photo-too-large',
      found: { bytes },
    });
  });

  it('when it does not stand upright, also after cropping', async () => {
    const portrait = await noise(900, 1200).jpeg().toBuffer();
    for (const [upload, crop] of [
      [await noise(1200, 900).jpeg().toBuffer(), undefined],
      [await noise(900, 900).jpeg().toBuffer(), undefined],
      [portrait, { left: 0, top: 0, width: 800, height: 700 }],
    ] as const) {
      expect(await processor.process(upload, LIMITS, crop)).toMatchObject({ problem: 'photo-not-portrait' });
    }
  });
});
