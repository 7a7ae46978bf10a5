import { needsStepUp, PERMISSIONS, type Permission, postsThatMay } from '#domain/staff/permissions.ts';
import { POSTS, type Post, posts, type Reach } from '#domain/staff/posts.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Administrator, StaffStore } from '../../ports/staff-store.ts';
import { areaOf } from './staff-directory.ts';

export type PermissionTable = {
  readonly posts: readonly { readonly post: Post; readonly reach: Reach }[];
  readonly lines: readonly {
    readonly permission: Permission;
    readonly posts: readonly Post[];
    readonly stepUp: boolean;
  }[];
  /** Who gives posts in this person's area. */
  readonly administrators: readonly Administrator[];
};

/** The whole table of who may do what, and whom to ask; open to everybody on the staff. */
export async function listPermissions(
  { members }: { readonly members: StaffStore },
  member: StaffMember,
): Promise<PermissionTable> {
  return {
    posts: POSTS.map((post) => ({ post, reach: posts[post].reach })),
    lines: PERMISSIONS.map((permission) => ({
      permission,
      posts: postsThatMay(permission),
      stepUp: needsStepUp(permission),
    })),
    administrators: await members.administratorsFor(areaOf(member)),
  };
}
