import { quantile, type Spread, spreadOf } from './figures.ts';
import {
  burstOfHealthChecks,
  burstOfPageSaves,
  burstOfSubmissions,
  forEverybody,
  type Lane,
  savePage,
  submit,
  withdraw,
} from './load.ts';
import type { Pgbench, Script } from './pgbench.ts';
import { Meter, type Used } from './processor-time.ts';
import type { Product } from './product.ts';
import { type Profile, profileDuring } from './profile.ts';
import { type Counted, countStatements, differences } from './statement-mix.ts';

export type Bench = {
  readonly product: Product;
  readonly lanes: readonly Lane[];
  /** Null where this machine has none. */
  readonly pgbench: Pgbench | null;
};

/** Requests a second of the rounds that count, and what one request costs each process, in microseconds. */
export type Side = { readonly perSecond: Spread; readonly used: Used | null };

export type Measured = {
  readonly server: Side;
  /** Milliseconds that a request waits for its answer, half of them and all but one of twenty. */
  readonly wait: { readonly median: number; readonly most: number };
  readonly pgbench: Side | null;
  /** The server's requests a second in pgbench's, round by round. */
  readonly ratio: Spread | null;
  /** How many rounds count: the quiet ones if there are enough, else all. */
  readonly counted: number;
};

/** The statements of one request; `pgbench` and `differences` are null where there is no pgbench. */
export type Mix = {
  readonly server: readonly Counted[];
  readonly pgbench: readonly Counted[] | null;
  readonly differences: readonly string[] | null;
};

const WARM_UP_SECONDS = 3;
/** More than this share of the machine for others, and a figure says more about them than about us. */
export const QUIET = 0.1;

/** Until the code is compiled, and everybody has submitted once. */
export async function warmUp(lanes: readonly Lane[]): Promise<void> {
  await burstOfPageSaves(lanes, WARM_UP_SECONDS);
  await burstOfSubmissions(lanes, WARM_UP_SECONDS);
}

/** A timer of the server may work in between; its statements are not there the next time. */
const COMPARISONS = 3;

/** The statements of one request, as the database counted them, and where pgbench's differ. */
export async function compareStatements(bench: Bench, script: Script): Promise<Mix> {
  let mix = await countBothSides(bench, script);
  for (let i = 1; i < COMPARISONS && mix.differences !== null && mix.differences.length > 0; i += 1) {
    mix = await countBothSides(bench, script);
  }
  return mix;
}

async function countBothSides({ product, lanes, pgbench }: Bench, script: Script): Promise<Mix> {
  const { database } = product;
  const once = script === 'submit' ? submit : savePage;
  if (script === 'submit') await forEverybody(lanes, savePage);
  const server = await countStatements(database, async () => (await forEverybody(lanes, once)).requests);
  if (script === 'submit') await forEverybody(lanes, withdraw);
  if (pgbench === null) return { server, pgbench: null, differences: null };
  const each = lanes[0]?.candidates.length ?? 0;
  const replayed = await countStatements(
    database,
    async () => (await pgbench.run(script, { each })).requests,
  );
  return { server, pgbench: replayed, differences: differences(server, replayed) };
}

/** One side's part of a round. */
type Turn = { readonly perSecond: number; readonly used: Used | null; readonly waits: readonly number[] };
type Round = { readonly served: Turn; readonly replayed: Turn | null };

async function serve({ product, lanes }: Bench, script: Script, seconds: number): Promise<Turn> {
  const meter = new Meter(product);
  const burst =
    script === 'page-save'
      ? await meter.during(() => burstOfPageSaves(lanes, seconds))
      : await burstOfSubmissions(lanes, seconds, (part) => meter.during(part));
  return { perSecond: burst.requests / burst.seconds, used: meter.read(), waits: burst.waits };
}

async function replay(bench: Bench, pgbench: Pgbench, script: Script, seconds: number): Promise<Turn> {
  const meter = new Meter(bench.product);
  const { perSecond } = await meter.during(() => pgbench.run(script, { seconds }));
  return { perSecond, used: meter.read(), waits: [] };
}

async function playRound(
  bench: Bench,
  script: Script,
  seconds: number,
  serverFirst: boolean,
): Promise<Round> {
  // So that neither pays for what the other has left behind.
  const tidied = async <T>(turn: () => Promise<T>) => {
    await bench.product.database.query('vacuum analyze');
    await bench.product.database.query('checkpoint');
    return turn();
  };
  const { pgbench } = bench;
  const early = serverFirst ? await tidied(() => serve(bench, script, seconds)) : null;
  const replayed = pgbench === null ? null : await tidied(() => replay(bench, pgbench, script, seconds));
  return { served: early ?? (await tidied(() => serve(bench, script, seconds))), replayed };
}

const FEWEST_QUIET = 3;

const isQuiet = ({ served, replayed }: Round) =>
  Math.max(served.used?.others ?? 0, replayed?.used?.others ?? 0) <= QUIET;

function sideOf(turns: readonly Turn[]): Side {
  const used = turns.flatMap((turn) => turn.used ?? []);
  const mean = (what: keyof Used) => used.reduce((sum, one) => sum + one[what], 0) / used.length;
  const means = {
    server: mean('server'),
    database: mean('database'),
    load: mean('load'),
    others: mean('others'),
  };
  return {
    perSecond: spreadOf(turns.map(({ perSecond }) => perSecond)),
    used: used.length === 0 ? null : means,
  };
}

/** Rounds in which server and pgbench take turns, each beginning every other round, on the same database. */
export async function measure(
  bench: Bench,
  script: Script,
  count: number,
  seconds: number,
): Promise<Measured> {
  const played: Round[] = [];
  for (let i = 0; i < count; i += 1) played.push(await playRound(bench, script, seconds, i % 2 === 0));
  const quiet = played.filter(isQuiet);
  const rounds = quiet.length >= FEWEST_QUIET ? quiet : played;
  const waits = rounds.flatMap(({ served }) => served.waits);
  const replayed = rounds.flatMap((round) => round.replayed ?? []);
  const ratios = rounds.flatMap((round) =>
    round.replayed === null ? [] : [round.served.perSecond / round.replayed.perSecond],
  );
  return {
    server: sideOf(rounds.map(({ served }) => served)),
    wait: { median: quantile(waits, 0.5), most: quantile(waits, 0.95) },
    pgbench: replayed.length === 0 ? null : sideOf(replayed),
    ratio: ratios.length === 0 ? null : spreadOf(ratios),
    counted: rounds.length,
  };
}

export async function measureHealth({ product, lanes }: Bench, seconds: number): Promise<Side> {
  const meter = new Meter(product);
  const { requests, seconds: time } = await meter.during(() => burstOfHealthChecks(lanes, seconds));
  return { perSecond: spreadOf([requests / time]), used: meter.read() };
}

/** What the server's own thread does while only page-saves are sent. */
export function profilePageSaves({ product, lanes }: Bench, seconds: number): Promise<Profile> {
  return profileDuring(product, async () => {
    await burstOfPageSaves(lanes, seconds);
  });
}
