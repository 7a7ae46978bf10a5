import { isInArea, type Jurisdiction } from './actor.ts';
import { mayDo } from './permissions.ts';
import { POSTS, type Post, posts } from './posts.ts';

/** What somebody is employed for, and where. */
export type Position = { readonly post: Post; readonly area: Jurisdiction };

export type Colleague = Position & { readonly id: string };

/**
 * What an administrator of a region gives and takes: the work of the region. Who audits the region, and whoever
 * works for the whole country, is appointed by the nation.
 */
const OF_A_REGION: readonly Post[] = [
  'counter-clerk',
  'point-reviewer',
  'region-reviewer',
  'region-administrator',
  'support',
  'employer-clerk',
];

/** The posts that somebody with this post may give. */
export function postsToGive(post: Post): readonly Post[] {
  if (!mayDo(post, 'manage-staff')) return [];
  return post === 'national-administrator' ? POSTS : OF_A_REGION;
}

/** Whether the area is as wide as the post has it, no wider and no narrower. */
export function fits({ post, area }: Position): boolean {
  const { region, point } = area;
  switch (posts[post].reach) {
    case 'point':
      return region !== null && point !== null;
    case 'region':
      return region !== null && point === null;
    case 'nation':
      return region === null && point === null;
    case 'region-or-nation':
      return point === null;
  }
}

/** Is the whole of the inner area part of the outer one? */
export function holds(outer: Jurisdiction, inner: Jurisdiction): boolean {
  return inner.region === null ? outer.region === null : isInArea(outer, inner.region, inner.point);
}

/** May this administrator give the position to somebody? Never one wider or higher than the own. */
export const mayGive = (administrator: Position, position: Position): boolean =>
  fits(position) &&
  postsToGive(administrator.post).includes(position.post) &&
  holds(administrator.area, position.area);

/** May this administrator change the colleague's account? Nobody their own. */
export const mayManage = (administrator: Colleague, colleague: Colleague): boolean =>
  administrator.id !== colleague.id && mayGive(administrator, colleague);

/**
 * From one position to another: both must be the administrator's to give. An employer's clerk stays one, and nobody of
 * the office becomes one: whose people they see is settled when they are invited.
 */
export const mayMove = (administrator: Colleague, colleague: Colleague, to: Position): boolean =>
  colleague.post !== 'employer-clerk' &&
  to.post !== 'employer-clerk' &&
  mayManage(administrator, colleague) &&
  mayGive(administrator, to);

/** What an administrator does with an account. */
export const STAFF_ACTS = ['disable', 'enable', 'reset-factors', 'end-sessions', 'end-delay'] as const;
export type StaffAct = (typeof STAFF_ACTS)[number];

/** A link of an invitation works for so long. */
export const INVITATION_HOURS = 72;
