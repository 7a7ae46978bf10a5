import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Product } from './product.ts';
import { countCalls, resetCounts } from './statement-mix.ts';

/** One statement as the server sent it: its text and its parameters, null for SQL's null. */
export type Sent = { readonly text: string; readonly values: readonly (string | null)[] };

/** For every connection to hear of the new setting. */
const SETTLING_MS = 300;

const ENTRY = /^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /m;
const EXECUTED = /^LOG: {2}execute [^:]*: (.*)$/s;
const PARAMETERS = /^DETAIL: {2}parameters: (.*)$/is;
const PARAMETER = /\$\d+ = (?:NULL|'((?:[^']|'')*)')/g;

/** Reads prepared statements and their parameters out of PostgreSQL's log; simple statements are nobody's request. */
export function readLog(log: string): Sent[] {
  const sent: { text: string; values: (string | null)[] }[] = [];
  for (const entry of log.split(ENTRY)) {
    // The second and further lines of an entry are indented by a tab.
    const said = entry.replace(/\n\t/g, '\n').trimEnd();
    const [, text] = EXECUTED.exec(said) ?? [];
    if (text !== undefined) sent.push({ text: text.trim(), values: [] });
    const [, parameters] = PARAMETERS.exec(said) ?? [];
    for (const [, value] of parameters?.matchAll(PARAMETER) ?? [])
      sent.at(-1)?.values.push(value === undefined ? null : value.replaceAll("''", "'"));
  }
  return sent;
}

/**
 * The statements that `work`, one request, makes the server send, in their order; null where the log has not all of
 * them, because a connection had not yet heard that it should write.
 */
export async function recordStatements(product: Product, work: () => Promise<void>): Promise<Sent[] | null> {
  const { database, databaseLog } = product;
  await database.query(`alter system set log_statement = 'all'`);
  await database.query('select pg_reload_conf()');
  await sleep(SETTLING_MS);
  const from = statSync(databaseLog).size;
  await resetCounts(database);
  await work();
  const calls = await countCalls(database);
  const sent = readLog(readFileSync(databaseLog).subarray(from).toString());
  await database.query('alter system reset log_statement');
  await database.query('select pg_reload_conf()');
  await sleep(SETTLING_MS);
  return sent.length === calls ? sent : null;
}
