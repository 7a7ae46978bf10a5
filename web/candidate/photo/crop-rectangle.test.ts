import { describe, expect, it } from 'vitest';
import { isTooSmall, rectangleOf } from './crop-rectangle.ts';

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

  it('is too small below 420 by 600 pixels', () => {
    expect(isTooSmall({ width: 420, height: 600 })).toBe(false);
    expect(isTooSmall({ width: 419, height: 600 })).toBe(true);
  });
});
