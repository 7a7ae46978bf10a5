import { describe, expect, it } from 'vitest';
import { type FoundFace, measureLooks, type Pixels } from './measure-looks.ts';

type Colour = readonly [number, number, number];

/** A picture of 100 × 140, painted pixel by pixel. */
function paint(colourAt: (x: number, y: number) => Colour): Pixels {
  const [width, height] = [100, 140];
  const colours = Array.from({ length: width * height }, (_, i) =>
    colourAt(i % width, Math.floor(i / width)),
  );
  return { data: colours.flat(), width, height };
}

const WHITE: Colour = [250, 250, 250];
const SKIN: Colour = [200, 160, 130];
const isFace = (x: number, y: number) => x >= 30 && x < 70 && y >= 40 && y < 90;
const portrait = (x: number, y: number) => (isFace(x, y) ? SKIN : WHITE);

/** The points that are read: the edge of the face, and eyes 10 wide that are open by `eyes`. */
function faceWith(eyes: number): FoundFace {
  const points = new Map<number, readonly [number, number]>([
    [10, [50, 40]],
    [152, [50, 90]],
    [234, [30, 65]],
    [454, [70, 65]],
    [33, [35, 60]],
    [133, [45, 60]],
    [159, [40, 60 - eyes / 2]],
    [145, [40, 60 + eyes / 2]],
    [362, [55, 60]],
    [263, [65, 60]],
    [386, [60, 60 - eyes / 2]],
    [374, [60, 60 + eyes / 2]],
  ]);
  const all = Array.from({ length: 468 }, (_, number) => points.get(number) ?? ([50, 65] as const));
  return { points: all, roll: 1, yaw: 2, pitch: 3 };
}

describe('what is measured on a photo', () => {
  it('places the head by its crown, which is above the mesh', () => {
    const { face } = measureLooks(paint(portrait), [faceWith(3)]);
    expect(face?.headHeight).toBeCloseTo((50 * 1.28) / 140);
    expect(face?.crown).toBeCloseTo((40 - 14) / 140);
    expect(face).toMatchObject({ centre: 0.5, roll: 1, yaw: 2, pitch: 3 });
    expect(face?.eyes).toBeCloseTo(0.3);
  });

  it('sees light, its balance and sharpness within the face', () => {
    const even = measureLooks(paint(portrait), [faceWith(3)]).face;
    expect(even?.light).toBeCloseTo(0.299 * 200 + 0.587 * 160 + 0.114 * 130);
    expect(even?.balance).toBeCloseTo(1);
    const shaded = measureLooks(
      paint((x, y) => (isFace(x, y) && x < 50 ? [100, 80, 65] : portrait(x, y))),
      [faceWith(3)],
    ).face;
    expect(shaded?.balance).toBeCloseTo(0.5, 1);
    const grainy = measureLooks(
      paint((x, y) => (isFace(x, y) && (x + y) % 2 === 0 ? [180, 140, 110] : portrait(x, y))),
      [faceWith(3)],
    ).face;
    expect(grainy?.sharpness ?? 0).toBeGreaterThan((even?.sharpness ?? 0) * 2);
  });

  it('sees the background beside and above the head, not the shoulders', () => {
    const dressed = paint((x, y) => (y > 100 ? [20, 40, 90] : portrait(x, y)));
    expect(measureLooks(dressed, [faceWith(3)]).background).toEqual({ white: 1, spread: 0 });
    const blue = paint((x, y) => (isFace(x, y) ? SKIN : [60, 140, 220]));
    expect(measureLooks(blue, [faceWith(3)]).background.white).toBe(0);
    const half = paint((x, y) => (x < 50 && !isFace(x, y) ? [120, 120, 120] : portrait(x, y)));
    expect(measureLooks(half, [faceWith(3)]).background.spread).toBeGreaterThan(50);
  });

  it('measures no face where there is none, or where there are two', () => {
    expect(measureLooks(paint(portrait), [])).toMatchObject({ faces: 0, face: null });
    expect(measureLooks(paint(portrait), [faceWith(3), faceWith(3)])).toMatchObject({ faces: 2, face: null });
  });
});
