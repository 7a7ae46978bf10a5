import { describe, expect, it } from 'vitest';
import type { Answers } from '#domain/edition/edition.ts';
import { type DraftCopy, draftCopies } from './draft-copy.ts';
import { createDraftSaver, PAUSE_MS, type SaveResult, type SaveState } from './draft-saver.ts';

/** A tab's store that holds strings only, as the browser's does. */
function fakeStore() {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  };
}

/** Time that passes only when told. */
function fakeTimers() {
  let now = 0;
  let last = 0;
  const due = new Map<number, { at: number; run: () => void }>();
  return {
    timers: {
      set: (run: () => void, ms: number) => {
        last += 1;
        due.set(last, { at: now + ms, run });
        return last;
      },
      clear: (timer: number) => void due.delete(timer),
    },
    pass: async (ms: number) => {
      now += ms;
      for (const [timer, { at, run }] of [...due]) {
        if (at <= now) {
          due.delete(timer);
          run();
        }
      }
      await settle();
    },
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function openPage(answer: (answers: Answers, sent: number) => SaveResult | Promise<SaveResult>, random = 1) {
  const { timers, pass } = fakeTimers();
  const copies = draftCopies(fakeStore(), 'lihua', 'health-2026', 'contact');
  const sent: Answers[] = [];
  const states: SaveState['kind'][] = [];
  const saver = createDraftSaver({
    rev: 3,
    send: async (answers) => {
      sent.push(answers);
      return answer(answers, sent.length);
    },
    copies,
    timers,
    random: () => random,
    onState: (state) => states.push(state.kind),
  });
  return { saver, pass, copies, sent, states };
}

const saved: SaveResult = { kind: 'saved', at: '2025-12-03T02:32:00Z' };
const failed: SaveResult = { kind: 'failed', retryAfterMs: null };

describe('saving what is typed', () => {
  it('waits for a pause in the typing and sends the newest answers once', async () => {
    const { saver, pass, sent, states } = openPage(() => saved);
    saver.change({ address: 'a' });
    await pass(PAUSE_MS - 1);
    saver.change({ address: 'ab' });
    await pass(PAUSE_MS - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toEqual([{ address: 'ab' }]);
    expect(states.at(-1)).toBe('saved');
  });

  it('keeps a copy in the tab until the server has acknowledged it', async () => {
    const { saver, pass, copies } = openPage(() => saved);
    saver.change({ address: 'a' });
    expect(copies.find()).toEqual<DraftCopy>({ answers: { address: 'a' }, rev: 3 });
    await pass(PAUSE_MS);
    expect(copies.find()).toBeNull();
  });

  it('never has two requests under way, and sends afterwards what was typed meanwhile', async () => {
    let arrive: (result: SaveResult) => void = () => undefined;
    const { saver, pass, sent, copies } = openPage((_, count) =>
      count === 1 ? new Promise<SaveResult>((resolve) => (arrive = resolve)) : saved,
    );
    saver.change({ address: 'a' });
    await pass(PAUSE_MS);
    saver.change({ address: 'ab' });
    await pass(PAUSE_MS);
    expect(sent).toHaveLength(1);
    expect(copies.find()?.answers).toEqual({ address: 'ab' });
    arrive(saved);
    await settle();
    expect(sent).toEqual([{ address: 'a' }, { address: 'ab' }]);
    expect(copies.find()).toBeNull();
  });

  it('tries again ever more slowly while the server is away, and loses nothing', async () => {
    const { saver, pass, sent, states, copies } = openPage((_, count) => (count < 4 ? failed : saved));
    saver.change({ address: 'a' });
    await pass(PAUSE_MS);
    expect(states.at(-1)).toBe('retrying');
    await pass(1999);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
    await pass(3999);
    expect(sent).toHaveLength(2);
    await pass(1);
    expect(sent).toHaveLength(3);
    expect(copies.find()?.answers).toEqual({ address: 'a' });
    await pass(8000);
    expect(sent).toHaveLength(4);
    expect(states.at(-1)).toBe('saved');
    expect(copies.find()).toBeNull();
  });

  it('typing does not hammer a server that is away', async () => {
    const { saver, pass, sent } = openPage(() => failed);
    saver.change({ address: 'a' });
    await pass(PAUSE_MS);
    saver.change({ address: 'ab' });
    await pass(PAUSE_MS);
    expect(sent).toHaveLength(1);
    await pass(2000);
    expect(sent.at(-1)).toEqual({ address: 'ab' });
  });

  it('spreads the retries of many browsers', async () => {
    const { saver, pass, sent } = openPage(() => failed, 0);
    saver.change({ address: 'a' });
    await pass(PAUSE_MS);
    await pass(1000);
    expect(sent).toHaveLength(2);
  });

  it('waits at least as long as the server asks', async () => {
    const { saver, pass, sent } = openPage(() => ({ kind: 'failed', retryAfterMs: 30_000 }));
    saver.change({ address: 'a' });
    await pass(PAUSE_MS);
    await pass(29_000);
    expect(sent).toHaveLength(1);
    await pass(1000);
    expect(sent).toHaveLength(2);
  });

  it('stops at a conflict and keeps the copy', async () => {
    const { saver, pass, sent, states, copies } = openPage(() => ({ kind: 'conflict' }));
    saver.change({ address: 'a' });
    await pass(PAUSE_MS);
    expect(states.at(-1)).toBe('conflict');
    saver.change({ address: 'ab' });
    await pass(60_000);
    expect(sent).toHaveLength(1);
    expect(copies.find()?.answers).toEqual({ address: 'a' });
  });

  it('sends at once when the page is left, and nothing once it is stopped', async () => {
    const { saver, pass, sent } = openPage(() => saved);
    saver.change({ address: 'a' });
    await saver.flush();
    expect(sent).toEqual([{ address: 'a' }]);
    await saver.stop();
    saver.change({ address: 'ab' });
    await pass(60_000);
    expect(sent).toHaveLength(1);
  });
});
