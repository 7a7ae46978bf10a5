import type { OpenInvitation, Position, StaffRow, StaffView } from '#contract/client.ts';
import { type Position as DomainPosition, postsToGive } from '#domain/staff/manage-staff.ts';
import { posts } from '#domain/staff/posts.ts';
import type { SeenSession } from '../ports/session-store.ts';
import type { Invitation, OpenInvitation as StoredInvitation } from '../ports/staff-store.ts';
import { employerNamesOf } from '../usecases/employers/employee-deps.ts';
import { done, type Outcome } from '../usecases/outcome.ts';
import { acceptInvitation, readInvitation } from '../usecases/staff/accept-invitation.ts';
import { bindEmployers } from '../usecases/staff/bind-employers.ts';
import { inviteStaff, withdrawInvitation } from '../usecases/staff/invite-staff.ts';
import { listPermissions } from '../usecases/staff/list-permissions.ts';
import { actOnStaff, moveStaff } from '../usecases/staff/manage-staff.ts';
import {
  areaOf,
  type ListedStaff,
  listInvitations,
  listStaff,
  type OpenedStaff,
  readStaff,
} from '../usecases/staff/staff-directory.ts';
import { setCookie } from './cookies.ts';
import type { HttpDeps } from './deps.ts';
import { originOf } from './factor-handlers.ts';
import type { Handlers } from './route.ts';
import { placeOf, viewSession } from './view-session.ts';

export type StaffHandlers = Pick<
  Handlers,
  | 'listStaff'
  | 'getStaff'
  | 'actOnStaff'
  | 'moveStaff'
  | 'bindEmployers'
  | 'listPlaces'
  | 'listInvitations'
  | 'inviteStaff'
  | 'withdrawInvitation'
  | 'readInvitation'
  | 'acceptInvitation'
  | 'listPermissions'
>;

const positionOf = ({ post, region, point }: Position): DomainPosition => ({ post, area: { region, point } });

/** A position as the audit trail keeps it. */
const inWords = ({ post, region, point }: Position) => [post, region, point].filter(Boolean).join(' ');

const viewSignedIn = ({ since, seenAt, ...session }: SeenSession) => ({
  ...session,
  since: since.toISOString(),
  seenAt: seenAt.toISOString(),
});

/** Accounts of the administrator's area, invitations into it, and the table of who may do what. */
export function staffHandlers(deps: HttpDeps): StaffHandlers {
  const viewRow = (row: ListedStaff): StaffRow => ({
    id: row.id,
    userName: row.userName,
    displayName: row.displayName,
    post: row.post,
    region: row.region,
    point: row.point,
    ...placeOf(deps, row),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    factors: [...row.factors],
    sessions: row.sessions,
    seenAt: row.seenAt?.toISOString() ?? null,
    delay: row.delay,
    mine: row.mine,
  });
  const viewStaff = async (outcome: Outcome<OpenedStaff>): Promise<Outcome<StaffView>> => {
    if (!outcome.ok) return outcome;
    const names = await employerNamesOf(deps, outcome.value);
    const employers = [...names].map(([code, name]) => ({ code, name }));
    return done({ ...viewRow(outcome.value), employers, signedIn: outcome.value.signedIn.map(viewSignedIn) });
  };
  const viewInvitation = ({ displayName, post, area, expiresAt }: Invitation) => ({
    displayName,
    post,
    ...placeOf(deps, area),
    expiresAt: expiresAt.toISOString(),
  });
  const viewOpen = (open: StoredInvitation): OpenInvitation => ({
    ...viewInvitation(open),
    id: open.id,
    inviterName: open.inviterName,
    invitedAt: open.invitedAt.toISOString(),
  });
  return {
    listStaff: async ({ query }, { staff }) => {
      const asked = { text: query.q?.trim() || null, after: query.after ?? null };
      const { rows, next } = await listStaff(deps, staff, asked);
      return done({ rows: rows.map(viewRow), next });
    },
    getStaff: async ({ params }, { staff }) => viewStaff(await readStaff(deps, staff, params.member)),
    actOnStaff: async ({ params, body }, { staff }) =>
      viewStaff(await actOnStaff(deps, staff, params.member, body.do)),
    moveStaff: async ({ params, body }, { staff, note }) => {
      note({ words: inWords(body) });
      return viewStaff(await moveStaff(deps, staff, params.member, positionOf(body)));
    },
    bindEmployers: async ({ params, body }, { staff, note }) => {
      note({ words: body.employers.join(' ') });
      return viewStaff(await bindEmployers(deps, staff, params.member, body.employers));
    },
    listPlaces: async (_input, { staff }) => {
      const places = await deps.members.placesIn(areaOf(staff));
      return done({
        posts: postsToGive(staff.post).map((post) => ({ post, reach: posts[post].reach })),
        regions: places.map((region) => ({ ...region, points: [...region.points] })),
      });
    },
    listInvitations: async (_input, { staff }) => done((await listInvitations(deps, staff)).map(viewOpen)),
    inviteStaff: async ({ body }, { staff, incoming, note }) => {
      const { displayName, employers = [] } = body;
      note({ object: incoming.key, words: [inWords(body), ...employers].join(' ') });
      const wanted = { ...positionOf(body), displayName, employers, key: incoming.key };
      const outcome = await inviteStaff(deps, staff, wanted);
      if (!outcome.ok) return outcome;
      return done({ ...outcome.value, expiresAt: outcome.value.expiresAt.toISOString() });
    },
    withdrawInvitation: ({ params }, { staff }) => withdrawInvitation(deps, staff, params.invitation),
    readInvitation: async ({ body }) => {
      const outcome = await readInvitation(deps, body.token);
      if (!outcome.ok) return outcome;
      const names = await employerNamesOf(deps, outcome.value);
      return done({ ...viewInvitation(outcome.value), employers: [...names.values()] });
    },
    acceptInvitation: async ({ body }, { request, reply, note }) => {
      const origin = originOf(deps, request, reply);
      const outcome = await acceptInvitation(deps, { ...origin, ...body });
      if (!outcome.ok) return outcome;
      setCookie(reply, deps.cookies.staff, outcome.value.token, deps.secureCookies);
      const tokenHash = deps.keys.lookup('token', outcome.value.token);
      const session = await deps.staff.findStaffSession(tokenHash, deps.clock.wall());
      note({ staff: session?.staff ?? null });
      return done(session === null ? null : viewSession(deps, session));
    },
    listPermissions: async (_input, { staff }) => {
      const { posts: all, lines, administrators } = await listPermissions(deps, staff);
      return done({
        posts: [...all],
        lines: lines.map((line) => ({ ...line, posts: [...line.posts] })),
        administrators: administrators.map(({ displayName, post, area }) => ({
          displayName,
          post,
          ...placeOf(deps, area),
        })),
      });
    },
  };
}
