import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { doubtsOf } from '#domain/photo/check-photo.ts';
import type { Pixels } from '#domain/photo/measure-looks.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import { drawPortrait } from '../demo/portrait.ts';
import { createPhotoLooker } from './photo-looker.ts';
import { createPhotoProcessor } from './photo-processor.ts';

const LIMITS: PhotoLimits = { minWidth: 420, minHeight: 600, minBytes: 1024, maxBytes: 20_971_520 };

// Photos of people that come with the package; nothing of them is kept here.
const SAMPLES = new URL('../assets/screenshot-facedetect.jpg', import.meta.resolve('@vladmandic/human'));
const samples = () => sharp(fileURLToPath(SAMPLES));
/** One of the five people on the sample, on white, as on an ID photo. */
const sample = async (left: number) => {
  const head = await samples().extract({ left, top: 346, width: 150, height: 150 }).resize(480).toBuffer();
  return sharp(head).extend({ top: 130, bottom: 62, background: '#fff' }).jpeg({ quality: 95 });
};

const errors: string[] = [];
// The first look loads the model, and a busy machine takes its time.
const looker = createPhotoLooker((error) => errors.push(error.message), { patienceMs: 25_000 });
const processor = createPhotoProcessor(looker);
afterAll(() => looker.close());

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const small = picture.resize({ width: 480, height: 672, fit: 'inside' }).removeAlpha();
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

const drawn = async () => sharp(await drawPortrait(200));
const look = async (picture: Sharp) => {
  const looks = await looker.look(await pixelsOf(sharp(await picture.png().toBuffer())));
  if (looks === null) throw new Error(`no look: ${errors.join()}`);
  return looks;
};

describe('a look at a photo', () => {
  it('finds the one face of each of five people, and all five together', async () => {
    for (const left of [8, 165, 322, 479, 630]) {
      expect((await look(await sample(left))).faces, `person at ${left}`).toBe(1);
    }
    const group = samples().extract({ left: 0, top: 200, width: 800, height: 518 });
    expect((await look(group)).faces).toBe(5);
  });

  it('finds no face on a blank page, on grain, and on a head without features', async () => {
    const blank = { width: 480, height: 640, channels: 3, background: '#fff' } as const;
    const grain = { ...blank, noise: { type: 'gaussian', mean: 128, sigma: 40 } } as const;
    const egg =
      '<svg width="480" height="640"><ellipse cx="240" cy="300" rx="130" ry="170" fill="#f2cba8"/></svg>';
    const pictures = [
      sharp({ create: blank }),
      sharp({ create: grain }),
      sharp({ create: blank }).composite([{ input: Buffer.from(egg) }]),
    ];
    for (const picture of pictures) expect((await look(picture)).faces).toBe(0);
  });

  it('accepts the drawn people of the demo without a doubt', async () => {
    for (const hue of [10, 120, 300])
      expect(doubtsOf(await look(sharp(await drawPortrait(hue))))).toEqual([]);
  });

  it('doubts what is tilted, small, aside, dark, blurred, or not on white', async () => {
    const doubtful = async (picture: Sharp) => doubtsOf(await look(picture));
    expect(await doubtful((await drawn()).rotate(15, { background: '#fff' }))).toContain('not-frontal');
    const far = { top: 300, left: 200, right: 200, bottom: 100, background: '#fff' };
    expect(await doubtful((await drawn()).extend(far))).toContain('head-too-small');
    expect(await doubtful((await drawn()).extend({ left: 200, background: '#fff' }))).toContain('off-centre');
    expect(await doubtful((await drawn()).modulate({ brightness: 0.3 }))).toContain('too-dark');
    expect(await doubtful((await drawn()).blur(6))).toEqual(['blurred']);
    const onBlue = (await drawn()).linear([0.3, 0.6, 1], [0, 0, 0]);
    expect(await doubtful(onBlue)).toContain('background-not-white');
  });

  it('leaves the event loop free', async () => {
    const pixels = await pixelsOf(await drawn());
    // On the main thread, ten looks would leave a handful of turns between them; beside them, thousands.
    let turns = 0;
    let looking = true;
    const turn = () => {
      turns += 1;
      if (looking) setImmediate(turn);
    };
    turn();
    await Promise.all(Array.from({ length: 10 }, () => looker.look(pixels)));
    looking = false;
    expect(turns).toBeGreaterThan(200);
  });
});

describe('the processor', () => {
  it('C18: refuses a photo without a face, or with several', async () => {
    const grain = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const noise = sharp({
      create: { width: 600, height: 840, channels: 3, background: '#fff', noise: grain },
    });
    expect(await processor.process(await noise.jpeg().toBuffer(), LIMITS)).toEqual({
      ok: false,
      problem: 'photo-no-face',
      found: { faces: 0 },
    });
    const two = { input: await (await drawn()).resize(300).toBuffer(), left: 300, top: 200 };
    const one = await (await drawn())
      .resize(300)
      .extend({ right: 300, top: 200, bottom: 240, background: '#fff' });
    const pair = sharp(await one.toBuffer()).composite([two]);
    expect(await processor.process(await pair.jpeg().toBuffer(), LIMITS)).toMatchObject({
      problem: 'photo-several-faces',
      found: { faces: 2 },
    });
  });

  it('judges the part that is kept, after the turn', async () => {
    const wide = await (await drawn()).extend({ left: 500, background: '#fff' }).jpeg().toBuffer();
    const lying = await sharp(wide).rotate(90).jpeg().toBuffer();
    const kept = { turn: 270, left: 500, top: 0, width: 560, height: 800 } as const;
    expect(await processor.process(lying, LIMITS, kept)).toMatchObject({
      ok: true,
      photo: { width: 560, height: 800, check: { faceChecked: true, doubts: [] } },
    });
    const beside = { ...kept, left: 0, width: 480 };
    expect(await processor.process(lying, LIMITS, beside)).toMatchObject({ problem: 'photo-no-face' });
  });
});

describe('when nobody can look', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-looker-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const workerThat = (does: string) => {
    const file = path.join(folder, `${does.length}.mjs`);
    writeFileSync(
      file,
      `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => { ${does} });`,
    );
    return pathToFileURL(file);
  };
  const failing: [string, string, RegExp][] = [
    ['the worker dies', 'process.exit(1)', /stopped/],
    ['the worker is silent', '', /too long/],
    ['the library fails', "parentPort.postMessage({ failure: 'no memory' })", /no memory/],
  ];
  it.each(failing)('%s: the photo is kept, unchecked, and the error is told', async (_case, does, told) => {
    const said: string[] = [];
    const onError = (error: Error) => said.push(error.message);
    const broken = createPhotoLooker(onError, { worker: workerThat(does), patienceMs: 300 });
    const upload = await drawPortrait(10);
    expect(await createPhotoProcessor(broken).process(upload, LIMITS)).toMatchObject({
      ok: true,
      photo: { check: { faceChecked: false, doubts: [] } },
    });
    expect(said.join()).toMatch(told);
    await broken.close();
  });

  it('a crowd: who would wait too long goes on without', async () => {
    const busy = createPhotoLooker(() => {}, { mostWaiting: 2 });
    const pixels = await pixelsOf(await drawn());
    const looked = await Promise.all([1, 2, 3, 4].map(() => busy.look(pixels)));
    expect(looked.map((looks) => looks?.faces ?? null)).toEqual([1, 1, null, null]);
    await busy.close();
  });
});
