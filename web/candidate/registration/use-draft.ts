import { useEffect, useRef, useState } from 'react';
import { call, type RegistrationView } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import { WireError } from '../transport.ts';
import { rememberDraft } from '../wire/queries.ts';
import { newKey, transportFor } from '../wire/wire.ts';
import type { DraftCopies } from './draft-copy.ts';
import {
  createDraftSaver,
  type DraftSaver,
  type SaveResult,
  type SaveState,
  type Timers,
} from './draft-saver.ts';

const browserTimers: Timers = {
  set: (run, ms) => window.setTimeout(run, ms),
  clear: (timer) => window.clearTimeout(timer),
};

const CHANGED_ELSEWHERE = ['changed-meanwhile', 'wrong-status'];

async function sendDraft(edition: string, page: string, answers: Answers, rev: number): Promise<SaveResult> {
  // The saver repeats by itself, with what is newest then; so each sending is an intention of its own.
  const transport = transportFor({ key: newKey(), tries: 1 });
  try {
    const body = { answers: { ...answers }, rev };
    const { savedAt } = await call(transport, 'saveDraft', { params: { edition, page }, body });
    rememberDraft(edition, page, { answers: { ...answers }, savedAt });
    return { kind: 'saved', at: savedAt };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    if (CHANGED_ELSEWHERE.includes(error.code)) return { kind: 'conflict' };
    return { kind: 'failed', retryAfterMs: error.retryAfterMs };
  }
}

/** Saves every change of a page while it is open, and what is left when it is left. */
export function useDraft(view: RegistrationView, page: string, copies: DraftCopies): [DraftSaver, SaveState] {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const alive = useRef(true);
  const { edition, rev } = view;
  // One saver as long as the page is open, on the revision that it was opened with.
  const [saver] = useState(() =>
    createDraftSaver({
      rev,
      send: (answers, on) => sendDraft(edition, page, answers, on),
      copies,
      timers: browserTimers,
      random: Math.random,
      onState: (next) => {
        if (alive.current) setState(next);
      },
    }),
  );
  useEffect(() => {
    alive.current = true;
    const save = () => void saver.flush();
    const whenHidden = () => document.visibilityState === 'hidden' && save();
    document.addEventListener('visibilitychange', whenHidden);
    window.addEventListener('online', save);
    return () => {
      alive.current = false;
      document.removeEventListener('visibilitychange', whenHidden);
      window.removeEventListener('online', save);
      // What then has not arrived stays in the tab, and is sent when the page is opened again.
      void saver.flush().then(saver.stop);
    };
  }, [saver]);
  return [saver, state];
}
