import { setTimeout as sleep } from 'node:timers/promises';

/** What of V8's CPU profile is read here. */
type Frame = { readonly functionName: string; readonly url: string; readonly lineNumber: number };
type Node = {
  readonly id: number;
  readonly callFrame: Frame;
  readonly children?: readonly number[];
};
export type Profile = {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};

/** A part of the server and its share of the time in which the server's thread was at work (0 to 1). */
export type Share = { readonly area: string; readonly share: number };

/** The nearest caller decides: Node's own code counts for whoever has called it. */
const AREAS: readonly (readonly [RegExp, string])[] = [
  [/\/server\/keys\//, 'sealing, opening, digests (server/keys)'],
  [/\/node_modules\/(pg|pg-[\w-]+|postgres-[\w-]+)\//, 'PostgreSQL driver (pg): protocol, sockets, parsing'],
  [/\/node_modules\/(prom-client)\//, 'metrics (prom-client)'],
  [
    /\/node_modules\/(ajv|fast-json-stringify|@fastify\/(ajv|fast-json)[\w-]*)\//,
    'schemas: checking and writing JSON',
  ],
  [/\/node_modules\//, 'fastify and its plugins'],
  [/\/domain\//, 'rules (domain)'],
  [/\/server\/usecases\/.*\/(view-|quotes)/, 'the view of the answer (use cases)'],
  [/\/server\/usecases\//, 'use cases'],
  [/\/server\/postgres\//, 'stores: rows to objects and back'],
  [/\/server\//, 'routes, ports, the rest of the server'],
];

const NATIVE = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(program)', 'Node and V8 themselves, not attributed'],
]);
const GENERATED = 'schemas: checking and writing JSON';
const NODE = "Node's HTTP and sockets, called by the event loop";
const IDLE = '(idle)';

function areaOf({ url, functionName }: Frame): string | null {
  const native = NATIVE.get(functionName);
  if (native !== undefined) return native;
  // Functions compiled from text have no address: ajv's and fast-json-stringify's.
  if (url === '' && /^(validate\d+|main|anonymous\d+|serialize\w*)$/.test(functionName)) return GENERATED;
  return AREAS.find(([pattern]) => pattern.test(url))?.[1] ?? null;
}

/** Gives each sample to the nearest frame, from the innermost outwards, that belongs to an area. */
export function sharesOf({ nodes, samples, timeDeltas }: Profile): Share[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const times = new Map<string, number>();
  for (const [i, sample] of samples.entries()) {
    if (byId.get(sample)?.callFrame.functionName === IDLE) continue;
    let area: string | null = null;
    for (let at: number | undefined = sample; at !== undefined && area === null; at = parents.get(at)) {
      const node = byId.get(at);
      area = node === undefined ? null : areaOf(node.callFrame);
    }
    times.set(area ?? NODE, (times.get(area ?? NODE) ?? 0) + (timeDeltas[i] ?? 0));
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times].map(([area, time]) => ({ area, share: time / total })).sort((a, b) => b.share - a.share);
}

const PATIENCE_MS = 10_000;

/** Node opens its inspector when it gets the signal: until then nothing of it runs beside what is measured. */
async function findInspector(pid: number, port: number): Promise<string> {
  process.kill(pid, 'SIGUSR1');
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
    if (answer?.ok) return (await answer.json())[0].webSocketDebuggerUrl;
    if (Date.now() > until) throw new Error(`no inspector of process ${pid} on port ${port}`);
    await sleep(50);
  }
}

type Ask = (method: string, params?: object) => Promise<{ profile: Profile }>;

async function openInspector(url: string): Promise<{ ask: Ask; close(): void }> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`no answer from ${url}`));
  });
  const waiting = new Map<number, (result: { profile: Profile }) => void>();
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result);
  };
  const ask: Ask = (method, params = {}) =>
    new Promise((resolve) => {
      const id = waiting.size + 1;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { ask, close: () => socket.close() };
}

/** Asks a running Node for a CPU profile of what it does during `work`. */
export async function profileDuring(
  of: { readonly serverPid: number; readonly inspectorPort: number },
  work: () => Promise<void>,
): Promise<Profile> {
  const { ask, close } = await openInspector(await findInspector(of.serverPid, of.inspectorPort));
  await ask('Profiler.enable');
  await ask('Profiler.setSamplingInterval', { interval: 500 });
  await ask('Profiler.start');
  await work();
  const { profile } = await ask('Profiler.stop');
  close();
  return profile;
}
