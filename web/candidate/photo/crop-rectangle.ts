/** In pixels of the upright, turned original. */
type CropRectangle = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Degrees clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** What is kept of a picture: it is turned first. */
export type Frame = CropRectangle & { readonly turn: Turn };

export type Size = { readonly width: number; readonly height: number };
export type Place = { readonly x: number; readonly y: number };

const within = (value: number, lowest: number, highest: number) => Math.max(lowest, Math.min(highest, value));

const TURNED: Readonly<Record<Turn, { readonly left: Turn; readonly right: Turn }>> = {
  0: { left: 270, right: 90 },
  90: { left: 0, right: 180 },
  180: { left: 90, right: 270 },
  270: { left: 180, right: 0 },
};

export const turnedTo = (side: 'left' | 'right', turn: Turn): Turn => TURNED[turn][side];

/** A quarter turn changes width and height. */
export const sizeWhenTurned = ({ width, height }: Size, turn: Turn): Size =>
  turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };

/** Whole pixels that lie within the turned picture, whatever the rounding of the frame. */
export function rectangleOf(area: Size & Place, picture: Size): CropRectangle {
  const left = within(Math.round(area.x), 0, picture.width - 1);
  const top = within(Math.round(area.y), 0, picture.height - 1);
  return {
    left,
    top,
    width: within(Math.round(area.width), 1, picture.width - left),
    height: within(Math.round(area.height), 1, picture.height - top),
  };
}

/** Moved by a button, the picture (as shown, before the zoom) may not leave the frame. */
export function keepInFrame(
  place: Place,
  { shown, frame, zoom }: { shown: Size; frame: Size; zoom: number },
): Place {
  const room = (picture: number, side: number) => Math.max(0, (picture * zoom - side) / 2);
  const [across, down] = [room(shown.width, frame.width), room(shown.height, frame.height)];
  return { x: within(place.x, -across, across), y: within(place.y, -down, down) };
}

type View = {
  readonly place: Place;
  readonly zoom: number;
  readonly turn: Turn;
  /** The picture before any turn: as it is, and as it is shown before the zoom. */
  readonly natural: Size;
  readonly shown: Size;
  /** The frame on the screen. */
  readonly frame: Size;
};

/** What is within the frame; null until picture and frame have a size. */
export function frameOf({ place, zoom, turn, natural, shown, frame }: View): Frame | null {
  const picture = sizeWhenTurned(natural, turn);
  const onScreen = sizeWhenTurned(shown, turn);
  if (picture.width === 0 || onScreen.width === 0 || frame.width === 0) return null;
  const scale = picture.width / onScreen.width / zoom;
  const size = { width: frame.width * scale, height: frame.height * scale };
  const x = (picture.width - size.width) / 2 - place.x * scale;
  const y = (picture.height - size.height) / 2 - place.y * scale;
  return { turn, ...rectangleOf({ x, y, ...size }, picture) };
}
