import { parentPort } from 'node:worker_threads';
import { editions } from '#domain/edition/editions.ts';
import { rehearse } from '#domain/rehearsal/rehearse.ts';
import type { Rehearsal } from '#domain/rehearsal/report.ts';
import type { RehearsalInput } from '#domain/rehearsal/stage-set.ts';

export type RehearsalTask = { readonly edition: string; readonly inputs: readonly RehearsalInput[] };
export type RehearsalAnswer = { readonly reports: readonly Rehearsal[] } | { readonly failure: string };

function answer({ edition: key, inputs }: RehearsalTask): RehearsalAnswer {
  const edition = editions.find((declared) => declared.key === key);
  if (edition === undefined) return { failure: `no edition ${key}` };
  return { reports: inputs.map((input) => rehearse(edition, input)) };
}

parentPort?.on('message', (task: RehearsalTask) => {
  try {
    parentPort?.postMessage(answer(task));
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ failure } satisfies RehearsalAnswer);
  }
});
