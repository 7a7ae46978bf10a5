import type pg from 'pg';
import { plainReading } from '#domain/identity/readings.ts';
import type { CharacterDirectory, HanCharacter } from '../ports/character-directory.ts';
import { integer, text } from './columns.ts';
import { type Row, rows } from './pool.ts';

const FIND = `
select radical, strokes, characters from character_groups
where ($1::text is null or $1 = any(readings)) and ($2::int is null or radical = $2)
  and ($3::int is null or strokes = $3)
order by strokes, radical`;

/** A line of the data file: characters with their readings behind them, between spaces and slashes. */
export function readCharacters(line: string): { character: string; readings: string[] }[] {
  return line.split(' ').map((entry) => {
    const [character = ''] = entry;
    return { character, readings: entry.slice(character.length).split('/').filter(Boolean) };
  });
}

const toCharacters = (row: Row): HanCharacter[] =>
  readCharacters(text(row, 'characters')).map((found) => ({
    ...found,
    radical: integer(row, 'radical'),
    strokes: integer(row, 'strokes'),
  }));

/** The data have some 1,500 readings for 40,000 characters: each loses its tone once. */
function rememberPlain(): (reading: string) => string {
  const known = new Map<string, string>();
  return (reading) => {
    const plain = known.get(reading) ?? plainReading(reading);
    known.set(reading, plain);
    return plain;
  };
}

export function createCharacterDirectory(pool: pg.Pool): CharacterDirectory {
  const plain = rememberPlain();
  return {
    findCharacters: async ({ reading, radical, strokes }, most) => {
      const found: HanCharacter[] = [];
      // Anyone may ask: no more is read than is answered.
      for (const group of await rows(pool, FIND, [reading, radical, strokes])) {
        if (found.length >= most) break;
        const characters = toCharacters(group);
        found.push(
          ...characters.filter(
            ({ readings }) => reading === null || readings.some((each) => plain(each) === reading),
          ),
        );
      }
      return found.slice(0, most);
    },
  };
}
