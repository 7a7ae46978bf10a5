import type { Refused, Request, Transport } from '#contract/client.ts';

type Refusal = Refused['error'];

/** Codes of our own, for what never reached the server or came back unreadable. */
export const OFFLINE = 'offline';
export const SERVER_AWAY = 'database-away';

/** A call that was refused or did not get through; `code` is worded by the vocabulary. */
export class WireError extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: NonNullable<Refusal['params']>;
  readonly problems: NonNullable<Refusal['problems']>;
  /** Finds the line in the server's log; null where the server was not reached. */
  readonly trace: string | null;
  readonly retryAfterMs: number | null;

  constructor(
    status: number,
    refusal: Partial<Refusal> & { code: string },
    retryAfterMs: number | null = null,
  ) {
    super(refusal.code);
    this.status = status;
    this.code = refusal.code;
    this.params = refusal.params ?? {};
    this.problems = refusal.problems ?? [];
    this.trace = refusal.trace ?? null;
    this.retryAfterMs = retryAfterMs;
  }

  /** The same request may succeed later; nobody has said no. */
  get passes(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

export type Surroundings = {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly wait: (ms: number) => Promise<void>;
  /** 0 to 1; spreads the retries of many browsers. */
  readonly random: () => number;
  /** Resolves once the person has logged in again; rejects when they would not. */
  readonly logInAgain: () => Promise<void>;
  /** What goes back with a request that a machine has to pay for with work; rejects where it cannot be done. */
  readonly solvePuzzle: () => Promise<string>;
};

export type Calling = {
  /** One per intention of a person; the same on every retry. Null for reading. */
  readonly key: string | null;
  /** How often in all; 1 where the caller retries by itself. */
  readonly tries?: number;
};

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 20_000;
/** A puzzle that took too long is asked for once more. */
const MOST_PUZZLES = 2;

/** Sends the requests of one intention: repeats what did not get through, always with the same key. */
export function createTransport(around: Surroundings, { key, tries = 3 }: Calling): Transport {
  return async (request) => {
    let puzzle = '';
    for (let attempt = 1, puzzles = 0; ; attempt += 1) {
      try {
        return await send(around, request, key, puzzle);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        if (error.code === 'puzzle-needed' && puzzles < MOST_PUZZLES) {
          puzzles += 1;
          puzzle = await around.solvePuzzle().catch(() => Promise.reject(error));
        } else if (error.code === 'not-logged-in')
          await around.logInAgain().catch(() => Promise.reject(error));
        else if (error.passes && attempt < tries) await around.wait(pause(error, attempt, around.random()));
        else throw error;
      }
    }
  };
}

function pause(error: WireError, attempt: number, random: number): number {
  const asked = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
  return Math.min(asked, LONGEST_WAIT_MS) * (1 + random / 2);
}

async function send(
  around: Surroundings,
  request: Request,
  key: string | null,
  puzzle: string,
): Promise<unknown> {
  const response = await around.fetch(request.path, init(request, key, puzzle)).catch(() => {
    throw new WireError(0, { code: OFFLINE });
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const seconds = Number(response.headers.get('retry-after'));
  throw new WireError(response.status, refusalIn(answer), seconds > 0 ? seconds * 1000 : null);
}

function init(request: Request, key: string | null, puzzle: string): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (key !== null) headers['idempotency-key'] = key;
  if (puzzle !== '') headers['x-puzzle'] = puzzle;
  if (request.method === 'GET') return { method: 'GET', headers };
  if (request.body instanceof Blob) {
    headers['content-type'] = request.body.type;
    return { method: request.method, headers, body: request.body };
  }
  headers['content-type'] = 'application/json';
  return { method: request.method, headers, body: JSON.stringify(request.body ?? {}) };
}

/** A proxy in between may answer with a page of its own instead of a refusal. */
function refusalIn(answer: unknown): Refusal {
  const refused = answer as Refused | null;
  return typeof refused?.error?.code === 'string' ? refused.error : { code: SERVER_AWAY, trace: '' };
}
