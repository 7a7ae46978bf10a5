import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { NoteStore } from '../../ports/note-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Identity, OfficeStore } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { areaOf } from '../review/view-file.ts';

export type NoteDeps = {
  readonly notes: NoteStore;
  readonly office: OfficeStore;
  readonly reference: Reference;
  readonly keys: Keys;
  readonly clock: Clock;
};

/** Whose file this number is, where it is one of the area; null for every other. */
export async function findInArea(
  deps: NoteDeps,
  staff: StaffMember,
  number: string,
): Promise<Identity | null> {
  const of = await deps.office.findIdentity(number);
  const file = of === null ? null : await deps.office.findFile(areaOf(staff), of);
  return file === null ? null : of;
}
