import { findAlarms, isAlarm } from '#domain/audit/alarms.ts';
import type { Alarm, AuditStore } from '../../ports/audit-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { OutsideRefusals } from '../../ports/outside-refusals.ts';

export type AlarmDeps = {
  readonly audit: AuditStore;
  readonly outsideRefusals: OutsideRefusals;
  readonly keys: Pick<Keys, 'uuid'>;
};

const WHOLE_COUNTRY = { region: null, point: null };

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
        about: null,
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

/** The same of the doors to the outside: at which of them much was refused in the hour before `until`, the machine's time. */
export async function raiseDoorAlarms(deps: AlarmDeps, until: Date): Promise<number> {
  const rules = await deps.audit.rules();
  const counts = await deps.outsideRefusals.countSince(new Date(until.getTime() - HOUR_MS));
  let raised = 0;
  for (const { door, count } of counts) {
    if (!isAlarm('refused-from-outside', count, rules)) continue;
    const about = {
      rule: 'refused-from-outside',
      about: door,
      area: WHOLE_COUNTRY,
      measured: count,
    } as const;
    if (await raiseAbout(deps, about, { of: until, at: until })) raised += 1;
  }
  return raised;
}

/**
 * An alarm that is about something and nobody, where its rule is set; false where it is raised already for the hour of what
 * it is about.
 */
export const raiseAbout = (
  { audit, keys }: Pick<AlarmDeps, 'audit' | 'keys'>,
  finding: Pick<Alarm, 'rule' | 'about' | 'area' | 'measured'>,
  when: { readonly of: Date; readonly at: Date },
): Promise<boolean> =>
  audit.raise({
    ...finding,
    id: keys.uuid(),
    staff: null,
    userName: null,
    hour: hourOf(when.of),
    raisedAt: when.at,
  });
