import { quantile, type Spread, spreadOf } from './figures.ts';
import {
  type Burst,
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

/** Requests a second of all rounds, and what one request costs each process, in microseconds. */
export type Side = { readonly perSecond: Spread; readonly used: Used | null };

export type Measured = {
  readonly server: Side;
  /** Milliseconds that a request waits for its answer, half of them and all but one of twenty. */
  readonly wait: { readonly median: number; readonly most: number };
  readonly pgbench: Side | null;
  /** The server's requests a second in pgbench's, round by round. */
  readonly ratio: Spread | null;
};

/** The statements of one request; `pgbench` and `differences` are null where there is no pgbench. */
export type Mix = {
  readonly server: readonly Counted[];
  readonly pgbench: readonly Counted[] | null;
  readonly differences: readonly string[] | null;
};

const WARM_UP_SECONDS = 3;

/** Until the code is compiled, and everybody has submitted once. */
export async function warmUp(lanes: readonly Lane[]): Promise<void> {
  await burstOfPageSaves(lanes, WARM_UP_SECONDS);
  await burstOfSubmissions(lanes, WARM_UP_SECONDS);
}

/** The statements of one request, as the database counted them, and where pgbench's differ. */
export async function compareStatements({ product, lanes, pgbench }: Bench, script: Script): Promise<Mix> {
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

function burst(lanes: readonly Lane[], script: Script, seconds: number, meter: Meter): Promise<Burst> {
  if (script === 'page-save') return meter.during(() => burstOfPageSaves(lanes, seconds));
  return burstOfSubmissions(lanes, seconds, (part) => meter.during(part));
}

/** Rounds in which server and pgbench take turns, each beginning every other round, on the same database. */
export async function measure(
  { product, lanes, pgbench }: Bench,
  script: Script,
  rounds: number,
  seconds: number,
): Promise<Measured> {
  const [serverMeter, pgbenchMeter] = [new Meter(product), new Meter(product)];
  const [served, replayed, waits]: [number[], number[], number[]] = [[], [], []];
  const serve = async () => {
    const { requests, seconds: time, waits: these } = await burst(lanes, script, seconds, serverMeter);
    served.push(requests / time);
    waits.push(...these);
  };
  const replay = async () => {
    if (pgbench === null) return;
    replayed.push((await pgbenchMeter.during(() => pgbench.run(script, { seconds }))).perSecond);
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const turn of round % 2 === 0 ? [serve, replay] : [replay, serve]) {
      // So that neither pays for what the other has left behind.
      await product.database.query('vacuum analyze');
      await product.database.query('checkpoint');
      await turn();
    }
  }
  const ratios = replayed.map((perSecond, round) => (served[round] ?? 0) / perSecond);
  return {
    server: { perSecond: spreadOf(served), used: serverMeter.read() },
    wait: { median: quantile(waits, 0.5), most: quantile(waits, 0.95) },
    pgbench: pgbench === null ? null : { perSecond: spreadOf(replayed), used: pgbenchMeter.read() },
    ratio: pgbench === null ? null : spreadOf(ratios),
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
