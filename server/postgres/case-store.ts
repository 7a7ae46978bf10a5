import type pg from 'pg';
import { type Case, type CaseState, holdOfCase } from '#domain/cases/case.ts';
import type { CaseEvent } from '#domain/cases/decide-case.ts';
import type { MessageKind } from '#domain/registration/command.ts';
import type { CaseCommandReceipt, CaseStore, OwnCase, StoredCase } from '../ports/case-store.ts';
import type { Keys } from '../ports/keys.ts';
import { EffectRefused, holdRegistrations, perform } from './case-effects.ts';
import { dropUnnamedEvidence, lockEvidence, nameEvidence, noteEvidence } from './case-evidence.ts';
import { casePlace, insertCaseEvent, toCase, toStoredCase } from './case-row.ts';
import { bytes, text, textOrNull, truth } from './columns.ts';
import { tell } from './message-store.ts';
import { changed, firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';

const INSERT = `
insert into cases (case_id, number, kind, state, state_since, opened_at, rev, candidate_id, other_candidate_id, edition_id,
  region_id, point_id, name, sealed, settled_alone)
values ($1, $2, $3, $4, $5, $5, 1, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`;

function insertCase(db: Queryable, keys: Keys, { case: of, name, content }: StoredCase): Promise<number> {
  const { asked } = content;
  return changed(db, INSERT, [
    of.id,
    of.number,
    of.kind,
    of.state,
    of.openedAt,
    of.candidate,
    asked.kind === 'duplicate-person' ? asked.other : null,
    of.edition,
    of.region,
    of.point,
    name,
    keys.seal(casePlace(of.id), content),
    of.settledAlone,
  ]);
}

/** The state of a case is written here and nowhere else, and only over the revision that was decided on. */
const DECIDE = `
update cases set state = $3, state_since = $4, rev = $5, first_by = $6, second_by = $7 where case_id = $1 and rev = $2`;

async function writeDecision(db: Queryable, rev: number, next: Case): Promise<void> {
  const { id, state, stateSince, firstBy, secondBy } = next;
  if ((await changed(db, DECIDE, [id, rev, state, stateSince, next.rev, firstBy, secondBy])) === 0) {
    throw new EffectRefused('case-overtaken');
  }
}

async function openCase(
  db: pg.PoolClient,
  keys: Keys,
  stored: StoredCase,
  event: CaseEvent,
  command: CaseCommandReceipt,
): Promise<'opened' | 'pending' | 'evidence-gone'> {
  const { case: of, content } = stored;
  if (!(await lockEvidence(db, content))) return 'evidence-gone';
  if ((await insertCase(db, keys, stored)) === 0) {
    const own = await firstRow(db, 'select 1 as own from cases where case_id = $1', [of.id]);
    return own === null ? 'pending' : 'opened';
  }
  await nameEvidence(db, content);
  await insertCaseEvent(db, of, event, command);
  const hold = holdOfCase[of.kind];
  if (hold !== null && of.candidate !== null) {
    const held = { kind: hold, caseNumber: of.number };
    await holdRegistrations(db, keys, of.candidate, held, of.edition, of.openedAt);
  }
  return 'opened';
}

const MESSAGES: Partial<Record<CaseState, MessageKind>> = {
  approved: 'case-approved',
  refused: 'case-refused',
  undone: 'case-undone',
};

/** Who has an account reads the outcome in the inbox. */
async function tellOfCase(db: Queryable, { number, state, stateSince, candidate }: Case): Promise<void> {
  const kind = MESSAGES[state];
  if (kind === undefined || candidate === null) return;
  const facts = { region: null, status: null, deadline: null, reason: null };
  await tell(db, candidate, { kind, occasion: `case/${number}`, edition: null, facts, at: stateSince });
}

/** Cases whose holds belong on a registration that is entered now; the same person twice stays held when it was found so. */
const TO_FOLLOW = `
select * from cases where candidate_id = $1 and (edition_id is null or edition_id = $2)
  and (state in ('open', 'first-approved') or (kind = 'duplicate-person' and state = 'approved'))`;

async function followEntry(
  db: pg.PoolClient,
  keys: Keys,
  candidate: string,
  edition: string,
  region: string,
  at: Date,
): Promise<void> {
  const found = (await rows(db, TO_FOLLOW, [candidate, edition])).map(toCase);
  for (const of of found) {
    const hold = holdOfCase[of.kind];
    const held = hold === null ? null : { kind: hold, caseNumber: of.number };
    if (held !== null) await holdRegistrations(db, keys, candidate, held, edition, at);
    if (of.region !== null) continue;
    await changed(db, 'update cases set region_id = $2 where case_id = $1', [of.id, region]);
    const actor = { role: 'system', id: 'system', place: null } as const;
    const event = {
      action: 'follow',
      actor,
      from: of.state,
      to: of.state,
      reason: null,
      rev: of.rev,
      at,
    } as const;
    await insertCaseEvent(db, { ...of, region }, event, {
      key: keys.uuid(),
      requestDigest: keys.digest(edition),
    });
  }
}

const OWN = `
select c.*, (select reason from case_events e where e.case_id = c.case_id and e.to_state = c.state and e.rev = c.rev
  and e.action <> 'look' order by at desc limit 1) as reason
from cases c where candidate_id = $1`;

const toOwnCase = (row: Row, keys: Keys): OwnCase => ({
  ...toStoredCase(row, keys),
  reason: textOrNull(row, 'reason'),
});

export function createCaseStore(pool: pg.Pool, keys: Keys): CaseStore {
  return {
    openCase: (stored, event, command) =>
      inTransaction(pool, (db) => openCase(db, keys, stored, event, command)),
    noteEvidence: (owner, digest, at) => noteEvidence(pool, owner, digest, at),
    dropUnnamedEvidence: (before, most, remove) =>
      inTransaction(pool, (db) => dropUnnamedEvidence(db, before, most, remove)),
    findOwn: async (candidate, number) => {
      const row = await firstRow(pool, `${OWN} and number = $2`, [candidate, number]);
      return row === null ? null : toOwnCase(row, keys);
    },
    listOwn: async (candidate) => {
      const found = await rows(pool, `${OWN} order by opened_at desc, case_id`, [candidate]);
      return found.map((row) => toOwnCase(row, keys));
    },
    lockAndDecide: async (number, command, act) => {
      try {
        return await inTransaction(pool, async (db) => {
          const row = await firstRow(db, 'select * from cases where number = $1 for no key update', [number]);
          if (row === null) return null;
          const found = toCase(row);
          const earlier = await firstRow(
            db,
            'select request_digest from case_events where case_id = $1 and idempotency_key = $2',
            [found.id, command.key],
          );
          const digest = earlier === null ? null : bytes(earlier, 'request_digest').toString('hex');
          const { decided, answer } = act({
            case: found,
            earlier: digest === null ? null : { requestDigest: digest },
          });
          if (decided === null) return answer;
          await writeDecision(db, found.rev, decided.next);
          await insertCaseEvent(db, decided.next, decided.event, command);
          for (const effect of decided.effects)
            await perform(db, keys, decided.next, effect, decided.event.at);
          await tellOfCase(db, decided.next);
          return answer;
        });
      } catch (error) {
        if (error instanceof EffectRefused) return { refused: error.refusal };
        throw error;
      }
    },
    codeHashOf: async (id) => {
      const row = await firstRow(
        pool,
        "select code_hash from cases where case_id = $1 and state = 'approved' and code_hash is not null",
        [id],
      );
      return row === null ? null : bytes(row, 'code_hash');
    },
    markPerson: (candidate, marks) =>
      inTransaction(pool, async (db) => {
        await changed(db, 'delete from person_marks where candidate_id = $1 and mark <> all($2)', [
          candidate,
          marks,
        ]);
        await changed(
          db,
          'insert into person_marks select mark, $1 from unnest($2::bytea[]) as mark on conflict do nothing',
          [candidate, marks],
        );
        const found = await rows(
          db,
          `select m.mark, o.candidate_id, (o.created_at, o.candidate_id) < (c.created_at, c.candidate_id) as is_older
           from person_marks m join candidates o using (candidate_id), candidates c
           where m.mark = any($2) and o.candidate_id <> $1 and c.candidate_id = $1
           order by o.created_at, o.candidate_id limit 5`,
          [candidate, marks],
        );
        return found.map((row) => ({
          candidate: text(row, 'candidate_id'),
          mark: bytes(row, 'mark'),
          isOlder: truth(row, 'is_older'),
        }));
      }),
    placeOf: async (candidate) => {
      const row = await firstRow(
        pool,
        'select region_id, point_id from registrations where candidate_id = $1 order by edition_id desc limit 1',
        [candidate],
      );
      return row === null ? null : { region: text(row, 'region_id'), point: textOrNull(row, 'point_id') };
    },
    followEntry: (candidate, edition, region, at) =>
      inTransaction(pool, (db) => followEntry(db, keys, candidate, edition, region, at)),
  };
}
