import { Type } from 'typebox';
import { STAFF_ACTS } from '#domain/staff/manage-staff.ts';
import { FACTOR_KINDS } from '#domain/staff/second-factor.ts';
import { PermissionName, Post } from './office-schemas.ts';
import { Instant, nullable, oneOf, Uuid } from './shapes.ts';

const Code = nullable(Type.String({ maxLength: 12 }));

/** What somebody is employed for, and where; null: everywhere. */
export const Position = Type.Object({ post: Post, region: Code, point: Code });

const place = { regionName: nullable(Type.String()), pointName: nullable(Type.String()) };

export const StaffRow = Type.Object({
  id: Type.String(),
  userName: Type.String(),
  displayName: Type.String(),
  ...Position.properties,
  ...place,
  disabledAt: nullable(Instant),
  factors: Type.Array(oneOf(FACTOR_KINDS)),
  sessions: Type.Integer(),
  seenAt: nullable(Instant),
  /** Seconds that the next log-in has to wait after wrong ones. */
  delay: Type.Integer(),
  /** The asking administrator may change it. */
  mine: Type.Boolean(),
});

export const StaffPage = Type.Object({ rows: Type.Array(StaffRow), next: nullable(Type.String()) });

/** One account, and where it is signed in. */
export const Staff = Type.Object({
  ...StaffRow.properties,
  /** For whom an employer's clerk works. */
  employers: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  signedIn: Type.Array(
    Type.Object({
      id: Type.String(),
      device: Type.String(),
      network: Type.String(),
      since: Instant,
      seenAt: Instant,
    }),
  ),
});

export const StaffAct = oneOf(STAFF_ACTS);

/** Posts, each with the width of its area. */
const PostsWithReach = Type.Array(
  Type.Object({ post: Post, reach: oneOf(['point', 'region', 'nation', 'region-or-nation']) }),
);

/** What an administrator may give: posts and places. */
export const Places = Type.Object({
  posts: PostsWithReach,
  regions: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      points: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    }),
  ),
});

/** Codes of the directory. */
export const BoundEmployers = Type.Array(Type.String({ maxLength: 18 }), { maxItems: 20 });

export const NewInvitation = Type.Object({
  /** For whom an employer's clerk is to work; none with every other post. */
  employers: Type.Optional(BoundEmployers),
  displayName: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  ...Position.properties,
});

/** The token goes into the link; it is told this once. */
export const Invited = Type.Object({ id: Uuid, token: Type.String(), expiresAt: Instant });

export const OpenInvitation = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  post: Post,
  ...place,
  inviterName: Type.String(),
  invitedAt: Instant,
  expiresAt: Instant,
});

const Token = Type.String({ maxLength: 100 });
export const HeldInvitation = Type.Object({ token: Token });

export const InvitationRead = Type.Object({
  displayName: Type.String(),
  post: Post,
  ...place,
  /** For whom an employer's clerk is to work. */
  employers: Type.Array(Type.String()),
  expiresAt: Instant,
});

export const Acceptance = Type.Object({
  token: Token,
  userName: Type.String({ maxLength: 64 }),
  password: Type.String({ maxLength: 128 }),
});

/** Who may do what, the whole table; and whom to ask. */
export const PermissionTable = Type.Object({
  posts: PostsWithReach,
  lines: Type.Array(
    Type.Object({ permission: PermissionName, posts: Type.Array(Post), stepUp: Type.Boolean() }),
  ),
  administrators: Type.Array(Type.Object({ displayName: Type.String(), post: Post, ...place })),
});
