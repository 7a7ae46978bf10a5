import type { Answers } from '#domain/edition/edition.ts';
import type { DraftCopies } from './draft-copy.ts';

export type SaveState =
  | { readonly kind: 'untouched' }
  /** Typed, and about to be sent. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'retrying' }
  /** The page was changed elsewhere; nothing is sent any more. */
  | { readonly kind: 'conflict' };

/** How one sending ended. `refused`: sending the same again would not help, but the next change may. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly retryAfterMs: number | null };

export type Timers = {
  readonly set: (run: () => void, ms: number) => number;
  readonly clear: (timer: number) => void;
};

type Around = {
  readonly rev: number;
  readonly send: (answers: Answers, rev: number) => Promise<SaveResult>;
  readonly copies: DraftCopies;
  readonly timers: Timers;
  /** 0 to 1; spreads the retries of many browsers. */
  readonly random: () => number;
  readonly onState: (state: SaveState) => void;
};

export const PAUSE_MS = 800;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Saves what is typed on one page: a pause after the last keystroke, one request at a time, the newest answers only.
 * What did not arrive stays in the tab and is sent again, ever more slowly. A conflict ends it.
 */
export function createDraftSaver(around: Around) {
  const { rev, send, copies, timers, random, onState } = around;
  let unsent: Answers | null = null;
  let timer: number | null = null;
  let sending: Promise<void> | null = null;
  let failures = 0;
  let stopped = false;

  function schedule(ms: number): void {
    if (timer !== null) timers.clear(timer);
    timer = timers.set(() => void flush(), ms);
  }

  function change(answers: Answers): void {
    if (stopped) return;
    unsent = answers;
    copies.keep({ answers, rev });
    onState({ kind: failures > 0 ? 'retrying' : 'waiting' });
    // While retrying, the slow rhythm stays: typing must not hammer a server that is down.
    if (failures === 0) schedule(PAUSE_MS);
  }

  async function sendNewest(answers: Answers): Promise<void> {
    unsent = null;
    const result = await send(answers, rev);
    if (result.kind === 'saved') return settle(result.at);
    if (result.kind === 'conflict') {
      stopped = true;
      return onState({ kind: 'conflict' });
    }
    unsent ??= answers;
    failures += 1;
    if (stopped) return;
    onState({ kind: 'retrying' });
    schedule(retryPause(result.retryAfterMs));
  }

  function settle(at: string): void {
    failures = 0;
    if (unsent === null) {
      copies.forget();
      onState({ kind: 'saved', at });
    } else if (!stopped) schedule(PAUSE_MS);
  }

  function retryPause(asked: number | null): number {
    const growing = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
    return Math.max(asked ?? 0, growing) * (0.5 + random() / 2);
  }

  /** Sends now what has not arrived; settles when the sending has ended, well or not. */
  async function flush(): Promise<void> {
    if (timer !== null) timers.clear(timer);
    timer = null;
    if (sending !== null) await sending;
    if (unsent === null || stopped) return;
    sending = sendNewest(unsent).finally(() => {
      sending = null;
    });
    await sending;
  }

  /** Nothing is sent from here on; waits for what is under way. */
  async function stop(): Promise<void> {
    stopped = true;
    if (timer !== null) timers.clear(timer);
    timer = null;
    await sending;
  }

  return { change, flush, stop };
}

export type DraftSaver = ReturnType<typeof createDraftSaver>;
