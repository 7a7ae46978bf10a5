import { findAlarms } from '#domain/audit/alarms.ts';
import type { AuditStore } from '../../ports/audit-store.ts';
import type { Keys } from '../../ports/keys.ts';

export type AlarmDeps = { readonly audit: AuditStore; readonly keys: Pick<Keys, 'uuid'> };

const HOUR_MS = 3_600_000;

const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/** Looks at what everybody did in the sixty minutes before `until` and raises what the rules find; tells how much is new. */
export async function raiseAlarms({ audit, keys }: AlarmDeps, until: Date): Promise<number> {
  const rules = await audit.rules();
  const hours = await audit.hoursOf(new Date(until.getTime() - HOUR_MS), until);
  let raised = 0;
  for (const { staff, userName, area, ...did } of hours) {
    for (const { rule, measured } of findAlarms({ staff, userName, area, ...did }, rules)) {
      const alarm = {
        id: keys.uuid(),
        rule,
        staff,
        userName,
        area,
        hour: hourOf(until),
        measured,
        raisedAt: until,
      };
      if (await audit.raise(alarm)) raised += 1;
    }
  }
  return raised;
}
