import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, readConfig } from './config.ts';
import { cryptoOf, marksUnder, masterKeyOf, openDatabase } from './main-database.ts';
import { orderOf, readOrder, type Typed } from './main-export-order.ts';
import { openFiles } from './main-files.ts';
import { createServices, type RunningServices } from './main-services.ts';
import type { ExportRun } from './ports/export-store.ts';
import { installationProblems } from './postgres/check-installation.ts';
import { createDemoClock } from './postgres/clock.ts';
import { prepareRoles } from './postgres/prepare-server.ts';
import {
  fetchByCommand,
  findOrdered,
  type Ordered,
  orderByCommand,
} from './usecases/exports/export-by-command.ts';
import { metered } from './usecases/exports/export-progress.ts';
import type { ExportFile } from './usecases/exports/read-exports.ts';
import { runExports } from './usecases/exports/run-exports.ts';

const ASK_EVERY_MS = 500;
const USAGE =
  'usage: weikao export --as USER --purpose WORDS [--edition KEY] [--columns A,B] [--statuses A,B] [--points A,B] [--specialties A,B] [--sealed-too] [--format csv|xlsx] FILE';

const complain = (error: Error) => console.error(error.message);

/** As a server would open them; nothing goes out from here. */
async function openServices(config: Config, urls: { readonly app: string; readonly office: string }) {
  const publicUrl = config.publicUrl ?? 'http://localhost';
  const settings = {
    appUrl: urls.app,
    officeUrl: urls.office,
    poolSize: 2,
    masterKey: masterKeyOf(config),
    crypto: cryptoOf(config),
    files: await openFiles(config),
    messenger: { send: () => undefined },
    outside: { channels: new Map(), wechat: null, smsReports: null },
    limits: { failuresPerAddress: config.failuresPerAddress, messagesADay: config.messagesADay },
    puzzleDigits: null,
    factorPolicy: config.factorPolicy,
    gateways: new Map(),
    publicUrl,
    internalUrl: publicUrl,
    lookAtPhotos: false,
    onError: complain,
  };
  let close = async () => {};
  const services = await createServices(settings, async (pool) => {
    const clock = await createDemoClock(pool, complain);
    close = clock.close;
    return clock;
  });
  return { services, close: () => close().then(services.close) };
}

/** A worker may be at it already: whoever writes it, we wait for the end. */
async function written(services: RunningServices, ordered: Ordered): Promise<ExportRun> {
  for (;;) {
    await runExports(services);
    const run = await findOrdered(services, ordered);
    if (run === null) throw new Error(`export ${ordered.id} is gone`);
    if (run.state !== 'waiting' && run.state !== 'running') return run;
    await sleep(ASK_EVERY_MS);
  }
}

/** Has its name only when it is whole, and is what the export's row says. */
async function keep({ keys }: RunningServices, content: ExportFile, run: ExportRun, file: string) {
  const partial = `${file}.partial`;
  const handle = await open(partial, 'wx', 0o600);
  const meter = keys.meter();
  try {
    await pipeline(metered(await content.content(), meter), handle.createWriteStream());
    if (meter.read().sha256 !== run.sha256) throw new Error('the file is not what was written down');
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function exportTo(services: RunningServices, typed: Typed): Promise<number> {
  const order = orderOf(services.reference, typed);
  const ordered = await orderByCommand(services, typed.as, order);
  if (!ordered.ok) {
    console.error(`refused: ${ordered.refused.code}`);
    return 1;
  }
  const run = await written(services, ordered.value);
  const fetched = await fetchByCommand(services, ordered.value);
  if (!fetched.ok) {
    console.error(`export ${run.id} is ${run.state}: ${run.failure ?? fetched.refused.code}`);
    return 1;
  }
  await keep(services, fetched.value, run, typed.file);
  console.log(`${run.rowsDone} rows, ${run.bytes} bytes, SHA-256 ${run.sha256}, export ${run.id}`);
  return 0;
}

/** The database of the settings as its servers use it, or the embedded one. */
async function openUrls(config: Config) {
  if (config.databaseUrls === null) {
    const database = await openDatabase(config, () => undefined);
    return { urls: database.urls, stop: () => (database.adopted ? undefined : database.stop()) };
  }
  const urls = prepareRoles(config.databaseUrls);
  const problems = await installationProblems(urls, marksUnder(config));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { urls, stop: () => undefined };
}

/** Takes registrations out in the name of a member of staff, as the office would, into a file. */
async function main(given: readonly string[]): Promise<number> {
  const typed = readOrder(given);
  if (typed === null) {
    console.error(USAGE);
    return 2;
  }
  if (existsSync(typed.file)) throw new Error(`${typed.file} is there already: name a new file`);
  const config = readConfig(process.env);
  const { urls, stop } = await openUrls(config);
  const { services, close } = await openServices(config, urls);
  try {
    return await exportTo(services, typed);
  } finally {
    await close();
    await stop();
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  complain(error);
  return 1;
});
