import type pg from 'pg';
import {
  CHANNELS,
  type Channel,
  cannotWait,
  DELIVERY_FAILURES,
  DELIVERY_STATES,
  type DeliveryFailure,
} from '#domain/messages/copies.ts';
import { MESSAGE_KINDS } from '#domain/registration/command.ts';
import { STATUSES } from '#domain/registration/registration.ts';
import type { ClaimedCopy, Delivery, DeliveryStore, Settlement } from '../ports/delivery-store.ts';
import type { Keys } from '../ports/keys.ts';
import type { MessageKey } from '../ports/message-store.ts';
import { toAccount } from './account-row.ts';
import { bytes, instantOrNull, integer, text, textOrNull, truth, word } from './columns.ts';
import { toMessage } from './message-store.ts';
import { changed, firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';
import { openMail, openOpenid } from './reach-row.ts';

const TO_PLAN = `
select m.candidate_id, m.kind, m.occasion, c.closed_at is null as sms, r.sealed is not null as mail,
  coalesce(b.following, false) as wechat
from messages m join candidates c on c.candidate_id = m.candidate_id
  left join reaches r on r.candidate_id = m.candidate_id
  left join wechat_bindings b on b.candidate_id = m.candidate_id
where m.state = 'waiting' order by m.due_at limit $1 for update of m skip locked`;

/** Of short messages the provider speaks later, and only by our id: whose it is has to be found by that. */
const withOwners = (insert: string, at: string) => `
with planned as (${insert} returning delivery_id, candidate_id, channel)
insert into copy_owners select delivery_id, candidate_id, ${at} from planned where channel = 'sms'`;

const PLAN = withOwners(
  `insert into deliveries (candidate_id, kind, occasion, channel, delivery_id, cannot_wait, state, attempts, next_try_at)
   select *, 'waiting', 0, $7
   from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::boolean[])
   on conflict (candidate_id, kind, occasion, channel) do nothing`,
  '$7',
);

const PLANNED = `
update messages m set state = 'planned'
from unnest($1::uuid[], $2::text[], $3::text[]) as p (candidate_id, kind, occasion)
where m.candidate_id = p.candidate_id and m.kind = p.kind and m.occasion = p.occasion`;

/** Who claims waits for nobody: what another process is taking is passed by. */
const CLAIM = `
with next as (
  select candidate_id, kind, occasion, channel from deliveries
  where state = 'waiting' and next_try_at <= $1 and channel = any($3) and (cannot_wait or not $4::boolean)
  order by next_try_at limit $5 for update skip locked
)
update deliveries d set attempts = d.attempts + 1, next_try_at = $2 from next
where d.candidate_id = next.candidate_id and d.kind = next.kind and d.occasion = next.occasion
  and d.channel = next.channel
returning d.*`;

/** What a copy is about as it stands now, not when it was written. */
const PRESENT = `
select m.*, g.status, coalesce(g.papers @? '$.files.*[*].infected', false) as has_infected from messages m
  left join registrations g on g.edition_id = m.edition_id and g.candidate_id = m.candidate_id
where m.candidate_id = any($1) and (m.candidate_id, m.kind, m.occasion) in
  (select * from unnest($2::uuid[], $3::text[], $4::text[]))`;

const REACHED = `
select c.*, r.sealed as mail, b.sealed as wechat, b.following from candidates c
  left join reaches r on r.candidate_id = c.candidate_id
  left join wechat_bindings b on b.candidate_id = c.candidate_id
where c.candidate_id = any($1) and c.closed_at is null`;

const OF_COPY = 'candidate_id = $1 and kind = $2 and occasion = $3 and channel = $4';

const SETTLE = `
update deliveries set state = $5, settled_at = $6, vendor_id = $7, failure = $8
where ${OF_COPY} and state = 'waiting'`;

const POSTPONE = `update deliveries set next_try_at = $5 where ${OF_COPY} and state = 'waiting' and attempts = $6`;

const INSTEAD = withOwners(
  `insert into deliveries (candidate_id, kind, occasion, channel, delivery_id, cannot_wait, state, attempts, next_try_at)
   values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7) on conflict (candidate_id, kind, occasion, channel) do nothing`,
  '$7',
);

/** A telephone or mailbox that took nothing is said at the log-in, until it is changed or takes something again. */
const CAME_BACK = (column: 'phone_failed_at' | 'mail_failed_at') => `
insert into reaches (candidate_id, ${column}) values ($1, $2)
on conflict (candidate_id) do update set ${column} = excluded.${column}`;

const FAILING = { sms: 'phone_failed_at', mail: 'mail_failed_at' } as const;

const REPORT = `
update deliveries set state = $4, settled_at = $5, failure = $6
where candidate_id = $1 and channel = $2 and vendor_id = $3 and state in ('sent', 'delivered')
returning *`;

const OF_ID = `
select * from deliveries where candidate_id = $1 and delivery_id = $2 for no key update`;

const REPORT_ON = `
update deliveries set state = $3, settled_at = $4, failure = $5 where candidate_id = $1 and delivery_id = $2`;

const keyOf = (row: Row): MessageKey => ({
  kind: word(row, 'kind', MESSAGE_KINDS),
  occasion: text(row, 'occasion'),
});

export const toDelivery = (row: Row): Delivery => {
  const failure = textOrNull(row, 'failure');
  return {
    channel: word(row, 'channel', CHANNELS),
    state: word(row, 'state', DELIVERY_STATES),
    attempts: integer(row, 'attempts'),
    failure: failure === null ? null : word(row, 'failure', DELIVERY_FAILURES),
    settledAt: instantOrNull(row, 'settled_at'),
  };
};

function addressOf(row: Row | undefined, channel: Channel, keys: Keys): string | null {
  if (row === undefined) return null;
  const candidate = text(row, 'candidate_id');
  if (channel === 'sms') return toAccount(row, keys).phone;
  if (channel === 'mail') return row.mail === null ? null : openMail(keys, candidate, bytes(row, 'mail'));
  return row.wechat === null || !truth(row, 'following')
    ? null
    : openOpenid(keys, candidate, bytes(row, 'wechat'));
}

const idOf = (row: Row) => [text(row, 'candidate_id'), text(row, 'kind'), text(row, 'occasion')].join('\n');

async function withPresent(db: Queryable, keys: Keys, claimed: readonly Row[]): Promise<ClaimedCopy[]> {
  const column = (name: string) => claimed.map((row) => text(row, name));
  const people = column('candidate_id');
  const [messages, reached] = await Promise.all([
    rows(db, PRESENT, [people, people, column('kind'), column('occasion')]),
    rows(db, REACHED, [people]),
  ]);
  const byKey = new Map(messages.map((row) => [idOf(row), row]));
  const byPerson = new Map(reached.map((row) => [text(row, 'candidate_id'), row]));
  return claimed.flatMap((row) => {
    const message = byKey.get(idOf(row));
    if (message === undefined) return [];
    const candidate = text(row, 'candidate_id');
    const channel = word(row, 'channel', CHANNELS);
    return {
      key: { candidate, channel, ...keyOf(row) },
      id: text(row, 'delivery_id'),
      attempts: integer(row, 'attempts'),
      message: toMessage(message),
      status: message.status === null ? null : word(message, 'status', STATUSES),
      hasInfected: truth(message, 'has_infected'),
      to: addressOf(byPerson.get(candidate), channel, keys),
    };
  });
}

const valuesOf = ({ key }: Pick<ClaimedCopy, 'key'>) => [key.candidate, key.kind, key.occasion, key.channel];

async function failed(
  db: Queryable,
  { key }: Pick<ClaimedCopy, 'key'>,
  { instead, failure }: { instead: Channel | null; failure: DeliveryFailure },
  { id, now, wall }: { id: string; now: Date; wall: Date },
): Promise<void> {
  if (instead !== null) {
    const { candidate, kind, occasion } = key;
    await changed(db, INSTEAD, [candidate, kind, occasion, instead, id, cannotWait(kind), wall]);
  }
  if (key.channel === 'wechat' && failure === 'not-following')
    await changed(db, 'update wechat_bindings set following = false where candidate_id = $1', [
      key.candidate,
    ]);
  if (key.channel !== 'wechat' && failure === 'no-such-address')
    await changed(db, CAME_BACK(FAILING[key.channel]), [key.candidate, now]);
}

async function arrived(db: Queryable, { candidate, channel }: { candidate: string; channel: Channel }) {
  if (channel === 'wechat') return;
  const column = FAILING[channel];
  await changed(db, `update reaches set ${column} = null where candidate_id = $1 and ${column} is not null`, [
    candidate,
  ]);
}

async function settle(
  db: Queryable,
  copy: ClaimedCopy,
  settlement: Settlement,
  at: { id: string; now: Date; wall: Date },
): Promise<void> {
  const vendorId = settlement.state === 'sent' ? settlement.vendorId : null;
  const failure = settlement.state === 'failed' ? settlement.failure : null;
  const done = await changed(db, SETTLE, [...valuesOf(copy), settlement.state, at.now, vendorId, failure]);
  if (done === 0) return;
  if (settlement.state === 'failed') await failed(db, copy, settlement, at);
  // Where the provider will say what became of it, that it has taken it says nothing.
  if (settlement.state === 'sent' && vendorId === null) await arrived(db, copy.key);
}

/** What has arrived has arrived, whatever is said afterwards; what is said to have failed may still arrive. */
async function reportOn(
  db: Queryable,
  copy: string,
  outcome: 'delivered' | DeliveryFailure,
  now: Date,
): Promise<'noted' | 'known' | 'early' | 'unknown'> {
  const owner = await firstRow(db, 'select candidate_id from copy_owners where delivery_id = $1', [copy]);
  if (owner === null) return 'unknown';
  const candidate = text(owner, 'candidate_id');
  const row = await firstRow(db, OF_ID, [candidate, copy]);
  if (row === null) return 'known';
  const { state, channel } = toDelivery(row);
  if (state === 'waiting') return 'early';
  const isNews = outcome === 'delivered' ? state === 'sent' || state === 'failed' : state === 'sent';
  if (!isNews) return 'known';
  const isThere = outcome === 'delivered';
  await changed(db, REPORT_ON, [
    candidate,
    copy,
    isThere ? 'delivered' : 'failed',
    now,
    isThere ? null : outcome,
  ]);
  if (isThere) await arrived(db, { candidate, channel });
  else if (channel !== 'wechat') await changed(db, CAME_BACK(FAILING[channel]), [candidate, now]);
  return 'noted';
}

export function createDeliveryStore(pool: pg.Pool, keys: Keys): DeliveryStore {
  return {
    plan: (limit, at, choose) =>
      inTransaction(pool, async (db) => {
        const found = await rows(db, TO_PLAN, [limit]);
        if (found.length === 0) return 0;
        const copies = found.flatMap((row) => {
          const reach = { wechat: truth(row, 'wechat'), sms: truth(row, 'sms'), mail: truth(row, 'mail') };
          const { kind } = keyOf(row);
          return choose(kind, reach).map((channel) => ({ row, kind, channel }));
        });
        const column = (name: string, of: readonly Row[]) => of.map((row) => text(row, name));
        const planned = copies.map(({ row }) => row);
        await changed(db, PLAN, [
          column('candidate_id', planned),
          column('kind', planned),
          column('occasion', planned),
          copies.map(({ channel }) => channel),
          copies.map(() => keys.uuid()),
          copies.map(({ kind }) => cannotWait(kind)),
          at,
        ]);
        await changed(
          db,
          PLANNED,
          ['candidate_id', 'kind', 'occasion'].map((name) => column(name, found)),
        );
        return found.length;
      }),
    claim: async ({ channels, urgentOnly, at, until, limit }) => {
      const claimed = await rows(pool, CLAIM, [at, until, channels, urgentOnly, limit]);
      return claimed.length === 0 ? [] : withPresent(pool, keys, claimed);
    },
    settle: (copy, settlement, at) =>
      inTransaction(pool, (db) => settle(db, copy, settlement, { ...at, id: keys.uuid() })),
    postpone: async (copy, nextTryAt) => {
      await changed(pool, POSTPONE, [...valuesOf(copy), nextTryAt, copy.attempts]);
    },
    report: (candidate, { channel, vendorId }, outcome, { at, instead }) =>
      inTransaction(pool, async (db) => {
        const isDelivered = outcome === 'delivered';
        const row = await firstRow(db, REPORT, [
          candidate,
          channel,
          vendorId,
          isDelivered ? 'delivered' : 'failed',
          at.now,
          isDelivered ? null : outcome,
        ]);
        if (row === null) return false;
        const key = { candidate, channel, ...keyOf(row) };
        if (!isDelivered)
          await failed(
            db,
            { key },
            { failure: outcome, instead: instead(key.kind) },
            { ...at, id: keys.uuid() },
          );
        return true;
      }),
    reportOn: (copy, outcome, now) => inTransaction(pool, (db) => reportOn(db, copy, outcome, now)),
    deliveriesOf: async (candidate, messages) => {
      const found = await rows(
        pool,
        `select * from deliveries where candidate_id = $1 and (kind, occasion) in
           (select * from unnest($2::text[], $3::text[])) order by channel`,
        [candidate, messages.map(({ kind }) => kind), messages.map(({ occasion }) => occasion)],
      );
      return found.map((row) => ({ ...keyOf(row), ...toDelivery(row) }));
    },
  };
}
