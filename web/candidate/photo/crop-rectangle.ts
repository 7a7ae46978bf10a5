/** In pixels of the upright original. */
export type CropRectangle = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

type Size = { readonly width: number; readonly height: number };
type Area = Size & { readonly x: number; readonly y: number };

/** The smallest photo that exams take; also the shape of the frame. */
export const SMALLEST: Size = { width: 420, height: 600 };

const within = (value: number, lowest: number, highest: number) => Math.max(lowest, Math.min(highest, value));

/** Whole pixels that lie within the picture, whatever the rounding of the frame. */
export function rectangleOf(area: Area, picture: Size): CropRectangle {
  const left = within(Math.round(area.x), 0, picture.width - 1);
  const top = within(Math.round(area.y), 0, picture.height - 1);
  return {
    left,
    top,
    width: within(Math.round(area.width), 1, picture.width - left),
    height: within(Math.round(area.height), 1, picture.height - top),
  };
}

/** A photo is never enlarged: what is too small stays too small. */
export const isTooSmall = ({ width, height }: Size) => width < SMALLEST.width || height < SMALLEST.height;
