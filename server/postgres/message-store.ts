import type pg from 'pg';
import { MESSAGE_KINDS, type MessageFacts } from '#domain/registration/command.ts';
import { OPEN_IN } from '#domain/registration/deadlines.ts';
import type { JobMarks, MessageStore, NewMessage, StoredMessage } from '../ports/message-store.ts';
import { instant, instantOrNull, integer, text, textOrNull, word } from './columns.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';
import { FIRST_KEY, ON_DUTY } from './registration-store.ts';

type FactsText = { readonly [K in 'region' | 'status' | 'deadline' | 'reason']?: string | null } & Pick<
  MessageFacts,
  'changes' | 'difference' | 'refund' | 'papers'
>;

/** A message from before its moment was frozen says nothing of it. */
function toFacts(row: Row): MessageFacts {
  const { region = null, status = null, deadline = null, reason = null, ...more } = row.params as FactsText;
  return {
    ...more,
    region,
    status: status as MessageFacts['status'],
    deadline: deadline === null ? null : new Date(deadline),
    reason,
  };
}

export const toMessage = (row: Row): StoredMessage => ({
  kind: word(row, 'kind', MESSAGE_KINDS),
  occasion: text(row, 'occasion'),
  edition: textOrNull(row, 'edition_id'),
  facts: toFacts(row),
  at: instant(row, 'at'),
  readAt: instantOrNull(row, 'read_at'),
});

const LIST = `
select kind, occasion, edition_id, params, at, read_at from messages
where candidate_id = $1
  and ($2::timestamptz is null or at <= $2 and (at < $2 or (kind, occasion) > ($3, $4)))
order by at desc, kind, occasion limit $5`;

const TELL = `
insert into messages (candidate_id, edition_id, kind, occasion, params, at, state, attempts, due_at)
values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $6) on conflict (candidate_id, kind, occasion) do nothing`;

/**
 * Who has acted since the reminder was due was told of the deadline with that act. Whoever is acting at this very moment
 * is waited for, and then looked at again: that is the lock.
 */
const REMIND = `
with due as (${ON_DUTY} and status_since <= $7 order by candidate_id limit $6 for share of r),
told as (
  insert into messages (candidate_id, edition_id, kind, occasion, params, at, state, attempts, due_at)
  select candidate_id, $1, $8, $9, $10::jsonb, $11, 'waiting', 0, $11 from due
  on conflict (candidate_id, kind, occasion) do nothing
  returning 1
)
select (select count(*) from due) as looked, (select count(*) from told) as told,
  (select candidate_id from due order by candidate_id desc limit 1) as last`;

/** Says an occasion once, also inside the transaction of what is told. */
export async function tell(
  db: Queryable,
  candidate: string,
  { edition, kind, occasion, facts, at }: NewMessage,
): Promise<boolean> {
  const values = [candidate, edition, kind, occasion, JSON.stringify(facts), at];
  return (await changed(db, TELL, values)) === 1;
}

export function createMessageStore(pool: pg.Pool): MessageStore {
  return {
    listMessages: async (candidate, after, limit) => {
      const place = after === null ? [null, null, null] : [after.at, after.kind, after.occasion];
      return (await rows(pool, LIST, [candidate, ...place, limit])).map(toMessage);
    },
    countUnread: async (candidate) => {
      const statement = 'select count(*) as unread from messages where candidate_id = $1 and read_at is null';
      const row = await firstRow(pool, statement, [candidate]);
      return row === null ? 0 : integer(row, 'unread');
    },
    markRead: async (candidate, { kind, occasion }, at) => {
      const statement = `update messages set read_at = coalesce(read_at, $4)
        where candidate_id = $1 and kind = $2 and occasion = $3`;
      return (await changed(pool, statement, [candidate, kind, occasion, at])) === 1;
    },
    tell: (candidate, message) => tell(pool, candidate, message),
    remind: async ({ edition, region, duty }, { deadline, days, from }, at, { after, limit }) => {
      const { status, submittedBefore } = OPEN_IN[duty];
      const occasion = `${edition}/${deadline.toISOString()}/${days ?? 'begun'}`;
      const facts: MessageFacts = { region, status, deadline, reason: null };
      const row = await firstRow(pool, REMIND, [
        edition,
        region,
        status,
        submittedBefore,
        after ?? FIRST_KEY,
        limit,
        from,
        days === null ? 'payment-opens' : `remind-${duty}`,
        occasion,
        JSON.stringify(facts),
        at,
      ]);
      if (row === null) return { looked: 0, told: 0, last: null };
      return { looked: integer(row, 'looked'), told: integer(row, 'told'), last: textOrNull(row, 'last') };
    },
  };
}

export function createJobMarks(pool: pg.Pool): JobMarks {
  return {
    findMark: async (job) => {
      const row = await firstRow(pool, 'select done_until from job_marks where job = $1', [job]);
      return row === null ? null : instant(row, 'done_until');
    },
    setMark: async (job, at) => {
      const statement = `insert into job_marks (job, done_until) values ($1, $2)
        on conflict (job) do update set done_until = excluded.done_until`;
      await changed(pool, statement, [job, at]);
    },
  };
}
