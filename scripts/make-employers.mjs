// Writes data/employers.csv: invented health institutions for every exam point, the same on every run.
// Names come from data/employer-names/; credit codes are well formed (GB 32100, GB 11714) and invented.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const DATA = new URL('../data/', import.meta.url);
const SEED = 20_260_411;
const TRIES_FOR_A_FREE_NAME = 20;
const HEADER = ['credit_code', 'name', 'aliases', 'region', 'city', 'nature', 'category', 'level'];
const COMMENTS = [
  '# source: ours, written by scripts/make-employers.mjs from points.csv, code-lists.csv and employer-names/',
  '# year: 2026',
  '# ours: all rows. Institutions and credit codes are invented; a name that some institution bears is a coincidence of its pattern',
];

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** First two characters of a credit code: the body that registered it and the kind of organisation. */
const REGISTRATION_PREFIX = {
  'public-institution': '12',
  'private-nonprofit': '52',
  'private-enterprise': '91',
};

/** Rows of a CSV below data/, as objects; lines that begin with # are comments. */
function readTable(path) {
  const text = readFileSync(new URL(path, DATA), 'utf8');
  return parse(text, { columns: true, comment: '#', comment_no_infix: true });
}

/** Mulberry32: numbers in [0, 1), the same sequence for the same seed. */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function weightedSum(characters, alphabet, weights) {
  return weights.reduce((sum, weight, at) => sum + weight * alphabet.indexOf(characters[at]), 0);
}

/** GB 11714: eight characters and their check character, modulus 11. */
function withOrganisationCheck(body) {
  const check = (11 - (weightedSum(body, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS) % 11)) % 11;
  return body + (check === 10 ? 'X' : String(check));
}

/** GB 32100: seventeen characters and their check character, modulus 31. */
function withCreditCheck(body) {
  const check = (31 - (weightedSum(body, CREDIT_ALPHABET, CREDIT_WEIGHTS) % 31)) % 31;
  return body + CREDIT_ALPHABET[check];
}

const random = seededRandom(SEED);
const pick = (list) => list[Math.floor(random() * list.length)];
const digits = (count) => String(Math.floor(random() * 10 ** count)).padStart(count, '0');

/** A credit code not in `taken`; public organisation codes begin with 4, younger private ones with MA. */
function freshCreditCode(nature, division, taken) {
  for (;;) {
    const organisation = nature === 'public-institution' ? `4${digits(7)}` : `MA${digits(6)}`;
    const code = withCreditCheck(
      REGISTRATION_PREFIX[nature] + division + withOrganisationCheck(organisation),
    );
    if (!taken.has(code)) {
      taken.add(code);
      return code;
    }
  }
}

function wordsByKind() {
  const kinds = {};
  for (const { kind, word } of readTable('employer-names/words.csv')) {
    kinds[kind] ??= [];
    kinds[kind].push(word);
  }
  return kinds;
}

/** Name and aliases of one institution, filled from the place and freshly drawn words. */
function fillPattern(pattern, place, words) {
  const drawn = Object.fromEntries(Object.entries(words).map(([kind, list]) => [kind, pick(list)]));
  const { name, short_name: short, unit } = place;
  const values = { ...drawn, name, short, unit, called: short.endsWith(unit) ? short : short + unit };
  const fill = (text) => text.replaceAll(/\{(\w+)\}/g, (_, key) => values[key]);
  const fullName = fill(pattern.name);
  const aliases = new Set(fill(pattern.aliases).split('|'));
  aliases.delete(fullName);
  return { name: fullName, aliases: [...aliases].join('|') };
}

/** Fills a pattern anew until its name is free in the region; undefined where no draw gives a free one. */
function fillWithFreeName(pattern, place, words, namesOfRegion) {
  for (let attempt = 0; attempt < TRIES_FOR_A_FREE_NAME; attempt += 1) {
    const filled = fillPattern(pattern, place, words);
    if (!namesOfRegion.has(filled.name)) {
      namesOfRegion.add(filled.name);
      return filled;
    }
  }
  return undefined;
}

/** Refuses patterns whose nature, category or level is missing from code-lists.csv. */
function checkPatterns(patterns) {
  const known = new Set(readTable('code-lists.csv').map(({ list, code }) => `${list}:${code}`));
  for (const { nature, category, level } of patterns) {
    const used = [`employer-nature:${nature}`, `employer-category:${category}`, `employer-level:${level}`];
    const missing = used.filter((key) => !known.has(key));
    if (missing.length > 0) throw new Error(`not in code-lists.csv: ${missing.join(', ')}`);
  }
}

/** One row of employers.csv per pattern that the place draws, all at exam points given by `pointOf`. */
function employersOf(place, patterns, pointOf, words, taken) {
  const rows = [];
  for (const pattern of patterns) {
    if (pattern.kind !== place.kind || random() >= Number(pattern.share)) continue;
    const point = pointOf(place);
    const filled = fillWithFreeName(pattern, place, words, taken.names[point.region]);
    if (!filled) continue;
    const { nature, category, level } = pattern;
    const creditCode = freshCreditCode(nature, place.code, taken.creditCodes);
    rows.push([creditCode, filled.name, filled.aliases, point.region, point.code, nature, category, level]);
  }
  return rows;
}

function makeEmployers() {
  const points = readTable('points.csv');
  const patterns = readTable('employer-names/patterns.csv');
  checkPatterns(patterns);
  const words = wordsByKind();
  const names = Object.fromEntries(readTable('regions.csv').map(({ code }) => [code, new Set()]));
  const taken = { names, creditCodes: new Set() };
  const pointByCode = new Map(points.map((point) => [point.code, point]));
  // An institution of a municipality itself has no city of its own: it sits in one of the districts.
  const pointOf = ({ code, point }) =>
    point === '' ? pick(points.filter(({ region }) => code.startsWith(region))) : pointByCode.get(point);
  return readTable('employer-names/places.csv').flatMap((place) =>
    employersOf(place, patterns, pointOf, words, taken),
  );
}

const lines = [HEADER, ...makeEmployers()].map((row) => row.join(','));
writeFileSync(new URL('employers.csv', DATA), `${[...COMMENTS, ...lines].join('\n')}\n`);
process.stdout.write(`${lines.length - 1} employers\n`);
