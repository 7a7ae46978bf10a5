/** An upright picture, row by row: red, green and blue of each pixel. */
export type Pixels = {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
};

type Point = readonly [x: number, y: number];

/** A face as a finder sees it: the 468 points of the face mesh in pixels, the head's turn in degrees. */
export type FoundFace = {
  readonly points: readonly Point[];
  readonly roll: number;
  readonly yaw: number;
  readonly pitch: number;
};

export type FaceMeasures = {
  /** From crown to chin, as a share of the picture's height. */
  readonly headHeight: number;
  /** Where the crown is, as a share of the picture's height; below 0 it is cut off. */
  readonly crown: number;
  /** Where the middle of the face is, as a share of the picture's width. */
  readonly centre: number;
  readonly roll: number;
  readonly yaw: number;
  readonly pitch: number;
  /** Height of the open eyes, as a share of their width. */
  readonly eyes: number;
  /** Mean brightness of the face, 0 to 255. */
  readonly light: number;
  /** Brightness of its left half by that of its right. */
  readonly balance: number;
  /** Variance of the Laplacian within the face. */
  readonly sharpness: number;
};

export type Looks = {
  readonly faces: number;
  /** Of the only face; null where there is none, or several. */
  readonly face: FaceMeasures | null;
  readonly background: {
    /** Share of white pixels. */
    readonly white: number;
    /** Standard deviation of the colour that varies most, 0 to 255. */
    readonly spread: number;
  };
};

/** Numbers of the face mesh: where its edge and the corners and lids of its eyes are. */
const MESH = { top: 10, chin: 152, left: 234, right: 454 };
const EYES = [
  { upper: 159, lower: 145, outer: 33, inner: 133 },
  { upper: 386, lower: 374, outer: 263, inner: 362 },
];
/** The mesh ends at the forehead; hair and crown add about this share of its height. */
const ABOVE_FOREHEAD = 0.28;
const WHITE = 225;

const distance = ([ax, ay]: Point, [bx, by]: Point) => Math.sqrt((ax - bx) ** 2 + (ay - by) ** 2);

/** Red, green or blue of a pixel. */
const valueAt = ({ data, width }: Pixels, x: number, y: number, channel: number) =>
  data[(y * width + x) * 3 + channel] ?? 0;

const brightness = (pixels: Pixels, x: number, y: number) =>
  0.299 * valueAt(pixels, x, y, 0) + 0.587 * valueAt(pixels, x, y, 1) + 0.114 * valueAt(pixels, x, y, 2);

/** What can be measured on a picture and the faces found in it. */
export function measureLooks(pixels: Pixels, faces: readonly FoundFace[]): Looks {
  const [face] = faces;
  const only = faces.length === 1 && face !== undefined ? face : null;
  const chin = only === null ? pixels.height * 0.6 : pointOf(only, MESH.chin)[1];
  return {
    faces: faces.length,
    face: only === null ? null : measureFace(pixels, only),
    background: measureBackground(pixels, Math.round(chin * 0.75)),
  };
}

const pointOf = (face: FoundFace, number: number): Point => face.points[number] ?? [0, 0];

function measureFace(pixels: Pixels, face: FoundFace): FaceMeasures {
  const at = (number: number) => pointOf(face, number);
  const forehead = at(MESH.top)[1];
  const chin = at(MESH.chin)[1];
  const crown = forehead - (chin - forehead) * ABOVE_FOREHEAD;
  const openness = EYES.map(
    (eye) => distance(at(eye.upper), at(eye.lower)) / distance(at(eye.outer), at(eye.inner)),
  );
  return {
    headHeight: (chin - crown) / pixels.height,
    crown: crown / pixels.height,
    centre: (at(MESH.left)[0] + at(MESH.right)[0]) / 2 / pixels.width,
    roll: face.roll,
    yaw: face.yaw,
    pitch: face.pitch,
    eyes: mean(openness),
    ...measureSkin(pixels, face),
  };
}

/** Light and sharpness within the box around the face. */
function measureSkin(pixels: Pixels, face: FoundFace) {
  const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 1), most - 1);
  const [left, right] = [MESH.left, MESH.right].map((n) => within(pointOf(face, n)[0], pixels.width));
  const [top, bottom] = [MESH.top, MESH.chin].map((n) => within(pointOf(face, n)[1], pixels.height));
  const halves: [number[], number[]] = [[], []];
  const edges: number[] = [];
  for (let y = top ?? 1; y < (bottom ?? 1); y++) {
    for (let x = left ?? 1; x < (right ?? 1); x++) {
      const here = brightness(pixels, x, y);
      halves[x < ((left ?? 0) + (right ?? 0)) / 2 ? 0 : 1].push(here);
      const across = brightness(pixels, x - 1, y) + brightness(pixels, x + 1, y);
      edges.push(across + brightness(pixels, x, y - 1) + brightness(pixels, x, y + 1) - 4 * here);
    }
  }
  const [light, shade] = [mean(halves[0]), mean(halves[1])];
  return { light: (light + shade) / 2, balance: light / shade, sharpness: variance(edges) };
}

/** The strip along the top and those at both sides, down to where shoulders may begin. */
function measureBackground(pixels: Pixels, bottom: number): Looks['background'] {
  const side = Math.round(pixels.width * 0.1);
  const strip = Math.round(pixels.height * 0.04);
  const colours: [number[], number[], number[]] = [[], [], []];
  let white = 0;
  for (let y = 0; y < Math.min(bottom, pixels.height); y += 2) {
    for (let x = 0; x < pixels.width; x += 2) {
      if (y >= strip && x >= side && x < pixels.width - side) continue;
      const rgb = [0, 1, 2].map((channel) => valueAt(pixels, x, y, channel));
      for (const [channel, values] of colours.entries()) values.push(rgb[channel] ?? 0);
      if (Math.min(...rgb) > WHITE) white += 1;
    }
  }
  return {
    white: white / Math.max(colours[0].length, 1),
    spread: Math.sqrt(Math.max(...colours.map(variance))),
  };
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
}
