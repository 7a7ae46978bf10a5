import type { EmployerDirectory, EmployerEntry, EmployerSearch, FoundEmployer } from '../ports/reference.ts';
import { text, texts } from './columns.ts';
import { firstRow, type Queryable, type Row, rows } from './pool.ts';

const MOST = 20;
/** Where a word is in half of all names, the best of so many will do. */
const MOST_LOOKED_AT = 2000;
const MOST_WORDS = 5;
/** Shorter texts resemble too much. */
const SHORTEST_TO_GUESS = 4;
const SHORTEST_LETTERS_TO_GUESS = 6;

const toEntry = (row: Row): EmployerEntry => ({
  code: text(row, 'employer_id'),
  name: text(row, 'name'),
  region: text(row, 'region_id'),
  city: text(row, 'point_id'),
  nature: text(row, 'nature'),
  category: text(row, 'category'),
});

const literal = (word: string) => word.replace(/[\\%_]/g, (character) => `\\${character}`);
const isLetters = (word: string) => /^[\x20-\x7e]+$/.test(word);

/** Collects values while a statement is written. */
function parameters(first: readonly unknown[]) {
  const values = [...first];
  const next = (value: unknown) => `$${values.push(value)}`;
  return { values, next };
}

type Next = ReturnType<typeof parameters>['next'];

/** By the index that suits the word: pairs for Chinese, trigrams for letters; what is shorter is only compared. */
function contains(word: string, next: Next): string {
  if (isLetters(word) && word.length > 2) return `search like ${next(`%${literal(word)}%`)}`;
  const compared = next(word);
  const isPaired = !isLetters(word) && [...word].length > 1;
  return `${isPaired ? `bigrams @> bigrams(array[${compared}]) and ` : ''}strpos(search, ${compared}) > 0`;
}

const IN_PLACE = '($1::text is null or region_id = $1) and ($2::text is null or point_id = $2)';

/** Every word must occur; names that begin with the first word come first, then whose abbreviation it is, then shorter ones. */
function searchStatement(words: readonly string[], of: EmployerSearch) {
  const { values, next } = parameters([of.region, of.city]);
  const holds = [IN_PLACE, ...words.map((word) => contains(word, next))].join(' and ');
  const start = next(words[0]);
  const begins = `(name ~>=~ ${start} and name ~<~ (${start} || chr(1114111)))`;
  const sql = `
select * from (
  (select * from employers where ${begins} and ${holds} order by length(name), name limit ${MOST})
  union
  (select * from employers where ${holds} limit ${MOST_LOOKED_AT})
) as found
order by ${begins} desc, ${next(words.join(' '))} = any (aliases) desc, length(name), name limit ${MOST}`;
  return { sql, values };
}

/** Everything that is one character away: one wrong, one missing, one too many. */
function oneAway(typed: readonly string[]): string[] {
  const around = (i: number, between: string, after: number) =>
    `%${literal(typed.slice(0, i).join(''))}${between}${literal(typed.slice(after).join(''))}%`;
  return typed.flatMap((_, i) => [
    around(i, '_', i + 1),
    around(i, '', i + 1),
    ...(i === 0 ? [] : [around(i, '_', i)]),
  ]);
}

/** One slip is in one half of what was typed: the other half is looked up, and what it gives is compared. */
function guessStatement(typed: readonly string[], of: EmployerSearch) {
  const { values, next } = parameters([of.region, of.city]);
  const middle = Math.ceil(typed.length / 2);
  const patterns = next(oneAway(typed));
  const halves = [typed.slice(0, middle), typed.slice(middle)].map(
    (half) => `(select * from (
      select * from employers where ${IN_PLACE} and ${contains(half.join(''), next)} limit ${MOST_LOOKED_AT}
    ) as half where search like any (${patterns}::text[]))`,
  );
  const sql = `
select * from (${halves.join(' union ')}) as found
order by similarity(name, ${next(typed.join(''))}) desc, length(name), name limit ${MOST}`;
  return { sql, values };
}

const isGuessable = (typed: readonly string[]) =>
  typed.length >= (isLetters(typed.join('')) ? SHORTEST_LETTERS_TO_GUESS : SHORTEST_TO_GUESS);

/** An abbreviation finds by what only an alias says. */
function foundByAlias(row: Row, words: readonly string[]): boolean {
  const name = text(row, 'name').toLowerCase();
  const aliases = texts(row, 'aliases').map((alias) => alias.toLowerCase());
  return words.some((word) => !name.includes(word) && aliases.some((alias) => alias.includes(word)));
}

export function createEmployerDirectory(pool: Queryable): EmployerDirectory {
  async function search(of: EmployerSearch): Promise<readonly FoundEmployer[]> {
    const words = of.text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
    if (words.length === 0) return [];
    const exact = searchStatement(words, of);
    const found = await rows(pool, exact.sql, exact.values);
    if (found.length > 0) {
      return found.map((row) => ({ ...toEntry(row), by: foundByAlias(row, words) ? 'alias' : 'name' }));
    }
    const typed = [...words.join('')];
    if (!isGuessable(typed)) return [];
    const guess = guessStatement(typed, of);
    const guessed = await rows(pool, guess.sql, guess.values);
    return guessed.map((row) => ({ ...toEntry(row), by: 'similar' }));
  }
  return {
    findEmployer: async (code) => {
      const row = await firstRow(pool, 'select * from employers where employer_id = $1', [code]);
      return row === null ? null : toEntry(row);
    },
    searchEmployers: search,
  };
}
