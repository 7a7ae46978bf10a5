import { passOf, waitsFor } from '#domain/registration/lease.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import type { Keys } from '../../ports/keys.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { derivedKey } from '../derived-key.ts';
import { done, type Refused, refused } from '../outcome.ts';
import { decideFile } from '../review/decide-file.ts';
import { releaseFile, takeFile } from '../review/take-file.ts';
import { areaOf } from '../review/view-file.ts';
import type { BatchDeps } from './preview-batch.ts';

export type BatchItem = { readonly number: string; readonly rev: number };

/** `taken`: somebody else has it on the bench. */
export type ItemOutcome = 'passed' | 'taken' | 'changed' | 'refused';

/**
 * The key of one item: the same for the same person, batch and number. So a chunk that is sent again, because its
 * answer was lost or the run was stopped, does nothing twice.
 */
function keyOf(keys: Keys, staff: StaffMember, batch: string, number: string): string {
  return derivedKey(keys, `batch\n${staff.id}\n${batch}\n${number}`);
}

const CHANGED: readonly Refused['code'][] = ['changed-meanwhile', 'wrong-status'];

function outcomeOf({ code }: Refused): ItemOutcome {
  if (code === 'lease-lost') return 'taken';
  return CHANGED.includes(code) ? 'changed' : 'refused';
}

/** One file: taken to the bench, decided on as it was previewed, given back. */
async function passOne(
  deps: BatchDeps,
  staff: StaffMember,
  pass: Action,
  batch: string,
  { number, rev }: BatchItem,
) {
  const taken = await takeFile(deps, staff, number);
  if (!taken.ok && taken.refused.code !== 'wrong-status') return taken;
  // What is not there to be taken has been decided already, perhaps by this very item: its key tells.
  const lease = taken.ok && taken.value.token !== null ? { lease: taken.value.token } : {};
  const incoming = { key: keyOf(deps.keys, staff, batch, number), request: `batch ${batch} ${pass} ${rev}` };
  const decided = await decideFile(deps, staff, number, { do: pass, rev, ...lease }, incoming);
  if (taken.ok) await releaseFile(deps, staff, number);
  return decided;
}

/**
 * Passes some files of a batch, one after the other, each by the same act as if it had been looked at alone. Where one
 * of the list is not of the own area nothing at all is done, and that it was tried is kept.
 */
export async function passChunk(
  deps: BatchDeps,
  staff: StaffMember,
  batch: string,
  items: readonly BatchItem[],
) {
  const status = waitsFor(staff.role);
  if (status === null) return refused('not-permitted');
  const numbers = items.map(({ number }) => number);
  const isEachOnce = new Set(numbers).size === numbers.length;
  if (!isEachOnce || !(await deps.batches.areAllInArea(areaOf(staff), numbers))) {
    await deps.batches.recordRefused(areaOf(staff), {
      batch,
      staff: staff.id,
      numbers,
      at: deps.clock.wall(),
    });
    return refused('not-found');
  }
  const results = [];
  for (const item of items) {
    const { number } = item;
    const decided = await passOne(deps, staff, passOf(status), batch, item);
    results.push(
      decided.ok
        ? { number, outcome: 'passed' as const, refused: null }
        : { number, outcome: outcomeOf(decided.refused), refused: refusedOf(decided.refused) },
    );
  }
  return done({ results });
}

/** As refusals travel: code and parameters. */
const refusedOf = ({ code, params }: Refused) => ({
  code,
  params: Object.fromEntries(
    Object.entries(params ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [],
    ),
  ),
});
