import { CASE_KINDS, CASE_STATES, type Case } from '#domain/cases/case.ts';
import { CASE_ACTIONS, type CaseEvent } from '#domain/cases/decide-case.ts';
import { ROLES } from '#domain/staff/actor.ts';
import type { CaseCommandReceipt, CaseContent, StoredCase } from '../ports/case-store.ts';
import type { Keys } from '../ports/keys.ts';
import { bytes, instant, integer, text, textOrNull, truth, word } from './columns.ts';
import { changed, type Queryable, type Row } from './pool.ts';

export const casePlace = (id: string) => `cases/${id}`;

export function toCase(row: Row): Case {
  return {
    id: text(row, 'case_id'),
    number: text(row, 'number'),
    kind: word(row, 'kind', CASE_KINDS),
    state: word(row, 'state', CASE_STATES),
    stateSince: instant(row, 'state_since'),
    openedAt: instant(row, 'opened_at'),
    rev: integer(row, 'rev'),
    candidate: textOrNull(row, 'candidate_id'),
    edition: textOrNull(row, 'edition_id'),
    region: textOrNull(row, 'region_id'),
    point: textOrNull(row, 'point_id'),
    firstBy: textOrNull(row, 'first_by'),
    secondBy: textOrNull(row, 'second_by'),
    settledAlone: truth(row, 'settled_alone'),
  };
}

export function toStoredCase(row: Row, keys: Keys): StoredCase {
  const found = toCase(row);
  const content = keys.open(casePlace(found.id), bytes(row, 'sealed')) as CaseContent;
  return { case: found, name: text(row, 'name'), content };
}

export const toCaseEvent = (row: Row): CaseEvent => ({
  action: word(row, 'action', ['open', 'look', 'follow', ...CASE_ACTIONS]),
  actor: {
    role: word(row, 'actor_role', ROLES),
    id: text(row, 'actor_id'),
    place: textOrNull(row, 'actor_place'),
  },
  from: row.from_state === null ? null : word(row, 'from_state', CASE_STATES),
  to: word(row, 'to_state', CASE_STATES),
  reason: textOrNull(row, 'reason'),
  rev: integer(row, 'rev'),
  at: instant(row, 'at'),
});

const INSERT_EVENT = `
insert into case_events (case_id, idempotency_key, request_digest, action, actor_role, actor_id, actor_place, from_state,
  to_state, reason, rev, at, region_id, point_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (case_id, idempotency_key) do nothing`;

/** One line of a case's history; zero where this command has written one already. */
export function insertCaseEvent(
  db: Queryable,
  of: Case,
  event: CaseEvent,
  command: CaseCommandReceipt,
): Promise<number> {
  return changed(db, INSERT_EVENT, [
    of.id,
    command.key,
    Buffer.from(command.requestDigest, 'hex'),
    event.action,
    event.actor.role,
    event.actor.id,
    event.actor.place,
    event.from,
    event.to,
    event.reason,
    event.rev,
    event.at,
    of.region,
    of.point,
  ]);
}
