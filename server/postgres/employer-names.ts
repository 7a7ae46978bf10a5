import type pg from 'pg';
import { EMPLOYER_VERDICTS } from '#domain/staff/employer-names.ts';
import type { EmployerNames, EmployerSaid, Identification, TypedEmployer } from '../ports/employer-names.ts';
import { instantOrNull, integer, text, textOrNull, word } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';

const MOST = 100;

/** Names on forms that stand as they were submitted; what is being mended (repair, draft) is nobody's business yet. */
const TYPED = `
select region_id, folded_employer(answers ->> 'employer_other') as name_folded,
  mode() within group (order by answers ->> 'employer_other') as name, count(*) as count
from registrations
where ${IN_AREA} and answers ? 'employer_other'
  and status in ('submitted', 'confirmed', 'endorsed', 'payable', 'registered')
group by 1, 2`;

const NEWEST = `
select * from employer_identifications said
where said.region_id = typed.region_id and said.name_folded = typed.name_folded order by seq desc limit 1`;

const WITH_SAID = `
select typed.*, coalesce(said.seq, 0) as seq, coalesce(said.verdict, 'open') as verdict, said.at,
  said.employer_id, employers.name as employer_name, staff.display_name as by
from (${TYPED}) as typed left join lateral (${NEWEST}) as said on true
  left join employers using (employer_id) left join staff using (staff_id)`;

const OPEN = `${WITH_SAID} where coalesce(said.verdict, 'open') = 'open' order by count desc, name_folded limit ${MOST}`;
const SAID = `${WITH_SAID} where said.verdict <> 'open' order by said.at desc, name_folded limit ${MOST}`;
const ONE = `${WITH_SAID} where typed.region_id = $3 and typed.name_folded = folded_employer($4)`;

const EARLIER = `
select region_id = $3 and name_folded = folded_employer($4) and verdict = $5 and employer_id is not distinct from $6 as same
from employer_identifications where staff_id = $1 and idempotency_key = $2`;

/** Only where nobody has said anything since: the primary key lets one of two through. */
const SAY = `
insert into employer_identifications (staff_id, idempotency_key, region_id, name_folded, verdict, employer_id, seq, at)
select $1, $2, $3, folded_employer($4), $5, $6, $7::integer + 1, $8
where $7::integer = (select coalesce(max(seq), 0) from employer_identifications
  where region_id = $3 and name_folded = folded_employer($4))
on conflict do nothing`;

const FIND_SAID = `
select verdict, employer_id, employers.name as employer_name
from employer_identifications left join employers using (employer_id)
where employer_identifications.region_id = $1 and name_folded = folded_employer($2) order by seq desc limit 1`;

function toSaid(row: Row): EmployerSaid {
  const code = textOrNull(row, 'employer_id');
  return {
    verdict: word(row, 'verdict', EMPLOYER_VERDICTS),
    employer: code === null ? null : { code, name: text(row, 'employer_name') },
  };
}

const toTyped = (row: Row): TypedEmployer => ({
  ...toSaid(row),
  region: text(row, 'region_id'),
  name: text(row, 'name'),
  count: integer(row, 'count'),
  seq: integer(row, 'seq'),
  by: textOrNull(row, 'by'),
  at: instantOrNull(row, 'at'),
});

async function identify(db: Queryable, said: Identification): Promise<'done' | 'conflict' | 'other'> {
  const what = [said.staff, said.key, said.region, said.name, said.verdict, said.employer];
  const earlier = await firstRow(db, EARLIER, what);
  if (earlier !== null) return earlier.same === true ? 'done' : 'other';
  return (await changed(db, SAY, [...what, said.seq, said.at])) === 1 ? 'done' : 'conflict';
}

export function createEmployerNames(pool: pg.Pool): EmployerNames {
  return {
    listTyped: (area, is) =>
      inArea(pool, area, async (db) =>
        (await rows(db, is === 'open' ? OPEN : SAID, [area.region, area.point])).map(toTyped),
      ),
    findTyped: (area, region, name) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, ONE, [area.region, area.point, region, name]);
        return row === null ? null : toTyped(row);
      }),
    identify: (area, identification) => inArea(pool, area, (db) => identify(db, identification)),
    findSaid: (area, region, name) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, FIND_SAID, [region, name]);
        return row === null ? null : toSaid(row);
      }),
  };
}
