import type { Action } from '../registration/lifecycle.ts';
import type { Post } from './posts.ts';

type Grant = {
  readonly to: readonly Post[];
  /** Asks anew for the second factor where the last proof is some minutes old. */
  readonly stepUp?: true;
};

const counter = ['counter-clerk'] as const;
const reviewers = ['point-reviewer', 'region-reviewer'] as const;
const administrators = ['region-administrator', 'national-administrator'] as const;
const office = [...counter, ...reviewers, ...administrators] as const;
const deciders = [...reviewers, ...administrators] as const;

/**
 * Who may do what, the whole table; each within the own area only. Who sets windows and fees reviews nobody, who
 * reads the trail changes nothing.
 */
const grants = {
  'read-own-work': { to: [...office, 'support', 'auditor', 'employer-clerk'] },
  'read-files': { to: office },
  'search-files': { to: office },
  confirm: { to: ['counter-clerk', 'point-reviewer'] },
  review: { to: reviewers },
  'undo-decisions': { to: deciders },
  'reassign-files': { to: deciders },
  'pass-in-batch': { to: reviewers, stepUp: true },
  unmask: { to: office },
  'write-notes': { to: office },
  'answer-questions': { to: ['region-reviewer', 'region-administrator'] },
  'identify-employers': { to: ['region-reviewer', ...administrators] },
  'decide-cases': { to: deciders },
  'correct-registrations': { to: ['region-reviewer', 'region-administrator'] },
  'cancel-registrations': { to: ['region-reviewer', 'region-administrator'], stepUp: true },
  /** Only what is changed asks for a fresh proof. */
  reconcile: { to: administrators, stepUp: true },
  'hand-over': { to: administrators, stepUp: true },
  'print-forms': { to: ['counter-clerk', 'point-reviewer'] },
  'read-numbers': { to: [...deciders, 'support', 'auditor'] },
  // Who may be the second to look must not know what waits for a second look.
  'read-second-looks': { to: [...administrators, 'auditor'] },
  export: { to: administrators, stepUp: true },
  import: { to: administrators, stepUp: true },
  'read-configuration': { to: ['region-reviewer', ...administrators, 'auditor'] },
  'draft-configuration': { to: administrators },
  'approve-configuration': { to: administrators, stepUp: true },
  'manage-staff': { to: administrators, stepUp: true },
  'read-audit': { to: ['auditor'] },
  'read-timeline': { to: ['support'] },
  'view-as': { to: ['support'] },
  // Auditors close the alarms that many refusals raise.
  'read-outside-refusals': { to: ['national-administrator', 'support', 'auditor'] },
  'read-own-employees': { to: ['employer-clerk'] },
} as const satisfies Record<string, Grant>;

export type Permission = keyof typeof grants;
export const PERMISSIONS = Object.keys(grants) as readonly Permission[];

const grantOf = (permission: Permission): Grant => grants[permission];

export const mayDo = (post: Post, permission: Permission): boolean => grantOf(permission).to.includes(post);

export const needsStepUp = (permission: Permission): boolean => grantOf(permission).stepUp === true;

export const postsThatMay = (permission: Permission): readonly Post[] => grantOf(permission).to;

/** What staff need for an action on a registration, beside the place that the lifecycle gives their role. */
export function permissionFor(action: Action): Permission | null {
  switch (action) {
    case 'confirm':
    case 'refuse-confirmation':
      return 'confirm';
    case 'pass-first':
    case 'approve-at-point':
    case 'approve-at-region':
    case 'return-to-point':
    case 'refuse':
      return 'review';
    case 'revert-confirmation':
    case 'revert-first-pass':
    case 'revert-endorsement':
    case 'revert-refusal':
    case 'revert-approval':
    case 'revert-forfeit':
      return 'undo-decisions';
    case 'print-for-candidate':
      return 'print-forms';
    case 'correct':
      return 'correct-registrations';
    case 'cancel':
      return 'cancel-registrations';
    default:
      return null;
  }
}

/** May somebody with this post ask for the action at all? Where and when stands in the lifecycle. */
export function mayAct(post: Post, action: Action): boolean {
  const permission = permissionFor(action);
  return permission !== null && mayDo(post, permission);
}
