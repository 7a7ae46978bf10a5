import type { PlainKind } from './plain-rows.ts';

/** What a file of employers may name. */
export type EmployerFacts = {
  /** Of whom it may tell; null: every region. */
  readonly region: string | null;
  /** In which region each point is. */
  readonly points: ReadonlyMap<string, string>;
  readonly natures: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
};

const CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100: the last character follows from the others. */
export function isCreditCode(code: string): boolean {
  if (!CODE.test(code)) return false;
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, 17)) {
    sum += DIGITS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return DIGITS[(31 - (sum % 31)) % 31] === code[17];
}

const MOST_NAME = 100;
const MOST_ALIASES = 10;

/** A file of employers: one row each, under the credit code. Shorter names are parted by `|`. */
export const employerRows = ({ region, points, natures, categories }: EmployerFacts): PlainKind => ({
  needed: ['credit_code', 'employer_name', 'region', 'point', 'nature', 'category'],
  oneOf: [],
  known: ['credit_code', 'employer_name', 'region', 'point', 'nature', 'category', 'aliases'],
  read: (cell, tell) => {
    const code = cell('credit_code').toUpperCase();
    if (!isCreditCode(code)) tell('credit-code-wrong', 'credit_code', code);
    if (cell('employer_name').length > MOST_NAME) tell('too-long', 'employer_name', cell('employer_name'));
    const aliases = cell('aliases')
      .split('|')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    if (aliases.length > MOST_ALIASES || aliases.some((one) => one.length > MOST_NAME))
      tell('too-long', 'aliases', cell('aliases'));
    if (region !== null && cell('region') !== region) tell('other-area', 'region', cell('region'));
    if (points.get(cell('point')) !== cell('region')) tell('place-wrong', 'point', cell('point'));
    if (!natures.has(cell('nature'))) tell('value-unknown', 'nature', cell('nature'));
    if (!categories.has(cell('category'))) tell('value-unknown', 'category', cell('category'));
    const content = {
      employer_id: code,
      name: cell('employer_name'),
      aliases,
      region_id: cell('region'),
      point_id: cell('point'),
      nature: cell('nature'),
      category: cell('category'),
    };
    return { key: code, content };
  },
});
