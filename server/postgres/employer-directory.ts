import type pg from 'pg';
import type { EmployerDirectory, EmployerEntry } from '../ports/reference.ts';
import { text } from './columns.ts';
import { firstRow, type Row, rows } from './pool.ts';

const MOST = 20;

const toEntry = (row: Row): EmployerEntry => ({
  code: text(row, 'employer_id'),
  name: text(row, 'name'),
  region: text(row, 'region_id'),
  city: text(row, 'point_id'),
  nature: text(row, 'nature'),
  category: text(row, 'category'),
});

const escaped = (word: string) => word.replace(/[\\%_]/g, (character) => `\\${character}`);

/** Every word must occur in name, aliases or pinyin; names that begin with the first word come first. */
export function createEmployerDirectory(pool: pg.Pool): EmployerDirectory {
  return {
    findEmployer: async (code) => {
      const row = await firstRow(pool, 'select * from employers where employer_id = $1', [code]);
      return row === null ? null : toEntry(row);
    },
    searchEmployers: async ({ text: typed, region, city }) => {
      const words = typed
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '')
        .slice(0, 5)
        .map(escaped);
      if (words.length === 0) return [];
      const found = await rows(
        pool,
        `select * from employers
         where search like all ($1::text[]) and ($2::text is null or region_id = $2) and ($3::text is null or point_id = $3)
         order by name like $4 desc, length(name), name limit ${MOST}`,
        [words.map((word) => `%${word}%`), region, city, `${words[0]}%`],
      );
      return found.map(toEntry);
    },
  };
}
