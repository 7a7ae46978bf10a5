import { pathOf } from '#contract/client.ts';
import { endpoints } from '#contract/endpoints.ts';
import { Connection, expectDone, requestOf } from './connection.ts';
import { type Candidate, model } from './people.ts';

/** One connection and the candidates that only it uses, so that each request knows the `rev` it has to name. */
export type Lane = { readonly connection: Connection; readonly candidates: readonly Candidate[] };

/** What was measured: so many requests in so many seconds; the time of each in milliseconds. */
export type Burst = {
  readonly requests: number;
  readonly seconds: number;
  readonly waits: readonly number[];
};

const params = { edition: model.edition };
const savePath = pathOf('savePage', { params: { ...params, page: 'contact' } });
const submissionPath = pathOf('submit', { params });

export function openLanes(port: number, count: number, candidates: readonly Candidate[]): Lane[] {
  return Array.from({ length: count }, (_, lane) => ({
    connection: new Connection(port),
    candidates: candidates.filter((_candidate, i) => i % count === lane),
  }));
}

/** Saves the contact page with another telephone number than before. */
export async function savePage(connection: Connection, candidate: Candidate): Promise<void> {
  candidate.saves += 1;
  const phone = `139${String(candidate.saves).padStart(8, '0')}`;
  const answers = { ...model.pages.contact, phone };
  const body = { answers, rev: candidate.rev };
  await expectDone(connection, requestOf(endpoints.savePage[0], savePath, candidate.cookie, body));
  candidate.rev += 1;
}

export async function submit(connection: Connection, candidate: Candidate): Promise<void> {
  const body = { rev: candidate.rev };
  await expectDone(connection, requestOf(endpoints.submit[0], submissionPath, candidate.cookie, body));
  candidate.rev += 1;
}

export async function withdraw(connection: Connection, candidate: Candidate): Promise<void> {
  await expectDone(connection, requestOf(endpoints.withdraw[0], submissionPath, candidate.cookie));
  candidate.rev += 1;
}

async function checkHealth(connection: Connection): Promise<void> {
  await expectDone(connection, requestOf('GET', '/healthz', ''));
}

async function timed(waits: number[], request: Promise<void>): Promise<void> {
  const began = performance.now();
  await request;
  waits.push(performance.now() - began);
}

/** Every lane sends `once` again and again, for random candidates of its own, until the time is over. */
async function repeat(
  lanes: readonly Lane[],
  seconds: number,
  once: (connection: Connection, candidate: Candidate) => Promise<void>,
): Promise<Burst> {
  const waits: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const run = async ({ connection, candidates }: Lane) => {
    while (performance.now() < until) {
      const candidate = candidates[Math.floor(Math.random() * candidates.length)];
      if (candidate !== undefined) await timed(waits, once(connection, candidate));
    }
  };
  await Promise.all(lanes.map(run));
  return { requests: waits.length, seconds: (performance.now() - began) / 1000, waits };
}

/** `once` for everybody, one time each; whichever connection is free takes the next. */
export async function forEverybody(
  lanes: readonly Lane[],
  once: (connection: Connection, candidate: Candidate) => Promise<void>,
): Promise<Burst> {
  const waits: number[] = [];
  const everybody = lanes.flatMap(({ candidates }) => candidates).values();
  const began = performance.now();
  const run = async ({ connection }: Lane) => {
    for (const candidate of everybody) await timed(waits, once(connection, candidate));
  };
  await Promise.all(lanes.map(run));
  return { requests: waits.length, seconds: (performance.now() - began) / 1000, waits };
}

export const burstOfPageSaves = (lanes: readonly Lane[], seconds: number) => repeat(lanes, seconds, savePage);

/** The cheapest answer of the server: what is left is HTTP itself and our client. */
export const burstOfHealthChecks = (lanes: readonly Lane[], seconds: number) =>
  repeat(lanes, seconds, checkHealth);

/**
 * Only the submissions are timed. Before each, a page is saved so that the content is new and a revision is frozen;
 * after each, it is withdrawn. `around` is called with every timed part.
 */
export async function burstOfSubmissions(
  lanes: readonly Lane[],
  seconds: number,
  around: (timedPart: () => Promise<Burst>) => Promise<Burst> = (part) => part(),
): Promise<Burst> {
  const parts: Burst[] = [];
  let spent = 0;
  while (spent < seconds) {
    await forEverybody(lanes, savePage);
    const part = await around(() => forEverybody(lanes, submit));
    await forEverybody(lanes, withdraw);
    parts.push(part);
    spent += part.seconds;
  }
  return {
    requests: parts.reduce((sum, { requests }) => sum + requests, 0),
    seconds: spent,
    waits: parts.flatMap(({ waits }) => waits),
  };
}
