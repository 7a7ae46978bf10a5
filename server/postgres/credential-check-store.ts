import type pg from 'pg';
import type { CredentialCheckStore, DueCheck } from '../ports/credential-check-store.ts';
import type { Keys } from '../ports/keys.ts';
import { toAccount } from './account-row.ts';
import { integer, text, textOrNull } from './columns.ts';
import { toCredential } from './credential-row.ts';
import { changed, firstRow, inTransaction, type Row, rows } from './pool.ts';

const OF_CREDENTIAL = `
select k.state as check_state, k.check_id, k.content_hash, k.query_number, k.tries, k.expected_by, c.*
from credential_checks k join credentials c using (candidate_id, credential_id)`;

const DUE = `${OF_CREDENTIAL}
where k.state in ('waiting', 'asked') and k.next_at <= $1 and c.set_aside_at is null and c.settled_in is null
order by k.next_at limit $2`;

const OPEN_ACCOUNT = 'select * from candidates where candidate_id = $1 and closed_at is null';

const NOTE_ASKED = `
update credential_checks set state = 'asked', content_hash = $2, query_number = $3, expected_by = $4, next_at = $5,
  tries = 0
where check_id = $1 and state = 'waiting'`;

const ASK_ANEW = `
update credential_checks set state = 'waiting', content_hash = null, query_number = null, expected_by = null,
  next_at = $2, tries = 0
where check_id = $1`;

const PUT_OFF = 'update credential_checks set next_at = $2, tries = tries + 1 where check_id = $1';
const SETTLE_CHECK = "update credential_checks set state = 'answered' where check_id = $1";
const SETTLE = 'update credentials set state = $3 where candidate_id = $1 and credential_id = $2';

export function createCredentialCheckStore(pool: pg.Pool, keys: Keys): CredentialCheckStore {
  const toDue = async (row: Row): Promise<DueCheck | null> => {
    const account = await firstRow(pool, OPEN_ACCOUNT, [text(row, 'candidate_id')]);
    if (account === null) return null;
    const [number, contentHash] = [textOrNull(row, 'query_number'), textOrNull(row, 'content_hash')];
    return {
      check: text(row, 'check_id'),
      account: toAccount(account, keys),
      credential: toCredential(row),
      tries: integer(row, 'tries'),
      asked: number === null || contentHash === null ? null : { number, contentHash },
    };
  };
  return {
    listDue: async (now, most) => {
      const due = await Promise.all((await rows(pool, DUE, [now, most])).map(toDue));
      return due.filter((each) => each !== null);
    },
    noteAsked: async (check, { number, contentHash, expectedBy, nextAt }) => {
      await changed(pool, NOTE_ASKED, [check, contentHash, number, expectedBy, nextAt]);
    },
    putOff: async (check, nextAt) => {
      await changed(pool, PUT_OFF, [check, nextAt]);
    },
    askAnew: async (check, nextAt) => {
      await changed(pool, ASK_ANEW, [check, nextAt]);
    },
    settle: (answer, hashOf) =>
      inTransaction(pool, async (client) => {
        const found = await firstRow(client, `${OF_CREDENTIAL} where k.check_id = $1`, [answer.check]);
        if (found === null || textOrNull(found, 'query_number') !== answer.number) return 'unknown';
        const candidate = text(found, 'candidate_id');
        const account = await firstRow(client, `${OPEN_ACCOUNT} for no key update`, [candidate]);
        const row = await firstRow(client, `${OF_CREDENTIAL} where k.check_id = $1 for update of k`, [
          answer.check,
        ]);
        if (account === null || row === null) return 'unknown';
        const credential = toCredential(row);
        if (credential.byStaff) return 'known';
        if (hashOf(toAccount(account, keys), credential) !== answer.contentHash) return 'other-content';
        if (text(row, 'check_state') === 'answered') {
          return credential.state === answer.result ? 'known' : 'other-content';
        }
        if (textOrNull(row, 'content_hash') !== answer.contentHash) return 'other-content';
        await changed(client, SETTLE, [candidate, credential.id, answer.result]);
        await changed(client, SETTLE_CHECK, [answer.check]);
        return 'settled';
      }),
  };
}
