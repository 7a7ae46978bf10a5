import type pg from 'pg';
import { POSTS, roleOf } from '#domain/staff/posts.ts';
import type {
  AttemptStore,
  CodeStore,
  SessionStore,
  StaffMember,
  StaffSessionStore,
} from '../ports/session-store.ts';
import { bytes, instant, instantOrNull, integer, text, textOrNull, word } from './columns.ts';
import { changed, firstRow, type Row, rows } from './pool.ts';

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

export function toStaffMember(row: Row): StaffMember {
  const post = word(row, 'post', POSTS);
  const region = textOrNull(row, 'region_id');
  return {
    id: text(row, 'staff_id'),
    userName: text(row, 'user_name'),
    displayName: text(row, 'display_name'),
    post,
    role: roleOf(post, { region }),
    region,
    point: textOrNull(row, 'point_id'),
  };
}

export function createStaffSessionStore(pool: pg.Pool): StaffSessionStore {
  return {
    findStaffLogin: async (userName) => {
      const row = await firstRow(
        pool,
        'select staff_id, password_hash from staff where user_name = $1 and disabled_at is null',
        [userName.toLowerCase()],
      );
      return row === null ? null : { id: text(row, 'staff_id'), passwordHash: text(row, 'password_hash') };
    },
    openStaffSession: async (session) => {
      await rows(pool, 'insert into staff_sessions values ($1, $2, $3, $3, $4)', [
        session.tokenHash,
        session.owner,
        session.at,
        session.expiresAt,
      ]);
    },
    findStaffSession: async (tokenHash, now) => {
      const row = await firstRow(
        pool,
        `select s.* from staff s join staff_sessions t using (staff_id)
         where t.token_hash = $1 and t.expires_at > $2 and s.disabled_at is null`,
        [tokenHash, now],
      );
      return row === null ? null : toStaffMember(row);
    },
    closeStaffSession: async (tokenHash) => {
      await changed(pool, 'delete from staff_sessions where token_hash = $1', [tokenHash]);
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
      await rows(pool, 'insert into failed_attempts values ($1, $2, $3)', [subject, attempt, at]);
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
