import type pg from 'pg';
import type { Credential } from '#domain/credentials/credential.ts';
import type { Account, AccountStore, NewAccount } from '../ports/account-store.ts';
import type { Keys } from '../ports/keys.ts';
import { sealAccount, toAccount } from './account-row.ts';
import { closeAccount } from './close-account.ts';
import { text } from './columns.ts';
import { toCredential } from './credential-row.ts';
import { changed, firstRow, inTransaction, rows } from './pool.ts';

async function insertCandidate(client: pg.PoolClient, keys: Keys, account: NewAccount): Promise<void> {
  await rows(
    client,
    `insert into candidates (candidate_id, user_name, password_hash, name, name_folded, id_type, id_tail, sealed, sex,
       nationality, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      account.candidate,
      account.userName,
      account.passwordHash,
      account.name,
      account.nameFolded,
      account.paper.type,
      account.paper.number.slice(-4),
      sealAccount(keys, { ...account, idValidUntil: null }),
      account.sex,
      account.nationality,
      account.at,
    ],
  );
  for (const consent of account.consents) {
    await rows(client, 'insert into consents values ($1, $2, $3, $4)', [
      account.candidate,
      consent.key,
      consent.version,
      account.at,
    ]);
  }
}

class Taken extends Error {
  readonly what: 'user-name-taken' | 'id-number-taken';
  constructor(what: 'user-name-taken' | 'id-number-taken') {
    super(what);
    this.what = what;
  }
}

/** The look-ups decide who was first: their primary keys are the only guard against two accounts of one person. */
async function claim(client: pg.PoolClient, account: NewAccount): Promise<void> {
  const insertId = 'insert into id_numbers values ($1, $2) on conflict do nothing';
  const claimed = 'update id_numbers set candidate_id = $2 where id_hash = $1 and candidate_id = $3';
  const insertName = 'insert into user_names values ($1, $2) on conflict do nothing';
  const own = [account.idHash, account.candidate];
  const took =
    account.reservedBy === null
      ? await changed(client, insertId, own)
      : await changed(client, claimed, [...own, account.reservedBy]);
  if (took === 0) throw new Taken('id-number-taken');
  if ((await changed(client, insertName, [account.userName.toLowerCase(), account.candidate])) === 0) {
    throw new Taken('user-name-taken');
  }
}

async function credentialsOf(on: pg.Pool | pg.PoolClient, candidate: string): Promise<Credential[]> {
  const found = await rows(
    on,
    `select c.*, k.state as check_state, k.expected_by
     from credentials c left join credential_checks k using (candidate_id, credential_id)
     where candidate_id = $1 order by c.created_at, credential_id`,
    [candidate],
  );
  return found.map(toCredential);
}

/** An account that is open, held until the transaction ends. */
async function lockAccount(client: pg.PoolClient, keys: Keys, candidate: string): Promise<Account | null> {
  const row = await firstRow(
    client,
    'select * from candidates where candidate_id = $1 and closed_at is null for no key update',
    [candidate],
  );
  return row === null ? null : toAccount(row, keys);
}

export function createAccountStore(pool: pg.Pool, keys: Keys): AccountStore {
  const findCandidate = async (statement: string, value: unknown) => {
    const row = await firstRow(pool, statement, [value]);
    return row === null ? null : text(row, 'candidate_id');
  };
  const findAccount = async (candidate: string) => {
    const row = await firstRow(
      pool,
      `select c.*, r.phone_failed_at from candidates c left join reaches r on r.candidate_id = c.candidate_id
       where c.candidate_id = $1 and c.closed_at is null`,
      [candidate],
    );
    return row === null ? null : toAccount(row, keys);
  };
  return {
    signUp: async (account) => {
      try {
        await inTransaction(pool, async (client) => {
          await claim(client, account);
          await insertCandidate(client, keys, account);
        });
        return 'created';
      } catch (error) {
        if (error instanceof Taken) return error.what;
        throw error;
      }
    },
    findByUserName: (userName) =>
      findCandidate('select candidate_id from user_names where user_name = $1', userName.toLowerCase()),
    findByIdHash: (idHash) => findCandidate('select candidate_id from id_numbers where id_hash = $1', idHash),
    passwordHashOf: async (candidate) => {
      const row = await firstRow(
        pool,
        'select password_hash from candidates where candidate_id = $1 and closed_at is null',
        [candidate],
      );
      return row === null ? null : text(row, 'password_hash');
    },
    setPasswordHash: async (candidate, hash) => {
      await changed(pool, 'update candidates set password_hash = $2 where candidate_id = $1', [
        candidate,
        hash,
      ]);
    },
    findAccount,
    setPhone: (candidate, phone) =>
      inTransaction(pool, async (client) => {
        const account = await lockAccount(client, keys, candidate);
        if (account === null) return;
        await changed(client, 'update candidates set sealed = $2 where candidate_id = $1', [
          candidate,
          sealAccount(keys, { ...account, phone }),
        ]);
        await changed(client, 'update reaches set phone_failed_at = null where candidate_id = $1', [
          candidate,
        ]);
      }),
    saveBasics: async (candidate, change) => {
      await inTransaction(pool, async (client) => {
        const account = await lockAccount(client, keys, candidate);
        if (account === null) return;
        const { birthDate, idValidUntil } = change;
        await changed(
          client,
          `update candidates set sex = $2, nationality = $3, ethnicity = $4, sealed = $5, basics_at = $6
           where candidate_id = $1`,
          [
            candidate,
            change.sex,
            change.nationality,
            change.ethnicity,
            sealAccount(keys, { ...account, birthDate, idValidUntil }),
            change.at,
          ],
        );
      });
    },
    setPhoto: async (candidate, photo) => {
      await changed(
        pool,
        'update candidates set photo_digest = $2, photo_width = $3, photo_height = $4 where candidate_id = $1 and closed_at is null',
        [candidate, photo.digest, photo.width, photo.height],
      );
    },
    credentialsOf: (candidate) => credentialsOf(pool, candidate),
    setCredentialAside: async (candidate, credential, at) => {
      const set = await changed(
        pool,
        `update credentials set set_aside_at = coalesce(set_aside_at, $3)
         where candidate_id = $1 and credential_id = $2`,
        [candidate, credential, at],
      );
      return set === 0 ? 'not-found' : 'done';
    },
    takeCredentialBack: (candidate, credential, decide) =>
      inTransaction(pool, async (client) => {
        if ((await lockAccount(client, keys, candidate)) === null) return 'not-found';
        const all = await credentialsOf(client, candidate);
        const taken = all.find(({ id }) => id === credential);
        if (taken === undefined) return 'not-found';
        if (!taken.setAside) return 'done';
        const refusal = decide(taken, all);
        if (refusal !== null) return refusal;
        await changed(
          client,
          'update credentials set set_aside_at = null where candidate_id = $1 and credential_id = $2',
          [candidate, credential],
        );
        return 'done';
      }),
    addCredential: (candidate, credential, most, { now, wall, check }) =>
      inTransaction(pool, async (client) => {
        if ((await lockAccount(client, keys, candidate)) === null) return 'not-found';
        const same = await rows(
          client,
          'select credential_id, set_aside_at from credentials where candidate_id = $1 and kind = $2',
          [candidate, credential.kind],
        );
        if (same.some((row) => row.credential_id === credential.id)) return 'added';
        if (same.filter((row) => row.set_aside_at === null).length >= most) return 'too-many-credentials';
        await rows(
          client,
          `insert into credentials (candidate_id, credential_id, kind, level, school, school_note, major, finished_on,
             certificate_number, study_length, state, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [
            candidate,
            credential.id,
            credential.kind,
            credential.level,
            credential.school,
            credential.schoolNote,
            credential.major,
            credential.finishedOn,
            credential.certificateNumber,
            credential.studyLength,
            credential.state,
            now,
          ],
        );
        await rows(
          client,
          `insert into credential_checks (candidate_id, credential_id, check_id, state, next_at, tries)
           values ($1, $2, $3, 'waiting', $4, 0)`,
          [candidate, credential.id, check, wall],
        );
        return 'added';
      }),
    knowsDevice: async (candidate, device) => {
      const statement = 'select 1 as known from known_devices where candidate_id = $1 and device_hash = $2';
      return (await firstRow(pool, statement, [candidate, device])) !== null;
    },
    rememberDevice: async (candidate, device, at) => {
      await changed(
        pool,
        `insert into known_devices values ($1, $2, $3)
         on conflict (candidate_id, device_hash) do update set seen_at = excluded.seen_at`,
        [candidate, device, at],
      );
    },
    close: (candidate, at, clear) =>
      inTransaction(pool, (client) => closeAccount(client, candidate, at, clear)),
  };
}
