import type pg from 'pg';
import { POSTS, roleOf } from '#domain/staff/posts.ts';
import { STANDINGS } from '#domain/staff/second-factor.ts';
import type { SeenSession, StaffMember, StaffSessionStore } from '../ports/session-store.ts';
import { bytes, instant, instantOrNull, text, textOrNull, texts, truth, word } from './columns.ts';
import { changed, firstRow, type Row, rows } from './pool.ts';

/** How far what is told of the last use may lag behind: a write at each click would cost more than it tells. */
const TOUCH_MS = 5 * 60_000;

export function toStaffMember(row: Row): StaffMember {
  const [post, region] = [word(row, 'post', POSTS), textOrNull(row, 'region_id')];
  return {
    id: text(row, 'staff_id'),
    userName: text(row, 'user_name'),
    displayName: text(row, 'display_name'),
    post,
    role: roleOf(post, { region }),
    region,
    point: textOrNull(row, 'point_id'),
    site: textOrNull(row, 'site_id'),
    employers: texts(row, 'employers'),
  };
}

const toSeenSession = (row: Row): SeenSession => ({
  id: text(row, 'session_id'),
  device: text(row, 'device'),
  network: text(row, 'network'),
  since: instant(row, 'created_at'),
  seenAt: instant(row, 'seen_at'),
});

type Sessions = Pick<
  StaffSessionStore,
  'openStaffSession' | 'findStaffSession' | 'closeStaffSession' | 'sessionsOf' | 'endSession' | 'endSessions'
>;

function sessions(pool: pg.Pool): Sessions {
  return {
    openStaffSession: async (session) => {
      const { tokenHash, owner, at, expiresAt, standing, device, network } = session;
      await rows(
        pool,
        `insert into staff_sessions (token_hash, staff_id, created_at, seen_at, expires_at, standing, proven_at, device, network)
         values ($1, $2, $3, $3, $4, $5, case when $5 = 'open' then $3::timestamptz end, $6, $7)`,
        [tokenHash, owner, at, expiresAt, standing, device, network],
      );
    },
    findStaffSession: async (tokenHash, now) => {
      const row = await firstRow(
        pool,
        `select s.*, t.session_id, t.standing, t.proven_at, t.seen_at from staff s join staff_sessions t using (staff_id)
         where t.token_hash = $1 and t.expires_at > $2 and s.disabled_at is null`,
        [tokenHash, now],
      );
      if (row === null) return null;
      if (now.getTime() - instant(row, 'seen_at').getTime() > TOUCH_MS) {
        await changed(pool, 'update staff_sessions set seen_at = $2 where token_hash = $1', [tokenHash, now]);
      }
      return {
        id: text(row, 'session_id'),
        tokenHash,
        standing: word(row, 'standing', STANDINGS),
        provenAt: instantOrNull(row, 'proven_at'),
        staff: toStaffMember(row),
      };
    },
    closeStaffSession: async (tokenHash) => {
      await changed(pool, 'delete from staff_sessions where token_hash = $1', [tokenHash]);
    },
    sessionsOf: async (staff, now) => {
      const found = await rows(
        pool,
        `select session_id, device, network, created_at, seen_at from staff_sessions
         where staff_id = $1 and expires_at > $2 and standing = 'open' order by seen_at desc, session_id`,
        [staff, now],
      );
      return found.map(toSeenSession);
    },
    endSession: async (staff, session) =>
      (await changed(pool, 'delete from staff_sessions where staff_id = $1 and session_id = $2', [
        staff,
        session,
      ])) === 1,
    endSessions: (staff, except) =>
      changed(
        pool,
        'delete from staff_sessions where staff_id = $1 and ($2::uuid is null or session_id <> $2)',
        [staff, except],
      ),
  };
}

type Proofs = Pick<
  StaffSessionStore,
  'noteProof' | 'openFully' | 'savePending' | 'readPending' | 'takePending'
>;

function proofs(pool: pg.Pool): Proofs {
  return {
    noteProof: async (tokenHash, at) => {
      await changed(pool, 'update staff_sessions set proven_at = $2 where token_hash = $1', [tokenHash, at]);
    },
    openFully: async (tokenHash, opening) =>
      (await changed(
        pool,
        `update staff_sessions set token_hash = $2, standing = 'open', proven_at = $3, seen_at = $3, expires_at = $4, pending = null
         where token_hash = $1`,
        [tokenHash, opening.tokenHash, opening.at, opening.expiresAt],
      )) === 1,
    savePending: async (tokenHash, pending) => {
      await changed(pool, 'update staff_sessions set pending = $2 where token_hash = $1', [
        tokenHash,
        pending,
      ]);
    },
    readPending: async (tokenHash) => {
      const statement = 'select pending from staff_sessions where token_hash = $1 and pending is not null';
      const row = await firstRow(pool, statement, [tokenHash]);
      return row === null ? null : bytes(row, 'pending');
    },
    takePending: async (tokenHash) => {
      const row = await firstRow(
        pool,
        `update staff_sessions t set pending = null
         from (select token_hash, pending from staff_sessions where token_hash = $1 and pending is not null for update) was
         where t.token_hash = was.token_hash returning was.pending`,
        [tokenHash],
      );
      return row === null ? null : bytes(row, 'pending');
    },
  };
}

/** Sessions of staff, what they wait for, and the devices that staff are known by. */
export function createStaffSessionStore(pool: pg.Pool): StaffSessionStore {
  return {
    ...sessions(pool),
    ...proofs(pool),
    findStaffLogin: async (userName) => {
      const row = await firstRow(
        pool,
        `select staff_id, password_hash, must_enrol,
           exists (select 1 from staff_factors f where f.staff_id = s.staff_id) as has_factor
         from staff s where user_name = $1 and disabled_at is null`,
        [userName.toLowerCase()],
      );
      if (row === null) return null;
      return {
        id: text(row, 'staff_id'),
        passwordHash: text(row, 'password_hash'),
        hasFactor: truth(row, 'has_factor'),
        mustEnrol: truth(row, 'must_enrol'),
      };
    },
    passwordHashOf: async (staff) => {
      const statement = 'select password_hash from staff where staff_id = $1 and disabled_at is null';
      const row = await firstRow(pool, statement, [staff]);
      return row === null ? null : text(row, 'password_hash');
    },
    knowsStaffDevice: async (staff, device) => {
      const statement = 'select 1 as known from staff_devices where staff_id = $1 and device_hash = $2';
      return (await firstRow(pool, statement, [staff, device])) !== null;
    },
    rememberStaffDevice: async (staff, device, at) => {
      await changed(
        pool,
        `insert into staff_devices values ($1, $2, $3)
         on conflict (staff_id, device_hash) do update set seen_at = excluded.seen_at`,
        [staff, device, at],
      );
    },
  };
}
