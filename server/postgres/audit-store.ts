import type pg from 'pg';
import { ALARM_RULES, type PersonHour } from '#domain/audit/alarms.ts';
import { ENTRY_CLASSES } from '#domain/audit/entry.ts';
import type { Alarm, AuditStore, EntryFilter } from '../ports/audit-store.ts';
import { instant, integer, integerOrNull, text, textOrNull, word } from './columns.ts';
import { inArea } from './office-area.ts';
import { changed, firstRow, type Row, rows } from './pool.ts';
import { listRefusedBatches } from './refused-batches.ts';
import { toEntry } from './trail-row.ts';

const WHOLE_COUNTRY = { region: null, point: null };

/** A member of staff without a region is seen only by whose area is the whole country, as the policy says. */
const OF_AREA = '($1::text is null or e.region_id = $1) and ($2::text is null or e.point_id = $2)';

/** Only what is asked for stands in the statement: each way of asking has an index of its own. */
function searchOf(filter: EntryFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const given = (condition: (place: string) => string, value: unknown) => {
    if (value === null) return '';
    values.push(value);
    return ` and ${condition(`$${values.length + 2}`)}`;
  };
  let where = given((place) => `e.staff_id = any(${place}::uuid[])`, filter.staff);
  where += given((place) => `e.object = ${place} and e.object <> ''`, filter.object);
  where += given((place) => `e.class = ${place}`, filter.class);
  where += given((place) => `e.at >= ${place}`, filter.from);
  where += given((place) => `e.at < ${place}`, filter.to);
  if (filter.after !== null) {
    const { at, staff, class: what, seq } = filter.after;
    const first = values.push(at, staff, what, seq) - 1;
    const [atPlace, ...rest] = [0, 1, 2, 3].map((i) => `$${first + i}`);
    where += ` and e.at <= ${atPlace} and (e.at, e.staff_id, e.class, e.seq) < (${[atPlace, ...rest].join(', ')})`;
  }
  return { where, values };
}

const HOURS = `
select e.staff_id, max(e.user_name) as user_name, max(e.region_id) as region_id, max(e.point_id) as point_id,
  count(distinct e.object) filter (where e.class in ('read', 'unmask') and e.outcome = 'done' and e.object <> '') as files,
  count(*) filter (where e.class = 'search' and e.words ~ '(^|\\s)(q|name)=\\S') as searches,
  count(*) filter (where e.class = 'search' and s.display_name <> '' and position(s.display_name in e.words) > 0) as own,
  coalesce(array_agg(e.at) filter (where e.class = 'export' and e.outcome = 'done'), '{}') as exports
from audit_entries e join staff s on s.staff_id = e.staff_id
where e.at > $1 and e.at <= $2 group by e.staff_id`;

const ALARMS = `
select e.*, coalesce(s.display_name, '') as display_name, coalesce(c.display_name, '') as closed_name
from alarms e left join staff s on s.staff_id = e.staff_id left join staff c on c.staff_id = e.closed_by
where ${OF_AREA}`;

const toHour = (row: Row): PersonHour => ({
  staff: text(row, 'staff_id'),
  userName: text(row, 'user_name'),
  area: { region: textOrNull(row, 'region_id'), point: textOrNull(row, 'point_id') },
  files: integer(row, 'files'),
  searches: integer(row, 'searches'),
  ownSearches: integer(row, 'own'),
  exports: row.exports as Date[],
});

const toAlarm = (row: Row): Alarm => ({
  id: text(row, 'alarm_id'),
  rule: word(row, 'rule', ALARM_RULES),
  staff: textOrNull(row, 'staff_id'),
  userName: textOrNull(row, 'user_name'),
  about: textOrNull(row, 'about'),
  displayName: text(row, 'display_name'),
  area: { region: textOrNull(row, 'region_id'), point: textOrNull(row, 'point_id') },
  hour: instant(row, 'hour'),
  measured: integer(row, 'measured'),
  raisedAt: instant(row, 'raised_at'),
  closed:
    row.closed_at === null
      ? null
      : { at: instant(row, 'closed_at'), by: text(row, 'closed_name'), words: text(row, 'words') },
});

function toRule(row: Row) {
  const [from, to] = [integerOrNull(row, 'from_hour'), integerOrNull(row, 'to_hour')];
  const night = from === null || to === null ? null : { from, to };
  return { rule: word(row, 'rule', ALARM_RULES), threshold: integer(row, 'threshold'), night };
}

/** Entries and alarms are read as staff; alarms are raised by the product itself. */
export function createAuditStore(app: pg.Pool, office: pg.Pool): AuditStore {
  return {
    findStaff: async (named) => {
      const statement =
        'select staff_id from staff where user_name = lower($1) or display_name = $1 limit 20';
      return (await rows(office, statement, [named])).map((row) => text(row, 'staff_id'));
    },
    searchEntries: (area, filter) =>
      inArea(office, area, async (db) => {
        const { where, values } = searchOf(filter);
        const statement = `select e.*, coalesce(s.display_name, '') as display_name
          from audit_entries e left join staff s on s.staff_id = e.staff_id
          where ${OF_AREA}${where} order by e.at desc, e.staff_id desc, e.class desc, e.seq desc limit $${values.length + 3}`;
        const found = await rows(db, statement, [area.region, area.point, ...values, filter.limit]);
        return found.map((row) => ({
          seq: integer(row, 'seq'),
          displayName: text(row, 'display_name'),
          entry: toEntry(row),
        }));
      }),
    countByHour: (area, staff, from, to) =>
      inArea(office, area, async (db) => {
        const found = await rows(
          db,
          `select date_trunc('hour', e.at) as hour, e.class, count(*) as count from audit_entries e
           where ${OF_AREA} and e.staff_id = any($3::uuid[]) and e.at >= $4 and e.at < $5 group by 1, 2 order by 1, 2`,
          [area.region, area.point, staff, from, to],
        );
        return found.map((row) => ({
          hour: instant(row, 'hour'),
          class: word(row, 'class', ENTRY_CLASSES),
          count: integer(row, 'count'),
        }));
      }),
    rules: async () => (await rows(app, 'select * from alarm_rules order by rule')).map(toRule),
    hoursOf: (from, to) =>
      inArea(office, WHOLE_COUNTRY, async (db) => (await rows(db, HOURS, [from, to])).map(toHour)),
    raise: async (alarm) => {
      const statement = `insert into alarms (alarm_id, rule, staff_id, user_name, about, region_id, point_id, hour, measured, raised_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`;
      const { id, rule, staff, userName, about, area, hour, measured, raisedAt } = alarm;
      const values = [id, rule, staff, userName, about, area.region, area.point, hour, measured, raisedAt];
      return (await changed(app, statement, values)) === 1;
    },
    listRefusedBatches: (area, after, limit) =>
      inArea(office, area, (db) => listRefusedBatches(db, after, limit)),
    listAlarms: (area, state, limit) =>
      inArea(office, area, async (db) => {
        const which = state === 'open' ? 'e.closed_at is null' : 'e.closed_at is not null';
        const statement = `${ALARMS} and ${which} order by e.raised_at desc, e.alarm_id limit $3`;
        return (await rows(db, statement, [area.region, area.point, limit])).map(toAlarm);
      }),
    findAlarm: (area, id) =>
      inArea(office, area, async (db) => {
        const row = await firstRow(db, `${ALARMS} and e.alarm_id = $3`, [area.region, area.point, id]);
        return row === null ? null : toAlarm(row);
      }),
    closeAlarm: (area, id, { at, by, words }) =>
      inArea(office, area, async (db) => {
        const statement = `update alarms e set closed_at = $4, closed_by = $5, words = $6
          where ${OF_AREA} and e.alarm_id = $3 and e.closed_at is null`;
        return (await changed(db, statement, [area.region, area.point, id, at, by, words])) === 1;
      }),
  };
}
