import type pg from 'pg';
import type { Held, Lease } from '#domain/registration/lease.ts';
import type { Bench, Holder, LeaseStore, LeaseTime } from '../ports/lease-store.ts';
import type { Identity } from '../ports/registration-store.ts';
import { instant, integer, text } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';

/** Whoever is first: a lease that lives is nobody else's, and its token stays as long as its holder keeps it. */
const TAKEN = `taken as (
  insert into file_leases as l (edition_id, candidate_id, token, staff_id, since, until, region_id, point_id)
  select edition_id, candidate_id, nextval('lease_tokens'), $1::uuid, $2::timestamptz, $4::timestamptz, region_id, point_id
  from found
  on conflict (edition_id, candidate_id) do update set
    token = case when l.staff_id = $1 and l.until > $3 then l.token else excluded.token end,
    since = case when l.staff_id = $1 and l.until > $3 then l.since else excluded.since end,
    staff_id = excluded.staff_id, until = excluded.until
  where l.staff_id = $1 or l.until <= $3::timestamptz
  returning token, staff_id, since, until
)`;

/** The words of the two indexes on what waits, so that the oldest is read and not looked for. */
const STAGES = {
  confirmed: `r.status = 'confirmed' and r.point_id = $7
    order by coalesce(status_before in ('draft', 'submitted'), false), status_since, candidate_id`,
  endorsed: `r.status = 'endorsed' and $7::text is null
    order by coalesce(status_before = 'confirmed', false), status_since, candidate_id`,
} as const;

/** Holds that keep a file from passing: it comes to nobody's turn before they are settled. */
const NOT_HELD_UP = `not exists (select from holds h where h.edition_id = r.edition_id and h.candidate_id = r.candidate_id
    and h.resolved_at is null and h.kind = any($9::text[]))`;

/** What a rival is just taking is passed over, not waited for. */
const takeNext = (status: Bench['status']) => `
with found as (
  select r.edition_id, r.candidate_id, r.region_id, r.point_id from registrations r
  where r.edition_id = $5 and r.region_id = $6 and r.number <> all($8::text[])
    and not exists (select from file_leases h where h.edition_id = r.edition_id and h.candidate_id = r.candidate_id
      and h.staff_id <> $1 and h.until > $3)
    and r.first_pass->>'by' is distinct from $1::text
    and ($10::timestamptz is null or r.extended_until >= $10) and ${NOT_HELD_UP} and ${STAGES[status]}
  limit 1 for no key update of r skip locked
), ${TAKEN}
select found.edition_id, found.candidate_id, taken.token from found left join taken on true`;

const TAKE_NEXT = { confirmed: takeNext('confirmed'), endorsed: takeNext('endorsed') } as const;

/** A decision that is being saved is waited for: after it the status is another. */
const TAKE = `
with found as (
  select edition_id, candidate_id, region_id, point_id from registrations
  where edition_id = $5 and candidate_id = $6 and status = $7 for no key update
), ${TAKEN}
select found.edition_id, taken.* from found left join taken on true`;

const HELD = `
select l.*, (select display_name from staff s where s.staff_id = l.staff_id) as holder from file_leases l
where l.edition_id = $1 and l.candidate_id = $2`;

const HOLDERS = `
select staff_id, display_name, count(*) as count, min(since) as oldest from file_leases l join staff s using (staff_id)
where ($1::text is null or l.region_id = $1) and ($2::text is null or l.point_id = $2) and until > $3
group by staff_id, display_name order by count(*) desc, display_name`;

const toLease = (row: Row): Lease => ({
  token: integer(row, 'token'),
  staff: text(row, 'staff_id'),
  since: instant(row, 'since'),
  until: instant(row, 'until'),
});

const toHeld = (row: Row): Held => ({ ...toLease(row), holder: text(row, 'holder') });

const toHolder = (row: Row): Holder => ({
  staff: text(row, 'staff_id'),
  name: text(row, 'display_name'),
  count: integer(row, 'count'),
  oldest: instant(row, 'oldest'),
});

/** Whose the file is as the transaction sees it; held until it ends, so that nobody takes it away meanwhile. */
export async function lockLease(db: Queryable, of: Identity): Promise<Held | null> {
  const row = await firstRow(db, `${HELD} for no key update`, [of.edition, of.candidate]);
  return row === null ? null : toHeld(row);
}

/** The lease has served with the decision. */
export async function endLease(db: Queryable, of: Identity): Promise<void> {
  await changed(db, 'delete from file_leases where edition_id = $1 and candidate_id = $2', [
    of.edition,
    of.candidate,
  ]);
}

/** Rivals who saw the same file free look once more; each round somebody has got one. */
const MOST_ROUNDS = 8;

const timed = (staff: string, { now, wall, until }: LeaseTime) => [staff, now, wall, until];

export function createLeaseStore(pool: pg.Pool): LeaseStore {
  return {
    takeNext: async (area, bench, staff, passingOver, time) => {
      const values = [
        ...timed(staff, time),
        bench.edition,
        bench.region,
        bench.point,
        passingOver,
        bench.holds,
        bench.extendedBeyond,
      ];
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const row = await inArea(pool, area, (db) => firstRow(db, TAKE_NEXT[bench.status], values));
        if (row === null) return null;
        if (row.token !== null) {
          return { edition: text(row, 'edition_id'), candidate: text(row, 'candidate_id') };
        }
      }
      return null;
    },
    take: (area, of, status, staff, time) =>
      inArea(pool, area, async (db) => {
        const found = await rows(db, TAKE, [...timed(staff, time), of.edition, of.candidate, status]);
        if (found.length === 0) return null;
        const held = await firstRow(db, HELD, [of.edition, of.candidate]);
        return held === null ? null : toHeld(held);
      }),
    renew: (area, of, staff, token, until) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(
          db,
          `update file_leases set until = $5 where edition_id = $1 and candidate_id = $2 and staff_id = $3 and token = $4
           returning *`,
          [of.edition, of.candidate, staff, token, until],
        );
        return row === null ? null : toLease(row);
      }),
    release: (area, of, staff) =>
      inArea(pool, area, async (db) => {
        await changed(
          db,
          'delete from file_leases where edition_id = $1 and candidate_id = $2 and staff_id = $3',
          [of.edition, of.candidate, staff],
        );
      }),
    find: (area, of, wall) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, `${HELD} and until > $3`, [of.edition, of.candidate, wall]);
        return row === null ? null : toHeld(row);
      }),
    countReviewers: async (area, post) => {
      const row = await firstRow(
        pool,
        `select count(*) as count from staff
         where post = $1 and region_id = $2 and point_id is not distinct from $3 and disabled_at is null`,
        [post, area.region, area.point],
      );
      return row === null ? 0 : integer(row, 'count');
    },
    listHolders: (area, wall) =>
      inArea(pool, area, async (db) =>
        (await rows(db, HOLDERS, [area.region, area.point, wall])).map(toHolder),
      ),
    releaseAll: (area, staff) =>
      inArea(pool, area, (db) =>
        changed(db, `delete from file_leases where ${IN_AREA} and staff_id = $3`, [
          area.region,
          area.point,
          staff,
        ]),
      ),
  };
}
