import type { Alarm } from '../../ports/audit-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type AlarmDeps, raiseAlarms, raiseDoorAlarms } from './raise-alarms.ts';
import type { AuditDeps } from './read-audit.ts';

type Deps = AlarmDeps & Pick<AuditDeps, 'audit' | 'reference'> & { readonly clock: Clock };

const MOST = 200;

function viewAlarm({ reference }: Deps, staff: StaffMember, alarm: Alarm) {
  const { region, point } = alarm.area;
  return {
    id: alarm.id,
    rule: alarm.rule,
    userName: alarm.userName,
    displayName: alarm.displayName,
    about: alarm.about,
    regionName: region === null ? null : reference.regionName(region),
    pointName: point === null ? null : reference.pointName(point),
    hour: alarm.hour.toISOString(),
    measured: alarm.measured,
    raisedAt: alarm.raisedAt.toISOString(),
    isOwn: alarm.staff === staff.id,
    closed: alarm.closed === null ? null : { ...alarm.closed, at: alarm.closed.at.toISOString() },
  };
}

/** Alarms of the area as of now; what the last minutes give is looked at first. */
export async function listAlarms(deps: Deps, staff: StaffMember, state: 'open' | 'closed') {
  const at = deps.clock.now();
  if (state === 'open') {
    await raiseAlarms(deps, at);
    await raiseDoorAlarms(deps, deps.clock.wall());
  }
  const [found, rules] = await Promise.all([
    deps.audit.listAlarms(areaOf(staff), state, MOST),
    deps.audit.rules(),
  ]);
  return done({
    at: at.toISOString(),
    rules: rules.map(({ rule, threshold, night }) => ({ rule, threshold, night })),
    rows: found.map((alarm) => viewAlarm(deps, staff, alarm)),
  });
}

/** An alarm is closed with words, and never by whom it is about. */
export async function closeAlarm(deps: Deps, staff: StaffMember, id: string, words: string) {
  const area = areaOf(staff);
  const alarm = await deps.audit.findAlarm(area, id);
  if (alarm === null) return refused('not-found');
  if (alarm.staff === staff.id) return refused('own-alarm');
  const closing = { at: deps.clock.now(), by: staff.id, words };
  if (alarm.closed === null) await deps.audit.closeAlarm(area, id, closing);
  const closed = await deps.audit.findAlarm(area, id);
  return closed === null ? refused('not-found') : done(viewAlarm(deps, staff, closed));
}
