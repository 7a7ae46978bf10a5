import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { BatchResults } from '#contract/client.ts';
import { keys } from '../questions.ts';
import { newIntention, send } from '../wire.ts';
import type { PreviewedFile } from './use-preview.ts';

export type Result = BatchResults['results'][number];

export type Run = {
  readonly files: readonly PreviewedFile[];
  readonly results: readonly Result[];
  readonly state: 'running' | 'stopping' | 'stopped' | 'broken' | 'done';
  readonly error: unknown;
};

/** Small enough that stopping is soon, far below what the server takes at once. */
const CHUNK = 20;

/**
 * Runs a batch chunk by chunk. Its id stays the same when it is stopped or breaks and is gone on with: what the server
 * has done already it does not do again.
 */
export function useRun() {
  const client = useQueryClient();
  const [run, setRun] = useState<Run | null>(null);
  const batch = useRef('');
  const isStopping = useRef(false);

  const go = async (files: readonly PreviewedFile[], done: readonly Result[]) => {
    isStopping.current = false;
    let results = done;
    setRun({ files, results, state: 'running', error: null });
    while (results.length < files.length && !isStopping.current) {
      const items = files
        .slice(results.length, results.length + CHUNK)
        .map(({ number, rev }) => ({ number, rev }));
      const params = { batch: batch.current };
      try {
        const answer = await send('passChunk', { params, body: { items } }, newIntention());
        results = [...results, ...answer.results];
      } catch (error) {
        setRun({ files, results, state: 'broken', error });
        return;
      }
      setRun({ files, results, state: isStopping.current ? 'stopping' : 'running', error: null });
    }
    setRun({ files, results, state: results.length < files.length ? 'stopped' : 'done', error: null });
    void client.invalidateQueries({ queryKey: keys.lists });
    void client.invalidateQueries({ queryKey: keys.work });
  };

  return {
    run,
    begin: (files: readonly PreviewedFile[]) => {
      batch.current = newIntention();
      void go(files, []);
    },
    goOn: () => {
      if (run !== null) void go(run.files, run.results);
    },
    stop: () => {
      isStopping.current = true;
      setRun((now) => now && { ...now, state: 'stopping' });
    },
    forget: () => setRun(null),
  };
}
