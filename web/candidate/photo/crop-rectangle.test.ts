import { describe, expect, it } from 'vitest';
import { frameOf, keepInFrame, rectangleOf, sizeWhenTurned, type Turn, turnedTo } from './crop-rectangle.ts';

const picture = { width: 900, height: 1200 };

describe('the frame of a photo', () => {
  it('is sent in whole pixels of the original', () => {
    const area = { x: 12.4, y: 30.6, width: 420.3, height: 600.4 };
    expect(rectangleOf(area, picture)).toEqual({ left: 12, top: 31, width: 420, height: 600 });
  });

  it('never leaves the picture by rounding', () => {
    const area = { x: -0.6, y: 0.5, width: 900.9, height: 1199.9 };
    const { left, top, width, height } = rectangleOf(area, picture);
    expect([left, top]).toEqual([0, 1]);
    expect(left + width).toBeLessThanOrEqual(900);
    expect(top + height).toBeLessThanOrEqual(1200);
  });

  it('stays covered by the picture when a button moves it', () => {
    const view = { shown: { width: 300, height: 400 }, frame: { width: 280, height: 400 }, zoom: 1 };
    expect(keepInFrame({ x: 50, y: -50 }, view)).toEqual({ x: 10, y: -0 });
    expect(keepInFrame({ x: 50, y: -500 }, { ...view, zoom: 2 })).toEqual({ x: 50, y: -200 });
  });

  it('follows place, zoom and turn', () => {
    const view = { place: { x: 0, y: 0 }, zoom: 1, turn: 0, natural: picture } as const;
    const sizes = { shown: { width: 300, height: 400 }, frame: { width: 280, height: 400 } };
    expect(frameOf({ ...view, ...sizes })).toEqual({ turn: 0, left: 30, top: 0, width: 840, height: 1200 });
    const moved = { ...view, ...sizes, zoom: 2, place: { x: 20, y: -40 } };
    expect(frameOf(moved)).toEqual({ turn: 0, left: 210, top: 360, width: 420, height: 600 });
    const lying = { shown: { width: 300, height: 400 }, frame: { width: 210, height: 300 } };
    expect(frameOf({ ...view, ...lying, turn: 90 })).toEqual({
      turn: 90,
      left: 285,
      top: 0,
      width: 630,
      height: 900,
    });
    expect(frameOf({ ...view, ...sizes, frame: { width: 0, height: 0 } })).toBeNull();
  });

  it('comes back to where it was after four quarter turns, each way', () => {
    const fourTimes = (side: 'left' | 'right') =>
      [1, 2, 3, 4].reduce<Turn[]>((turns) => [...turns, turnedTo(side, turns.at(-1) ?? 0)], []);
    expect(fourTimes('right')).toEqual([90, 180, 270, 0]);
    expect(fourTimes('left')).toEqual([270, 180, 90, 0]);
    expect(sizeWhenTurned(picture, 270)).toEqual({ width: 1200, height: 900 });
    expect(sizeWhenTurned(picture, 180)).toEqual(picture);
  });
});
