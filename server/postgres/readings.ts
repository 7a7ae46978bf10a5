import { pinyin } from 'pinyin-pro';
import type { Readings } from '#domain/identity/readings.ts';

/** Every reading that the character has, as syllables without tones. */
export const readings: Readings = (character) =>
  pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
