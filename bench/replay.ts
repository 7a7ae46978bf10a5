import type { Sent } from './recording.ts';

/** A pgbench script, and the values of the variables that it does not read itself. */
export type Replay = { readonly script: string; readonly variables: Readonly<Record<string, string>> };

/** The candidate of the recorded request, and their registration before it, as text by column. */
export type Recorded = {
  readonly candidate: string;
  readonly registration: Readonly<Record<string, string | null>>;
};

/** So many requests for one candidate, then the client takes another one of its own. */
const STAYS = 20;

// pgbench draws numbers only: which candidate a number means is one small statement more, every now and then.
const CHOOSE = `\\if :left = 0
\\set n :client_id + :clients * random(0, :candidates_each - 1)
select token_hash as token from bench.candidates where n = :n \\gset
\\set left ${STAYS}
\\endif
\\set left :left - 1`;

const isSession = (text: string) => /\bfrom sessions\b/.test(text);
/** Whole, whatever is read beside it. */
const isRegistration = (text: string) => /^select (\w+\.)?\*.*\bfrom registrations\b/s.test(text);
const isSave = (text: string) => /\bupdate registrations\b/.test(text);

const INSERT = /insert into (\w+) \(([^)]*)\)\s*select (.*?) from saved/gs;

/** Timers of the server work for everybody; what a candidate's request sends names the candidate or their session. */
export function isAllAbout(candidate: string, sent: readonly Sent[]): boolean {
  return sent.every(({ text, values }) => isSession(text) || values.includes(candidate));
}

/** Columns of a registration that count its changes. */
const COUNTERS = ['rev', 'seq', 'revision'];
/** What an action decides itself; everything else is written back as it was read. */
const DECIDED = /^status|_at$/;

/** What pgbench cannot make is made by the database: new keys. */
const FRESH = new Map([
  ['idempotency_key', 'gen_random_uuid()'],
  ['code_hash', 'sha256(uuid_send(gen_random_uuid()))'],
]);

export type Place = { readonly table: string; readonly column: string };

const NOWHERE: Place = { table: '', column: '' };

/** Where each parameter, by its number, is first written to, or which column it is compared with. */
export function placesOf(text: string): Map<number, Place> {
  const places = new Map<number, Place>();
  const note = (parameter: string | undefined, table: string, column = '') => {
    if (parameter !== undefined && !places.has(Number(parameter)))
      places.set(Number(parameter), { table, column: column.trim() });
  };
  const [, updated = ''] = /\bupdate (\w+)/.exec(text) ?? [];
  for (const [, column, parameter] of text.matchAll(/(\w+) [=>] (?:coalesce\()?\$(\d+)/g))
    note(parameter, updated, column);
  for (const [, table = '', names = '', values = ''] of text.matchAll(INSERT)) {
    const expressions = values.split(',');
    for (const [i, column] of names.split(',').entries())
      note(/^\s*\$(\d+)(?:::\w+)?\s*$/.exec(expressions[i] ?? '')?.[1], table, column);
  }
  return places;
}

function counterOf(column: string, value: string, registration: Recorded['registration']): string {
  const ahead = Number(value) - Number(registration[column]);
  if (ahead === 0) return `:r_${column}`;
  if (ahead === 1) return `:next_${column}`;
  throw new Error(`${column} went from ${registration[column]} to ${value} in one request`);
}

/** What stands in the script for one parameter; null where it is the recorded value itself. */
function variableFor(
  { table, column }: Place,
  value: string,
  { candidate, registration }: Recorded,
): string | null {
  if (value === candidate) return ':candidate_id';
  if (column === 'token_hash') return ':token';
  if (table !== 'registrations') return table === '' ? null : (FRESH.get(column) ?? null);
  if (COUNTERS.includes(column)) return counterOf(column, value, registration);
  return column in registration && !DECIDED.test(column) ? `:r_${column}` : null;
}

function after(text: string): string {
  if (isSession(text)) return ' \\gset';
  if (!isRegistration(text)) return ';';
  return [' \\gset r_', ...COUNTERS.map((column) => `\\set next_${column} :r_${column} + 1`)].join('\n');
}

/**
 * Makes of one recorded request a script that does the same for any candidate: it finds them by their session, carries
 * what it has read of the registration into the save, and sends every other value as the server sent it.
 */
export function replayOf(sent: readonly Sent[], recorded: Recorded): Replay {
  for (const [what, found] of [
    ['the session', isSession],
    ['the registration', isRegistration],
    ['a save', isSave],
  ] as const) {
    if (!sent.some(({ text }) => found(text)))
      throw new Error(`the recorded request has not read or made ${what}`);
  }
  const variables: Record<string, string> = {};
  const statements = sent.map(({ text, values }, i) => {
    const places = placesOf(text);
    const filled = text.replace(/\$(\d+)/g, (_whole, number: string) => {
      const value = values[Number(number) - 1] ?? null;
      if (value === null) return 'null';
      const place = places.get(Number(number)) ?? NOWHERE;
      const variable = variableFor(place, value, recorded);
      if (variable !== null) return variable;
      const name = `s${i}_${number}`;
      variables[name] = value;
      return `:${name}`;
    });
    return `${filled}${after(text)}`;
  });
  return { script: `${[CHOOSE, ...statements].join('\n\n')}\n`, variables };
}
