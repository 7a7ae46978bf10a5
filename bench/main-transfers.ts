import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { call, type ExportView, type ImportView, type Request } from '#contract/client.ts';
import { filledFolder, type Product, startProduct } from './product.ts';

/** How long an export and an import take, and what they need. Told how many results, and how many registrations there are. */
const ROWS = Number(process.argv[2] ?? 2_000_000);
const REGISTRATIONS = Number(process.argv[3] ?? ROWS);
const IDLE_MS = 150_000;
/** More than a workbook holds. */
const SHEET_ROWS = 1_000_000;
const PASSWORD = 'Weikao-2026!';
const EDITION = 'health-2026';

const say = (line: string) => console.log(line);
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

type Desk = {
  readonly ask: Parameters<typeof call>[0];
  readonly send: (url: string, body: Buffer) => Promise<unknown>;
};

/** Signed in at the office, as a browser would be. */
async function logIn({ port }: Product, login: string): Promise<Desk> {
  let cookie = '';
  const request = async (method: string, url: string, body: Buffer | string | undefined, type: string) => {
    const headers = {
      cookie,
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': type }),
    };
    const response = await fetch(`http://127.0.0.1:${port}${url}`, { method, headers, body: body as string });
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? cookie;
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const ask = ({ method, path: url, body }: Request) =>
    request(method, url, body === undefined ? undefined : JSON.stringify(body), 'application/json');
  await call(ask, 'logInToOffice', { body: { login, password: PASSWORD } });
  return { ask, send: (url, body) => request('PUT', url, body, 'application/octet-stream') };
}

/** Peak of resident memory since it was last asked to forget it, MB. */
function memory(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
/** Processor time that it has used so far, seconds. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
/** Nothing where it has ended meanwhile. */
function inProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return '';
  }
}
/** What the server and what it has started have in memory now, MB, but for its database. Pages that they share count twice. */
function whole({ serverPid, postmasterPid }: Product): number {
  const started = readdirSync(`/proc/${serverPid}/task`).flatMap((task) =>
    inProc(`${serverPid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  );
  const own = [serverPid, ...started.filter((pid) => pid !== postmasterPid)];
  const resident = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(inProc(`${pid}/status`))?.[1] ?? 0) / 1024;
  return own.reduce((all, pid) => all + resident(pid), 0);
}
async function mostDuring<T>(product: Product, work: () => Promise<T>): Promise<[T, number]> {
  let most = 0;
  const look = () => {
    most = Math.max(most, whole(product));
  };
  const watching = setInterval(look, 25);
  return [await work().finally(() => clearInterval(watching)), most];
}
const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5');

async function until<T extends ExportView | ImportView>(
  look: () => Promise<readonly T[]>,
  id: string,
  states: string[],
) {
  for (;;) {
    const found = (await look()).find((one) => one.id === id);
    if (found !== undefined && states.includes(found.state)) return found;
    await sleep(250);
  }
}

async function measureExport(product: Product, format: 'csv' | 'xlsx', sealed: boolean): Promise<void> {
  const desk = await logIn(product, 'national');
  const { columns, statuses } = await call(desk.ask, 'getExportChoices', { params: { edition: EDITION } });
  const wanted = columns.filter((column) => sealed || !column.sealed).map(({ key }) => key);
  const start = performance.now();
  const body = {
    edition: EDITION,
    statuses: [...statuses],
    points: [],
    specialties: [],
    columns: wanted,
    sealedToo: sealed,
    format,
    purpose: 'measuring an export',
  };
  const [done, most] = await mostDuring(product, async () => {
    const { id } = await call(desk.ask, 'orderExport', { body });
    return until(() => call(desk.ask, 'listExports', {}), id, ['ready', 'failed']);
  });
  say(
    `export ${format}, ${wanted.length} columns: ${done.state} ${done.failure ?? ''} ${done.rowsTotal} rows, ` +
      `${((done.bytes ?? 0) / 1e6).toFixed(0)} MB, ${seconds(start)} s; server and process of the export ${most.toFixed(0)} MB at most`,
  );
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A right number of an ID card for each i. */
function numberOf(i: number): string {
  const day = new Date(Date.UTC(1960, 0, 1) + Math.floor(i / 1000) * 86_400_000);
  const head = `130102${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(i % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((all, weight, place) => all + weight * Number(head[place]), 0);
  return head + '10X98765432'[sum % 11];
}

function writeResults(file: string): void {
  const head =
    'year,region,point,level,specialty,name,id_type,id_number,score_basic,score_related,score_professional,score_practice';
  const lines = Array.from(
    { length: ROWS },
    (_, i) => `2025,13,1301,junior,203,\u738b\u6653\u660e,resident-id,${numberOf(i)},${i % 100},66,absent,72`,
  );
  writeFileSync(file, [head, ...lines, ''].join('\n'), { mode: 0o644 });
}

/** The least that anybody could do: parse the file, and copy its cells into a table without a key. */
async function measureLeast({ database }: Product, file: string): Promise<number> {
  const start = performance.now();
  let rows = 0;
  for await (const _ of createReadStream(file).pipe(parse())) rows += 1;
  const parsed = performance.now() - start;
  const cells = Array.from({ length: 12 }, (_, i) => `c${i} text`).join(', ');
  await database.query(`create table raw_results (${cells})`);
  const before = performance.now();
  await database.query(`copy raw_results from '${file}' (format csv, header)`);
  const copied = performance.now() - before;
  await database.query('drop table raw_results');
  say(
    `least: parse ${(parsed / 1000).toFixed(1)} s (${rows} lines), raw COPY ${(copied / 1000).toFixed(1)} s`,
  );
  return (parsed + copied) / 1000;
}

async function measureImport(product: Product, file: string, least: number): Promise<void> {
  const desk = await logIn(product, 'national');
  const content = readFileSync(file);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const body = { kind: 'results' as const, fileName: 'results.csv', size: content.length, sha256 };
  const sending = performance.now();
  let view = await call(desk.ask, 'openImport', { body });
  while (view.state === 'uploading') {
    const part = content.subarray(view.received, view.received + view.partBytes);
    view = (await desk.send(
      `/api/office/imports/${view.id}/parts?offset=${view.received}`,
      part,
    )) as ImportView;
  }
  say(`${(content.length / 1e6).toFixed(0)} MB sent in ${seconds(sending)} s`);
  const look = () => call(desk.ask, 'listImports', {});
  forgetPeak(product.serverPid);
  const idle = memory(product.serverPid);
  const [checking, used] = [performance.now(), processorTime(product.serverPid)];
  const checked = await until(look, view.id, ['checked', 'faulty']);
  const check = Number(seconds(checking));
  const peak = memory(product.serverPid);
  const busy = processorTime(product.serverPid) - used;
  const act = (what: 'apply' | 'undo') =>
    call(desk.ask, 'actOnImport', { params: { import: view.id }, body: { do: what } });
  const applying = performance.now();
  await act('apply');
  const applied = await until(look, view.id, ['applied', 'checking']);
  const apply = Number(seconds(applying));
  const undoing = performance.now();
  await act('undo');
  const undone = await until(look, view.id, ['undone', 'applied']);
  say(
    `import: ${checked.state} in ${check} s (server’s processor ${busy.toFixed(1)} s), ${applied.state} ${applied.added} in ${apply} s, ` +
      `${undone.state} in ${seconds(undoing)} s; ${((check + apply) / least).toFixed(2)} × the least; ` +
      `server ${idle.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most`,
  );
}

const product = await startProduct(await filledFolder(REGISTRATIONS));
const file = path.join(tmpdir(), `weikao-results-${process.pid}.csv`);
try {
  // What it does by itself in its first minutes is no export's.
  const [, idle] = await mostDuring(product, () => sleep(IDLE_MS));
  say(`server, doing nothing: ${idle.toFixed(0)} MB at most`);
  await measureExport(product, 'csv', false);
  if (REGISTRATIONS < SHEET_ROWS) await measureExport(product, 'xlsx', false);
  writeResults(file);
  await measureImport(product, file, await measureLeast(product, file));
} finally {
  rmSync(file, { force: true });
  await product.stop();
}
