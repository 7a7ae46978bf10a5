import type pg from 'pg';
import type { AccountIdentity, Case } from '#domain/cases/case.ts';
import { changedIdentity } from '#domain/cases/case.ts';
import type { HoldKind } from '#domain/registration/holds.ts';
import type { Account } from '../ports/account-store.ts';
import type { CaseEffect, EffectRefusal } from '../ports/case-store.ts';
import type { Keys } from '../ports/keys.ts';
import { sealAccount, toAccount } from './account-row.ts';
import { text, textOrNull } from './columns.ts';
import { tell } from './message-store.ts';
import { linkRecord, unlinkRecord } from './past-record-store.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';
import { lockForAct } from './registration-store.ts';
import { saveRegistration } from './save-registration.ts';

/** Thrown inside the transaction, so that nothing of the decision stays. */
export class EffectRefused extends Error {
  readonly refusal: EffectRefusal;
  constructor(refusal: EffectRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

export const identityOf = (account: Account): AccountIdentity => ({
  name: account.name,
  idType: account.paper.type,
  idNumber: account.paper.number,
  sex: account.sex,
  birthDate: account.birthDate,
  nationality: account.nationality,
});

async function lockAccount(db: Queryable, keys: Keys, candidate: string): Promise<Account | null> {
  const row = await firstRow(db, 'select * from candidates where candidate_id = $1 for no key update', [
    candidate,
  ]);
  return row === null ? null : toAccount(row, keys);
}

const WRITE_IDENTITY = `
update candidates set name = $2, name_folded = $3, id_type = $4, id_tail = $5, sealed = $6, sex = $7, nationality = $8
where candidate_id = $1`;

/** What was checked was checked of the person as they were called: it is asked about anew. */
const CHECK_ANEW = `
update credential_checks set state = 'waiting', content_hash = null, query_number = null, expected_by = null, tries = 0
where candidate_id = $1`;
const FORGET_CHECKS =
  "update credentials set state = 'unverified', settled_in = null where candidate_id = $1";

/** Of the records that the registration quotes; the form of 2026 keeps the degree, not which record it came from. */
const SETTLE_CREDENTIALS = `
update credentials c set state = $3, settled_in = $4
from registrations r
where r.candidate_id = $1 and r.edition_id = $2 and c.candidate_id = $1 and (
  c.credential_id::text in (r.answers ->> 'education_record', r.answers ->> 'degree_record')
  or (not r.answers ? 'degree_record' and c.kind = 'degree' and c.level = r.answers ->> 'degree'))`;

async function writeIdentity(
  db: Queryable,
  keys: Keys,
  account: Account,
  to: AccountIdentity,
  folded: string,
) {
  const corrected = { ...account, paper: { type: to.idType, number: to.idNumber }, birthDate: to.birthDate };
  await changed(db, WRITE_IDENTITY, [
    account.candidate,
    to.name,
    folded,
    to.idType,
    to.idNumber.slice(-4),
    sealAccount(keys, corrected),
    to.sex,
    to.nationality,
  ]);
  await changed(db, CHECK_ANEW, [account.candidate]);
  await changed(db, FORGET_CHECKS, [account.candidate]);
}

type Correction = Extract<CaseEffect, { do: 'correct-account' }>;

/** The look-up decides who has the number: taking the new one and leaving the old one are one with the account's row. */
async function correctAccount(db: Queryable, keys: Keys, effect: Correction): Promise<void> {
  const account = await lockAccount(db, keys, effect.candidate);
  if (account === null || changedIdentity(identityOf(account), effect.before).length > 0) {
    throw new EffectRefused('case-overtaken');
  }
  if (!effect.beforeHash.equals(effect.afterHash)) {
    const take = 'insert into id_numbers values ($1, $2) on conflict do nothing';
    if ((await changed(db, take, [effect.afterHash, effect.candidate])) === 0)
      throw new EffectRefused('id-number-taken');
    await changed(db, 'delete from id_numbers where id_hash = $1 and candidate_id = $2', [
      effect.beforeHash,
      effect.candidate,
    ]);
  }
  await writeIdentity(db, keys, account, effect.after, effect.afterFolded);
}

/** Whoever holds the number now must be who held it when staff looked. It is never free for a moment in between. */
const RESERVE = `
insert into id_numbers (id_hash, candidate_id) values ($1, $2)
on conflict (id_hash) do update set candidate_id = excluded.candidate_id where id_numbers.candidate_id = $3::uuid`;

type Reservation = Extract<CaseEffect, { do: 'reserve-number' }>;

async function reserveNumber(db: Queryable, keys: Keys, of: Case, effect: Reservation): Promise<void> {
  if ((await changed(db, RESERVE, [effect.idHash, of.id, effect.holder])) === 0)
    throw new EffectRefused('case-overtaken');
  await changed(db, 'update cases set code_hash = $2 where case_id = $1', [of.id, effect.codeHash]);
  const account = effect.holder === null ? null : await lockAccount(db, keys, effect.holder);
  if (account === null) return;
  const row = await firstRow(db, 'select name_folded from candidates where candidate_id = $1', [
    account.candidate,
  ]);
  const folded = (row === null ? null : textOrNull(row, 'name_folded')) ?? '';
  await writeIdentity(db, keys, account, { ...identityOf(account), idNumber: '' }, folded);
  await changed(db, 'delete from person_marks where candidate_id = $1', [account.candidate]);
}

type Renewal = Extract<CaseEffect, { do: 'renew-code' }>;

/** Once the number has gone to an account there is nothing left to claim. */
async function renewCode(db: Queryable, of: Case, { idHash, codeHash }: Renewal): Promise<void> {
  const renew = `update cases set code_hash = $3 where case_id = $1
    and exists (select 1 from id_numbers where id_hash = $2 and candidate_id = $1)`;
  if ((await changed(db, renew, [of.id, idHash, codeHash])) === 0) throw new EffectRefused('case-overtaken');
}

const OPEN_HOLD = `
insert into holds (edition_id, candidate_id, hold_id, kind, reason, opened_by, opened_at, region_id, point_id)
select edition_id, candidate_id, $2, $3, $4, 'case', $5, region_id, point_id from registrations
where candidate_id = $1 and edition_id = $6
returning edition_id, candidate_id, hold_id`;

type HoldOf = { readonly kind: HoldKind; readonly caseNumber: string };

/** Holds every registration of the candidate that has not ended and is not held so already. */
export async function holdRegistrations(
  db: Queryable,
  keys: Keys,
  candidate: string,
  { kind, caseNumber }: HoldOf,
  only: string | null,
  at: Date,
): Promise<void> {
  const found = await rows(
    db,
    `select edition_id from registrations r
     where candidate_id = $1 and status not in ('refused', 'forfeited', 'cancelled')
       and ($3::text is null or edition_id = $3) and not exists (
       select 1 from holds h where h.edition_id = r.edition_id and h.candidate_id = $1 and h.kind = $2
         and h.resolved_at is null)`,
    [candidate, kind, only],
  );
  for (const { edition_id: edition } of found) {
    const opened = await rows(db, OPEN_HOLD, [candidate, keys.uuid(), kind, caseNumber, at, edition]);
    for (const row of opened) await tellOfHold(db, 'held', row, at);
  }
}

type ReleasedHolds = {
  readonly candidate: string | null;
  readonly kind: HoldKind;
  readonly by: string | null;
};

/** Of one candidate or of whomever it holds; opened by this case or, without a number, by any. */
async function releaseHolds(
  db: Queryable,
  { candidate, kind, by }: ReleasedHolds,
  at: Date,
): Promise<number> {
  const released = await rows(
    db,
    `update holds set resolved_by = 'case', resolved_at = $4
     where ($1::uuid is null or candidate_id = $1) and kind = $2 and ($3::text is null or reason = $3)
       and resolved_at is null
     returning edition_id, candidate_id, hold_id`,
    [candidate, kind, by, at],
  );
  for (const row of released) await tellOfHold(db, 'hold-released', row, at);
  return released.length;
}

async function tellOfHold(db: Queryable, kind: 'held' | 'hold-released', row: Row, at: Date): Promise<void> {
  const facts = { region: null, status: null, deadline: null, reason: null };
  const [edition, occasion] = [text(row, 'edition_id'), `hold/${text(row, 'hold_id')}`];
  await tell(db, text(row, 'candidate_id'), { kind, occasion, edition, facts, at });
}

type Link = Extract<CaseEffect, { do: 'link-record' }>;

async function link(db: pg.PoolClient, of: Case, { candidate, idHash, year }: Link, at: Date): Promise<void> {
  const linked = await linkRecord(db, { candidate, idHash, year, case: of.id, at });
  if (linked === 'record-unknown') throw new EffectRefused('past-record-missing');
  if (linked !== 'linked') throw new EffectRefused('past-record-taken');
}

async function unlink(db: pg.PoolClient, of: Case, candidate: string, at: Date): Promise<void> {
  if (!(await unlinkRecord(db, { candidate, case: of.id, at }))) throw new EffectRefused('case-overtaken');
}

type Act = Extract<CaseEffect, { do: 'act-on-registration' }>;

async function actOnRegistration(db: pg.PoolClient, keys: Keys, { of, key, act }: Act): Promise<void> {
  const read = await lockForAct(db, keys, of, key);
  const decided = read === null ? null : act(read);
  if (read === null || decided === null) throw new EffectRefused('case-overtaken');
  if ((await saveRegistration(db, keys, read, decided.save, decided.command)) === 'conflict')
    throw new EffectRefused('case-overtaken');
}

/** Performs one effect of a decision inside its transaction; throws EffectRefused. */
export async function perform(
  db: pg.PoolClient,
  keys: Keys,
  of: Case,
  effect: CaseEffect,
  at: Date,
): Promise<void> {
  switch (effect.do) {
    case 'correct-account':
      return correctAccount(db, keys, effect);
    case 'reserve-number':
      return reserveNumber(db, keys, of, effect);
    case 'renew-code':
      return renewCode(db, of, effect);
    case 'link-record':
      return link(db, of, effect, at);
    case 'unlink-record':
      return unlink(db, of, effect.candidate, at);
    case 'act-on-registration':
      return actOnRegistration(db, keys, effect);
    case 'hold': {
      const held = { kind: effect.hold, caseNumber: of.number };
      return holdRegistrations(db, keys, effect.candidate, held, of.edition, at);
    }
    case 'settle-credentials':
      await changed(db, SETTLE_CREDENTIALS, [effect.candidate, of.edition, effect.result, of.number]);
      return;
    case 'release': {
      const { candidate, hold: kind, whoever } = effect;
      await releaseHolds(db, { candidate, kind, by: whoever ? null : of.number }, at);
      return;
    }
    case 'release-held-by': {
      const held = { candidate: null, kind: effect.hold, by: of.number };
      if ((await releaseHolds(db, held, at)) === 0) throw new EffectRefused('nothing-held');
    }
  }
}
