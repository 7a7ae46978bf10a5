import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openLanes } from './load.ts';
import {
  type Bench,
  compareStatements,
  measure,
  measureHealth,
  profilePageSaves,
  warmUp,
} from './measure.ts';
import { signUpCandidates } from './people.ts';
import { preparePgbench, type Script } from './pgbench.ts';
import { type Product, startProduct } from './product.ts';
import { sharesOf } from './profile.ts';
import { type Report, tell } from './report.ts';

const results = path.join(import.meta.dirname, '../test-results');
const SCRIPTS: readonly Script[] = ['page-save', 'submit'];

const { values } = parseArgs({
  options: {
    candidates: { type: 'string', default: '208' },
    connections: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '3' },
  },
});

function countOf(name: keyof typeof values): number {
  const count = Number(values[name]);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${name} must be a whole number from 1 on`);
  return count;
}

const began = performance.now();
const say = (line: string) =>
  console.log(`[${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s] ${line}`);

function keep(name: string, content: unknown): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(path.join(results, name), `${JSON.stringify(content)}\n`);
}

async function prepare(product: Product): Promise<Bench> {
  const connections = countOf('connections');
  // Every connection has equally many, because pgbench shares them out so.
  const count = Math.max(1, Math.round(countOf('candidates') / connections)) * connections;
  say(`signing up ${count} candidates, who fill in every page`);
  const candidates = await signUpCandidates(product.port, product.phones, count);
  const lanes = openLanes(product.port, connections, candidates);
  say('warming up');
  await warmUp(lanes);
  return { product, lanes, pgbench: await preparePgbench(product, lanes) };
}

async function run(product: Product): Promise<Report> {
  const machine = {
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadBefore: loadavg()[0] ?? 0,
  };
  const [rounds, seconds] = [countOf('rounds'), countOf('seconds')];
  const bench = await prepare(product);
  if (bench.pgbench === null) say('no pgbench here (Debian: postgresql-15): no ratios');
  const measured: Report['requests'] = [];
  for (const script of SCRIPTS) {
    say(`${script}: comparing statements, then ${rounds} rounds of ${seconds} s for each side`);
    const mix = await compareStatements(bench, script);
    measured.push({ script, mix, ...(await measure(bench, script, rounds, seconds)) });
  }
  say('health checks, profile of page-saves');
  const health = await measureHealth(bench, seconds);
  const recorded = await profilePageSaves(bench, seconds);
  keep('page-save.cpuprofile', recorded);
  const profile = sharesOf(recorded);
  for (const { connection } of bench.lanes) connection.close();
  const pgbench = bench.pgbench?.version ?? null;
  const settings = { connections: bench.lanes.length, rounds, seconds };
  return { at: new Date().toISOString(), machine, settings, pgbench, requests: measured, health, profile };
}

/** Stops the product whatever happens; who is asked to stop while it starts does so when it is up. */
async function main(): Promise<number> {
  const stopped = new Promise<never>((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => reject(new Error(`stopped by ${signal}`)));
  });
  stopped.catch(() => {});
  say('starting server and database');
  const product = await startProduct();
  try {
    const report = await Promise.race([run(product), stopped]);
    keep('bench.json', report);
    console.log(`\n${tell(report)}`);
    return report.requests.some(({ mix }) => (mix.differences?.length ?? 0) > 0) ? 1 : 0;
  } finally {
    say('stopping');
    await product.stop();
  }
}

// What still waits for an answer when we are stopped must not keep us.
const code = await main().catch((error: Error) => {
  console.error(error.message);
  return 1;
});
process.exit(code);
