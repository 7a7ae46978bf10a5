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

export function createCharacterDirectory(pool: pg.Pool): CharacterDirectory {
  return {
    findCharacters: async ({ reading, radical, strokes }, most) => {
      const groups = await rows(pool, FIND, [reading, radical, strokes]);
      const isRead = ({ readings }: HanCharacter) =>
        reading === null || readings.some((each) => plainReading(each) === reading);
      return groups.flatMap(toCharacters).filter(isRead).slice(0, most);
    },
  };
}
