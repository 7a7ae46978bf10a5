import type { RegistrationEvent } from '#domain/registration/command.ts';
import type { Link } from '#domain/registration/event-chain.ts';
import { ACTIONS } from '#domain/registration/lifecycle.ts';
import { STATUSES } from '#domain/registration/registration.ts';
import { ROLES } from '#domain/staff/actor.ts';
import type { HistoryEntry, Identity } from '../ports/registration-store.ts';
import { bytes, instant, integer, text, textOrNull, texts, word } from './columns.ts';
import { firstRow, type Queryable, type Row, rows } from './pool.ts';

export function toEvent(row: Row): RegistrationEvent {
  return {
    action: word(row, 'action', ['enter', ...ACTIONS]),
    actor: {
      role: word(row, 'actor_role', ROLES),
      id: text(row, 'actor_id'),
      place: textOrNull(row, 'actor_place'),
    },
    from: row.from_status === null ? null : word(row, 'from_status', STATUSES),
    to: word(row, 'to_status', STATUSES),
    reason: textOrNull(row, 'reason'),
    objections: objectionsOf(row),
    rev: integer(row, 'rev'),
    changed: texts(row, 'changed'),
    contentDigest: bytes(row, 'content_digest').toString('hex'),
    at: instant(row, 'at'),
  };
}

const objectionsOf = (row: Row) => (row.objections ?? []) as RegistrationEvent['objections'];

export function toLink(row: Row): Link {
  return { seq: integer(row, 'seq'), head: bytes(row, 'head').toString('hex'), event: toEvent(row) };
}

/** The newest event alone. */
export async function readLastEvent(db: Queryable, of: Identity): Promise<RegistrationEvent | null> {
  const row = await firstRow(
    db,
    'select * from registration_events where edition_id = $1 and candidate_id = $2 order by seq desc limit 1',
    [of.edition, of.candidate],
  );
  return row === null ? null : toEvent(row);
}

/** Everything that happened to a registration, with the names of the staff who acted. */
export async function readHistory(db: Queryable, of: Identity): Promise<HistoryEntry[]> {
  const found = await rows(
    db,
    `select e.*, coalesce(s.display_name, '') as staff_name
     from registration_events e left join staff s on s.staff_id::text = e.actor_id
     where edition_id = $1 and candidate_id = $2 order by seq`,
    [of.edition, of.candidate],
  );
  return found.map((row) => ({ event: toEvent(row), staffName: text(row, 'staff_name') }));
}
