import type pg from 'pg';
import { REFUND_REASONS, REFUND_STATES, type RefundAction } from '#domain/payment/refund.ts';
import type { MessageFacts, MessageKind } from '#domain/registration/command.ts';
import type { Keys } from '../ports/keys.ts';
import type { RefundCommand, RefundStep, RefundStore, StoredRefund } from '../ports/refund-store.ts';
import { bytes, instant, instantOrNull, integer, text, textOrNull, word } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { firstRow, type Queryable, type Row, rows } from './pool.ts';
import { refundPlace } from './refund-shares.ts';

const SELECT = `
select f.*, r.number, r.name, a.display_name as asked_by_name, d.display_name as decided_by_name
from refunds f join registrations r using (edition_id, candidate_id)
  left join staff a on a.staff_id::text = f.asked_by left join staff d on d.staff_id::text = f.decided_by`;
const AREA = IN_AREA.replaceAll('region_id', 'f.region_id').replaceAll('point_id', 'f.point_id');

const LIST = `${SELECT} where ${AREA} and f.state = any($3) order by f.asked_at, f.refund_id limit 200`;
const ONE = `${SELECT} where ${AREA} and f.refund_id = $3`;

const EARLIER = `
select encode(request_digest, 'hex') as digest from refund_events
where edition_id = $1 and candidate_id = $2 and idempotency_key = $3`;

const STEP = `
with moved as (
  update refunds set state = $4, rev = rev + 1, decided_by = coalesce($5, decided_by), decided_at = coalesce($6, decided_at),
    next_query_at = case when $4 = 'approved' then $9::timestamptz end
  where edition_id = $1 and candidate_id = $2 and refund_id = $3
  returning rev, region_id, point_id
), told as (
  insert into messages (candidate_id, edition_id, kind, occasion, params, at, state, attempts, due_at)
  select $2, $1, $12, 'refund/' || $3::uuid || '/' || rev, $13::jsonb, $9, 'waiting', 0, $9 from moved where $12::text is not null
)
insert into refund_events (edition_id, candidate_id, refund_id, rev, action, actor_id, at, idempotency_key, request_digest, region_id, point_id)
select $1, $2, $3, rev, $7, $8, $9, $10, $11, region_id, point_id from moved`;

/** What its candidate is told of; a second attempt to send is nothing new. */
const TOLD: Partial<Record<RefundAction, MessageKind>> = {
  approve: 'refund-approved',
  decline: 'refund-declined',
};

function toRefund(row: Row, keys: Keys): StoredRefund {
  const of = { edition: text(row, 'edition_id'), candidate: text(row, 'candidate_id') };
  const id = text(row, 'refund_id');
  const sealed = bytes(row, 'sealed');
  const { note } =
    sealed.length === 0
      ? { note: '' }
      : (keys.open(refundPlace(of.edition, of.candidate, id), sealed) as { note: string });
  return {
    ...of,
    id,
    note,
    region: text(row, 'region_id'),
    number: text(row, 'number'),
    name: text(row, 'name'),
    fen: integer(row, 'fen'),
    reason: word(row, 'reason', REFUND_REASONS),
    state: word(row, 'state', REFUND_STATES),
    rev: integer(row, 'rev'),
    askedBy: text(row, 'asked_by'),
    askedByName: textOrNull(row, 'asked_by_name') ?? '',
    askedAt: instant(row, 'asked_at'),
    decidedByName: textOrNull(row, 'decided_by_name'),
    decidedAt: instantOrNull(row, 'decided_at'),
  };
}

async function write(
  db: Queryable,
  of: StoredRefund,
  step: RefundStep,
  { key, requestDigest }: RefundCommand,
) {
  const facts: MessageFacts = {
    region: of.region,
    status: null,
    deadline: null,
    reason: null,
    refund: of.fen,
  };
  const decides = step.action === 'approve' || step.action === 'decline';
  await rows(db, STEP, [
    of.edition,
    of.candidate,
    of.id,
    step.to,
    decides ? step.actor : null,
    decides ? step.at : null,
    step.action,
    step.actor,
    step.at,
    key,
    Buffer.from(requestDigest, 'hex'),
    TOLD[step.action] ?? null,
    JSON.stringify(facts),
  ]);
}

export function createRefundStore(pool: pg.Pool, keys: Keys): RefundStore {
  return {
    listRefunds: (area, states) =>
      inArea(pool, area, async (db) =>
        (await rows(db, LIST, [area.region, area.point, [...states]])).map((row) => toRefund(row, keys)),
      ),
    findRefund: (area, id) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, ONE, [area.region, area.point, id]);
        return row === null ? null : toRefund(row, keys);
      }),
    lockRefund: (area, id, command, act) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, `${ONE} for no key update of f`, [area.region, area.point, id]);
        if (row === null) return null;
        const refund = toRefund(row, keys);
        const earlier = await firstRow(db, EARLIER, [refund.edition, refund.candidate, command.key]);
        const { step, answer } = act(refund, earlier === null ? null : text(earlier, 'digest'));
        if (step !== null) await write(db, refund, step, command);
        return answer;
      }),
  };
}
