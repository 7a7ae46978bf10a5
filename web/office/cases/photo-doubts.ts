import type { PhotoDoubt } from '#domain/photo/check-photo.ts';

/** Typed complete: a doubt that is added is missed here by the type check. */
const DOUBTS: Readonly<Record<PhotoDoubt, true>> = {
  'head-too-small': true,
  'head-too-large': true,
  'off-centre': true,
  'not-frontal': true,
  'eyes-hidden': true,
  'too-dark': true,
  'too-bright': true,
  'uneven-light': true,
  'background-not-white': true,
  'background-uneven': true,
  blurred: true,
};

const isDoubt = (word: string): word is PhotoDoubt => Object.hasOwn(DOUBTS, word);

/** Everything that can be doubted of a photo, in the order of the rules. */
export const photoDoubts: readonly PhotoDoubt[] = Object.keys(DOUBTS).filter(isDoubt);
