import { BY_MACHINE_TIME, ERASED_CLASSES, type ErasedClass, termOver } from '#domain/retention/term.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';
import type { ErasedFiles, RetentionStore } from '../../ports/retention-store.ts';
import { photoKey } from '../account/upload-photo.ts';
import { paperFolder } from '../papers/paper-keys.ts';

export type RetentionDeps = {
  readonly retention: RetentionStore;
  readonly reference: Pick<Reference, 'retentionTerms'>;
  readonly files: FileStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

/** How much of a class is past its term, or was. */
export type DueCount = { readonly class: ErasedClass; readonly before: Date; readonly rows: number };

const BATCH = 500;

function dueBefore({ reference, clock }: RetentionDeps): { class: ErasedClass; before: Date }[] {
  const terms = new Map(reference.retentionTerms().map((row) => [row.class, row.term]));
  return ERASED_CLASSES.map((what) => {
    const term = terms.get(what) ?? null;
    if (term === null) throw new Error(`no term for ${what}`);
    return {
      class: what,
      before: termOver(BY_MACHINE_TIME.includes(what) ? clock.wall() : clock.now(), term),
    };
  });
}

/** What `eraseDue` would erase now. Changes nothing. */
export async function countDue(deps: RetentionDeps): Promise<DueCount[]> {
  return Promise.all(
    dueBefore(deps).map(async (due) => ({
      ...due,
      rows: await deps.retention.countDue(due.class, due.before),
    })),
  );
}

/** Erases what is past its term, class by class and in batches, and writes down how much. Again: nothing more. */
export async function eraseDue(deps: RetentionDeps): Promise<DueCount[]> {
  const [run, at] = [deps.keys.uuid(), deps.clock.now()];
  const counts: DueCount[] = [];
  for (const { class: what, before } of dueBefore(deps)) {
    const erased = await eraseClass(deps, what, before, at);
    await deps.retention.record({ run, class: what, before, erased, at });
    counts.push({ class: what, before, rows: erased });
  }
  return counts;
}

async function eraseClass(deps: RetentionDeps, what: ErasedClass, before: Date, at: Date): Promise<number> {
  const clear = async ({ photos, emptied }: ErasedFiles) => {
    for (const { candidate, digest } of photos) await deps.files.delete(photoKey(candidate, digest));
    for (const of of emptied) await deps.files.deleteAll(paperFolder(of));
  };
  let erased = 0;
  for (;;) {
    const rows = await deps.retention.eraseDue(what, before, at, BATCH, clear);
    erased += rows;
    if (rows === 0) return erased;
  }
}
