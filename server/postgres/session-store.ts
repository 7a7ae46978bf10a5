import type pg from 'pg';
import type { AttemptStore, CodeStore, SessionStore } from '../ports/session-store.ts';
import { bytes, instant, instantOrNull, integer, text } from './columns.ts';
import { changed, firstRow, rows } from './pool.ts';

export function createSessionStore(pool: pg.Pool): SessionStore {
  return {
    openSession: async (session) => {
      await rows(pool, 'insert into sessions values ($1, $2, $3, $3, $4)', [
        session.tokenHash,
        session.owner,
        session.at,
        session.expiresAt,
      ]);
    },
    findSession: async (tokenHash, now) => {
      const row = await firstRow(
        pool,
        'select candidate_id from sessions where token_hash = $1 and expires_at > $2',
        [tokenHash, now],
      );
      return row === null ? null : text(row, 'candidate_id');
    },
    closeSession: async (tokenHash) => {
      await changed(pool, 'delete from sessions where token_hash = $1', [tokenHash]);
    },
    closeSessionsOf: async (candidate) => {
      await changed(pool, 'delete from sessions where candidate_id = $1', [candidate]);
    },
  };
}

export function createAttemptStore(pool: pg.Pool): AttemptStore {
  return {
    countFailures: async (subject, since, except) => {
      const row = await firstRow(
        pool,
        `select count(*) as count, max(at) as latest from failed_attempts
         where subject = $1 and at > $2 and attempt_id <> $3`,
        [subject, since, except],
      );
      if (row === null) return { count: 0, latest: null };
      return { count: integer(row, 'count'), latest: instantOrNull(row, 'latest') };
    },
    recordFailure: async (subject, attempt, at) => {
      await rows(pool, 'insert into failed_attempts values ($1, $2, $3) on conflict do nothing', [
        subject,
        attempt,
        at,
      ]);
    },
    forgetFailure: async (subject, attempt) => {
      await changed(pool, 'delete from failed_attempts where subject = $1 and attempt_id = $2', [
        subject,
        attempt,
      ]);
    },
    forgetFailures: async (subject) => {
      await changed(pool, 'delete from failed_attempts where subject = $1', [subject]);
    },
    forgetLatestFailure: async (subject) => {
      await changed(
        pool,
        `delete from failed_attempts where subject = $1 and attempt_id =
           (select attempt_id from failed_attempts where subject = $1 order by at desc limit 1)`,
        [subject],
      );
    },
    countAll: async (subjects, since) => {
      const found = await rows(
        pool,
        `select s.place, count(f.at) as count, max(f.at) as latest
         from unnest($1::bytea[]) with ordinality as s (subject, place)
         left join failed_attempts f on f.subject = s.subject and f.at > $2 group by s.place order by s.place`,
        [subjects, since],
      );
      return found.map((row) => ({ count: integer(row, 'count'), latest: instantOrNull(row, 'latest') }));
    },
  };
}

export function createCodeStore(pool: pg.Pool): CodeStore {
  return {
    saveCode: async (subject, code) => {
      await rows(
        pool,
        `insert into sent_codes values ($1, $2, $3, $4)
         on conflict (subject) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at,
           attempts = excluded.attempts`,
        [subject, code.codeHash, code.expiresAt, code.attempts],
      );
    },
    tryCode: async (subject) => {
      const row = await firstRow(
        pool,
        'update sent_codes set attempts = attempts + 1 where subject = $1 returning code_hash, expires_at, attempts',
        [subject],
      );
      if (row === null) return null;
      return {
        codeHash: bytes(row, 'code_hash'),
        expiresAt: instant(row, 'expires_at'),
        attempts: integer(row, 'attempts'),
      };
    },
    deleteCode: async (subject) => {
      await changed(pool, 'delete from sent_codes where subject = $1', [subject]);
    },
  };
}
