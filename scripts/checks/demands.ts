// Each demand of the guides has a test that names it, in each edition that it binds: `C6 (2023)`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reportFindings } from './report-findings.ts';
import { listSources } from './sources.ts';

type Year = '2026' | '2023';
export type Demand = { readonly id: string; readonly years: readonly Year[] };

/** What stands outside the house: log-in by somebody else's means, and the mini-programs. */
const ELSEWHERE = new Set(['A3', 'A4', 'A5']);

/** Groups in which both guides say the same of the account: a test need not name a year. */
const WITHOUT_YEAR = new Set(['A']);

/** The rows of groups A to H, with the years that their last column names. */
export function readDemands(markdown: string): Demand[] {
  return [...markdown.matchAll(/^\| ([A-H]\d+) \|.*\| ([^|]+) \|$/gm)]
    .map(([, id = '', from = '']) => ({ id, years: yearsOf(from) }))
    .filter(({ id }) => !ELSEWHERE.has(id));
}

const yearsOf = (from: string): Year[] => [
  ...(/\b26 /.test(from) ? (['2026'] as const) : []),
  ...(/\b23 /.test(from) ? (['2023'] as const) : []),
];

const ID = '[A-I]\\d{1,2}';
/** A title begins with ids, single or as ranges, and the years may follow in brackets. */
const TITLE = new RegExp(`['"\`]((?:${ID}(?:–(?:[A-I])?\\d{1,2})?[, ]*)+)(?:\\(([^)]*)\\))?`, 'g');

/** `C6 2023` for each demand and year that a title in this source names; `C6 any` where it names no year. */
export function namedIn(source: string): string[] {
  return [...source.matchAll(TITLE)].flatMap(([, ids = '', years = '']) => {
    const named = years.match(/2026|2023/g) ?? ['any'];
    return spread(ids).flatMap((id) => named.map((year) => `${id} ${year}`));
  });
}

/** `B1–B3` is B1, B2 and B3. */
function spread(ids: string): string[] {
  return [...ids.matchAll(/([A-I])(\d+)(?:–[A-I]?(\d+))?/g)].flatMap(([, group = '', first = '', last]) => {
    const [from, to] = [Number(first), Number(last ?? first)];
    return Array.from({ length: to - from + 1 }, (_, i) => `${group}${from + i}`);
  });
}

/** Demands that no test names, as `C6 (2023)`. */
export function findUntested(demands: readonly Demand[], sources: readonly string[]): string[] {
  const named = new Set(sources.flatMap(namedIn));
  const isNamed = (id: string, year: string) =>
    named.has(`${id} ${year}`) || (WITHOUT_YEAR.has(id.charAt(0)) && named.has(`${id} any`));
  return demands.flatMap(({ id, years }) =>
    years.filter((year) => !isNamed(id, year)).map((year) => `${id} (${year})`),
  );
}

if (import.meta.main) {
  const root = process.cwd();
  const demands = readDemands(readFileSync(path.join(root, 'docs/requirements.md'), 'utf8'));
  const tests = listSources(root, ['.test.ts', '.test.tsx', '.journey.ts']);
  const sources = tests.map((file) => readFileSync(path.join(root, file), 'utf8'));
  reportFindings(`${demands.length} demands in ${tests.length} test files`, findUntested(demands, sources));
}
