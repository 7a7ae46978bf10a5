import type pg from 'pg';
import { POSTS } from '#domain/staff/posts.ts';
import type { Invitation, StaffStore } from '../ports/staff-store.ts';
import { instant, text, textOrNull, texts, word } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';

const toInvitation = (row: Row): Invitation => ({
  id: text(row, 'invitation_id'),
  displayName: text(row, 'display_name'),
  employers: texts(row, 'employers'),
  post: word(row, 'post', POSTS),
  area: { region: textOrNull(row, 'region_id'), point: textOrNull(row, 'point_id') },
  invitedBy: text(row, 'invited_by'),
  invitedAt: instant(row, 'invited_at'),
  expiresAt: instant(row, 'expires_at'),
});

const OPEN = 'i.accepted_at is null and i.withdrawn_at is null';

/** Who wrote it must still be of the staff: what a dismissed administrator sent out opens nothing. */
const BY_TOKEN = `
select i.* from staff_invitations i join staff s on s.staff_id = i.invited_by and s.disabled_at is null
where i.token_hash = $1 and ${OPEN} and i.expires_at > $2`;

/** Row-level security lets who holds the link see its row. */
async function readByToken(db: Queryable, tokenHash: Buffer, now: Date): Promise<Invitation | null> {
  await rows(db, "select set_config('weikao.invitation', $1, true)", [tokenHash.toString('hex')]);
  const row = await firstRow(db, BY_TOKEN, [tokenHash, now]);
  return row === null ? null : toInvitation(row);
}

class UserNameTaken extends Error {}

type Invitations = Pick<
  StaffStore,
  'invite' | 'findInvitationById' | 'openInvitations' | 'withdrawInvitation' | 'findInvitation' | 'accept'
>;

/** Links that make one account each. */
export function invitations(pool: pg.Pool): Invitations {
  return {
    invite: (invitation, tokenHash) =>
      inArea(pool, invitation.area, async (db) => {
        const { id, displayName, post, area, employers, invitedBy, invitedAt, expiresAt } = invitation;
        const count = await changed(
          db,
          `insert into staff_invitations
             (invitation_id, token_hash, display_name, post, region_id, point_id, invited_by, invited_at, expires_at,
              employers)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
          [
            id,
            tokenHash,
            displayName,
            post,
            area.region,
            area.point,
            invitedBy,
            invitedAt,
            expiresAt,
            [...employers],
          ],
        );
        return count === 1;
      }),
    findInvitationById: (area, id) =>
      inArea(pool, area, async (db) => {
        const statement = `select * from staff_invitations where ${IN_AREA} and invitation_id = $3`;
        const row = await firstRow(db, statement, [area.region, area.point, id]);
        return row === null ? null : toInvitation(row);
      }),
    openInvitations: (area, now) =>
      inArea(pool, area, async (db) => {
        const found = await rows(
          db,
          `select i.*, s.display_name as inviter_name from
             (select * from staff_invitations where ${IN_AREA} and expires_at > $3) i
           join staff s on s.staff_id = i.invited_by where ${OPEN} order by i.invited_at desc limit 200`,
          [area.region, area.point, now],
        );
        return found.map((row) => ({ ...toInvitation(row), inviterName: text(row, 'inviter_name') }));
      }),
    withdrawInvitation: (area, id, at) =>
      inArea(pool, area, async (db) => {
        const statement = `update staff_invitations i set withdrawn_at = $4
          where ${IN_AREA} and invitation_id = $3 and ${OPEN}`;
        return (await changed(db, statement, [area.region, area.point, id, at])) === 1;
      }),
    findInvitation: (tokenHash, now) => inTransaction(pool, (db) => readByToken(db, tokenHash, now)),
    accept: async (tokenHash, account, at) => {
      const invitation = await inTransaction(pool, (db) => readByToken(db, tokenHash, at));
      if (invitation === null) return 'gone';
      return inArea(pool, invitation.area, (db) => makeAccount(db, invitation, account, at)).catch(
        (error: unknown) => {
          if (error instanceof UserNameTaken) return 'user-name-taken';
          throw error;
        },
      );
    },
  };
}

async function makeAccount(
  db: Queryable,
  { id, displayName, post, area, employers }: Invitation,
  account: Parameters<StaffStore['accept']>[1],
  at: Date,
): Promise<'made' | 'gone'> {
  const spend = `update staff_invitations i set accepted_at = $2 where invitation_id = $1 and ${OPEN}`;
  if ((await changed(db, spend, [id, at])) !== 1) return 'gone';
  const made = await changed(
    db,
    `insert into staff (staff_id, user_name, password_hash, display_name, post, region_id, point_id, employers, must_enrol)
     values ($1, $2, $3, $4, $5, $6, $7, $8, true) on conflict (user_name) do nothing`,
    [
      account.id,
      account.userName,
      account.passwordHash,
      displayName,
      post,
      area.region,
      area.point,
      [...employers],
    ],
  );
  // The link stays good for another name.
  if (made !== 1) throw new UserNameTaken();
  return 'made';
}
