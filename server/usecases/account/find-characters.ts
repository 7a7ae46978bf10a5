import { plainReading } from '#domain/identity/readings.ts';
import type { CharacterDirectory, HanCharacter } from '../../ports/character-directory.ts';
import { done, type Outcome } from '../outcome.ts';

/** As many as somebody looks through; more is narrowed down. */
const MOST = 200;

type Asked = { readonly reading: string; readonly radical: number | null; readonly strokes: number | null };

export type FoundCharacters = { readonly characters: readonly HanCharacter[]; readonly more: boolean };

/** Characters by reading, by radical and strokes, or by all of them. Nothing asked, nothing found. */
export async function findCharacters(
  { characters }: { readonly characters: CharacterDirectory },
  asked: Asked,
): Promise<Outcome<FoundCharacters>> {
  const reading = plainReading(asked.reading) || null;
  if (reading === null && asked.radical === null && asked.strokes === null) {
    return done({ characters: [], more: false });
  }
  const found = await characters.findCharacters({ ...asked, reading }, MOST + 1);
  return done({ characters: found.slice(0, MOST), more: found.length > MOST });
}
