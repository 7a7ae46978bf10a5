import type { FaceMeasures, Looks } from './measure-looks.ts';
import type { PhotoLimits } from './photo-limits.ts';

/** What is looked at, in the order in which people read it. */
export const PHOTO_RULES = [
  'type',
  'bytes',
  'pixels',
  'face',
  'head',
  'position',
  'frontal',
  'eyes',
  'light',
  'background',
  'sharpness',
] as const;
export type PhotoRule = (typeof PHOTO_RULES)[number];

/** Why a photo is refused. */
export const PHOTO_FAULTS = [
  'photo-not-an-image',
  'photo-too-small',
  'photo-too-large',
  'photo-too-few-pixels',
  'photo-too-many-pixels',
  'photo-not-portrait',
  'photo-no-face',
  'photo-several-faces',
] as const;
export type PhotoFault = (typeof PHOTO_FAULTS)[number];

/** What a machine is not sure enough of to refuse: the candidate is told, and staff look. */
export const PHOTO_DOUBTS = [
  'head-too-small',
  'head-too-large',
  'off-centre',
  'not-frontal',
  'eyes-hidden',
  'too-dark',
  'too-bright',
  'uneven-light',
  'background-not-white',
  'background-uneven',
  'blurred',
] as const;
export type PhotoDoubt = (typeof PHOTO_DOUBTS)[number];

export type Finding =
  | { readonly rule: PhotoRule; readonly verdict: 'met' }
  | { readonly rule: PhotoRule; readonly verdict: 'unchecked' }
  | { readonly rule: PhotoRule; readonly verdict: 'doubt'; readonly doubt: PhotoDoubt }
  | { readonly rule: PhotoRule; readonly verdict: 'fault'; readonly fault: PhotoFault };

type Size = { readonly width: number; readonly height: number };

/** Where doubt begins. Ours: no thresholds are published; set so that an ordinary ID photo raises none. */
const DOUBT = {
  head: { least: 0.5, most: 0.85 },
  offCentre: 0.08,
  turned: { roll: 10, yaw: 15, pitch: 18 },
  // Narrow eyes are open eyes: only what looks shut or covered.
  eyes: 0.16,
  light: { least: 80, most: 225 },
  balance: { least: 0.6, most: 1.67 },
  background: { white: 0.9, spread: 18 },
  sharpness: 6,
};

const outside = (value: number, { least, most }: { least: number; most: number }) =>
  value < least || value > most;

export function faultOfBytes(bytes: number, limits: PhotoLimits): PhotoFault | null {
  if (bytes > limits.maxBytes) return 'photo-too-large';
  return bytes < limits.minBytes ? 'photo-too-small' : null;
}

/** Of the part that is kept. It must stand upright; nothing is ever enlarged. */
export function faultOfPixels({ width, height }: Size, limits: PhotoLimits): PhotoFault | null {
  if (width > 0 && height <= width) return 'photo-not-portrait';
  return width >= limits.minWidth && height >= limits.minHeight ? null : 'photo-too-few-pixels';
}

export function faultOfFaces(faces: number): PhotoFault | null {
  if (faces === 1) return null;
  return faces === 0 ? 'photo-no-face' : 'photo-several-faces';
}

/** One rule each: null where it is met. */
const faceRules = {
  head: ({ headHeight }) => {
    if (!outside(headHeight, DOUBT.head)) return null;
    return headHeight < DOUBT.head.least ? 'head-too-small' : 'head-too-large';
  },
  position: ({ centre, crown }) =>
    Math.abs(centre - 0.5) > DOUBT.offCentre || crown < 0 ? 'off-centre' : null,
  frontal: ({ roll, yaw, pitch }) => {
    const { turned } = DOUBT;
    const isTurned =
      Math.abs(roll) > turned.roll || Math.abs(yaw) > turned.yaw || Math.abs(pitch) > turned.pitch;
    return isTurned ? 'not-frontal' : null;
  },
  eyes: ({ eyes }) => (eyes < DOUBT.eyes ? 'eyes-hidden' : null),
  light: ({ light, balance }) => {
    if (light < DOUBT.light.least) return 'too-dark';
    if (light > DOUBT.light.most) return 'too-bright';
    return outside(balance, DOUBT.balance) ? 'uneven-light' : null;
  },
  sharpness: ({ sharpness }) => (sharpness < DOUBT.sharpness ? 'blurred' : null),
} satisfies Partial<Record<PhotoRule, (face: FaceMeasures) => PhotoDoubt | null>>;

function doubtOfBackground({ white, spread }: Looks['background']): PhotoDoubt | null {
  if (white < DOUBT.background.white) return 'background-not-white';
  return spread > DOUBT.background.spread ? 'background-uneven' : null;
}

const hasFaceRule = (rule: PhotoRule): rule is keyof typeof faceRules => Object.hasOwn(faceRules, rule);

function doubtOf(rule: PhotoRule, { face, background }: Looks): PhotoDoubt | null {
  if (rule === 'background') return doubtOfBackground(background);
  return face !== null && hasFaceRule(rule) ? faceRules[rule](face) : null;
}

/** What staff should look at; nothing where there is no single face to judge. */
export function doubtsOf(looks: Looks): PhotoDoubt[] {
  return PHOTO_RULES.map((rule) => doubtOf(rule, looks)).filter((doubt) => doubt !== null);
}

export type PhotoMeasures = Size & {
  readonly isPhoto: boolean;
  /** Null where the file has not been written yet. */
  readonly bytes: number | null;
  /** Null where nothing could look for a face. */
  readonly looks: Looks | null;
};

/** Doubts for which photos are refused most often: staff are asked to look before the region approves. */
const ASKS_FOR_A_LOOK: readonly PhotoDoubt[] = [
  'eyes-hidden',
  'not-frontal',
  'background-not-white',
  'blurred',
];

export const asksForALook = (doubts: readonly PhotoDoubt[]): boolean =>
  doubts.some((doubt) => ASKS_FOR_A_LOOK.includes(doubt));

/** Every rule with its verdict: for the list beside the photo. */
export function checkPhoto(of: PhotoMeasures, limits: PhotoLimits): Finding[] {
  return PHOTO_RULES.map((rule) => findingOf(rule, of, limits));
}

function findingOf(rule: PhotoRule, of: PhotoMeasures, limits: PhotoLimits): Finding {
  const unchecked = { rule, verdict: 'unchecked' } as const;
  const judged = (fault: PhotoFault | null): Finding =>
    fault === null ? { rule, verdict: 'met' } : { rule, verdict: 'fault', fault };
  if (rule === 'type') return judged(of.isPhoto ? null : 'photo-not-an-image');
  if (rule === 'bytes') return of.bytes === null ? unchecked : judged(faultOfBytes(of.bytes, limits));
  if (rule === 'pixels') return judged(faultOfPixels(of, limits));
  if (of.looks === null) return unchecked;
  if (rule === 'face') return judged(faultOfFaces(of.looks.faces));
  if (of.looks.face === null) return unchecked;
  const doubt = doubtOf(rule, of.looks);
  return doubt === null ? { rule, verdict: 'met' } : { rule, verdict: 'doubt', doubt };
}
