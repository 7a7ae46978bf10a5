import type pg from 'pg';
import { CHANNELS, DELIVERY_STATES } from '#domain/messages/copies.ts';
import { MESSAGE_KINDS } from '#domain/registration/command.ts';
import { STATUSES } from '#domain/registration/registration.ts';
import type { LoggedMessage, SupportRow, SupportStore, Trace } from '../ports/support-store.ts';
import { instant, instantOrNull, integer, integerOrNull, text, textOrNull, word } from './columns.ts';
import { toDelivery } from './delivery-store.ts';
import { readHistory } from './event-row.ts';
import { toMessage } from './message-store.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { type Row, rows } from './pool.ts';

const REGISTRATIONS = `
select edition_id, candidate_id, number, status, status_since, region_id, point_id from registrations
where ${IN_AREA} and candidate_id = any($3) order by status_since desc limit 50`;

/** Times only: what was typed, paid with or uploaded is none of support's business. */
const TRACES = `
select 'draft' as kind, saved_at as at, page as key, '' as state, null::integer as fen from drafts
where edition_id = $1 and candidate_id = $2
union all select 'order', opened_at, order_number, state, fen from payments where edition_id = $1 and candidate_id = $2
union all select 'paid', paid_at, order_number, state, fen from payments
  where edition_id = $1 and candidate_id = $2 and paid_at is not null
union all select 'log-in', at, '', '', null from (
  select created_at as at from sessions where candidate_id = $2
  union select seen_at from known_devices where candidate_id = $2) logged_in
union all select 'paper', stored_at, kind, scan, null from paper_files where edition_id = $1 and candidate_id = $2
union all select 'paper', created_at, item, 'unfinished', null from paper_uploads
  where edition_id = $1 and candidate_id = $2 and paper is null`;

const COPIES = `from messages m join registrations r on r.edition_id = m.edition_id and r.candidate_id = m.candidate_id
  left join deliveries d on d.candidate_id = m.candidate_id and d.kind = m.kind and d.occasion = m.occasion
where ($1::text is null or r.region_id = $1) and ($2::text is null or r.point_id = $2) and m.at >= $3`;

const toRow = (row: Row): SupportRow => ({
  edition: text(row, 'edition_id'),
  candidate: text(row, 'candidate_id'),
  number: text(row, 'number'),
  status: word(row, 'status', STATUSES),
  statusSince: instant(row, 'status_since'),
  region: text(row, 'region_id'),
  point: textOrNull(row, 'point_id'),
});

const toTrace = (row: Row): Trace => ({
  kind: word(row, 'kind', ['log-in', 'draft', 'order', 'paid', 'paper']),
  at: instant(row, 'at'),
  key: text(row, 'key'),
  state: text(row, 'state'),
  fen: integerOrNull(row, 'fen'),
});

const toLogged = (row: Row): LoggedMessage => ({
  way: row.channel === null ? null : toDelivery(row),
  kind: word(row, 'kind', MESSAGE_KINDS),
  number: text(row, 'number'),
  at: instant(row, 'at'),
  readAt: instantOrNull(row, 'read_at'),
});

/** Registrations are reached as staff, under row-level security; what hangs on one only after that. */
export function createSupportStore(app: pg.Pool, office: pg.Pool): SupportStore {
  return {
    findByName: async (nameFolded, idTail, limit) => {
      const statement = `select candidate_id from candidates
        where name_folded = $1 and id_tail = $2 and closed_at is null order by candidate_id limit $3`;
      return (await rows(app, statement, [nameFolded, idTail, limit])).map((row) =>
        text(row, 'candidate_id'),
      );
    },
    listRegistrations: (area, candidates) =>
      inArea(office, area, async (db) =>
        (await rows(db, REGISTRATIONS, [area.region, area.point, candidates])).map(toRow),
      ),
    historyOf: (area, of) => inArea(office, area, (db) => readHistory(db, of)),
    messagesOf: async (of) => {
      const found = await rows(
        app,
        `select * from messages where candidate_id = $2 and (edition_id = $1 or edition_id is null)
         order by at desc limit 200`,
        [of.edition, of.candidate],
      );
      return found.map(toMessage);
    },
    tracesOf: async (of) => (await rows(app, TRACES, [of.edition, of.candidate])).map(toTrace),
    failuresOf: async (subject) => {
      const found = await rows(app, 'select at from failed_attempts where subject = $1 order by at', [
        subject,
      ]);
      return found.map((row) => instant(row, 'at'));
    },
    countMessages: async (area, since) => {
      const statement = `select m.kind, d.channel, d.state, count(*) as count ${COPIES}
        and d.channel is not null group by m.kind, d.channel, d.state order by 4 desc, 1, 2, 3`;
      return (await rows(app, statement, [area.region, area.point, since])).map((row) => ({
        kind: word(row, 'kind', MESSAGE_KINDS),
        channel: word(row, 'channel', CHANNELS),
        state: word(row, 'state', DELIVERY_STATES),
        count: integer(row, 'count'),
      }));
    },
    listMessages: async (area, since, state, limit) => {
      const statement = `select m.kind, m.at, m.read_at, r.number, d.channel, d.state, d.attempts, d.failure, d.settled_at
        ${COPIES} and ($4::text is null or d.state = $4)
        order by m.at desc, m.candidate_id, m.kind, d.channel limit $5`;
      return (await rows(app, statement, [area.region, area.point, since, state, limit])).map(toLogged);
    },
  };
}
