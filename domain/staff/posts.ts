import type { StaffRole } from './actor.ts';

/** What somebody is employed for. A person with two tasks has two accounts, so that four eyes stay four. */
export const POSTS = [
  'counter-clerk',
  'point-reviewer',
  'region-reviewer',
  'region-administrator',
  'national-administrator',
  'support',
  'auditor',
  'employer-clerk',
] as const;
export type Post = (typeof POSTS)[number];

/** How wide an area the post may have, in the words of the database: which of region and point are named. */
export type Reach = 'point' | 'region' | 'nation' | 'region-or-nation';

type Duty = { readonly reach: Reach };

export const posts: Readonly<Record<Post, Duty>> = {
  'counter-clerk': { reach: 'point' },
  'point-reviewer': { reach: 'point' },
  'region-reviewer': { reach: 'region' },
  'region-administrator': { reach: 'region' },
  'national-administrator': { reach: 'nation' },
  support: { reach: 'region-or-nation' },
  auditor: { reach: 'region-or-nation' },
  'employer-clerk': { reach: 'region' },
};

/**
 * The role in which somebody acts on a registration, which the lifecycle knows. Posts that decide nothing have the
 * role of their area; that they decide nothing is said by the permissions.
 */
export function roleOf(post: Post, area: { readonly region: string | null }): StaffRole {
  switch (post) {
    case 'counter-clerk':
      return 'site';
    case 'point-reviewer':
      return 'point';
    case 'region-reviewer':
    case 'region-administrator':
    case 'employer-clerk':
      return 'region';
    case 'national-administrator':
      return 'nation';
    case 'support':
    case 'auditor':
      return area.region === null ? 'nation' : 'region';
  }
}
