import { describe, expect, it } from 'vitest';
import { ACTIONS, lifecycle } from '../registration/lifecycle.ts';
import { mayAct, mayDo, needsStepUp, PERMISSIONS, permissionFor, postsThatMay } from './permissions.ts';
import { POSTS, roleOf } from './posts.ts';

const STAFF_ROLES = ['site', 'point', 'region', 'nation'];
const hebei = { region: '13' };

describe('permissions', () => {
  it('leave no post without work and no permission without a post', () => {
    expect(POSTS.filter((post) => !PERMISSIONS.some((permission) => mayDo(post, permission)))).toEqual([]);
    expect(PERMISSIONS.filter((permission) => postsThatMay(permission).length === 0)).toEqual([]);
  });

  it('keep apart who sets windows and fees, who reviews, who reads the trail', () => {
    const both = (a: (typeof PERMISSIONS)[number], b: (typeof PERMISSIONS)[number]) =>
      POSTS.filter((post) => mayDo(post, a) && mayDo(post, b));
    expect(both('draft-configuration', 'review')).toEqual([]);
    expect(both('review', 'read-audit')).toEqual([]);
    expect(both('manage-staff', 'read-audit')).toEqual([]);
    expect(both('confirm', 'view-as')).toEqual([]);
  });

  it('ask for the second factor again where much can be done at once', () => {
    expect(PERMISSIONS.filter(needsStepUp)).toEqual([
      'pass-in-batch',
      'cancel-registrations',
      'reconcile',
      'hand-over',
      'export',
      'import',
      'approve-configuration',
      'manage-staff',
    ]);
  });

  it('are named for every action that the lifecycle leaves to staff, and for no other', () => {
    for (const action of ACTIONS) {
      const isForStaff = lifecycle[action].actors.some((role) => STAFF_ROLES.includes(role));
      expect([action, permissionFor(action) !== null]).toEqual([action, isForStaff]);
    }
  });

  it('let somebody do each of these actions in a role that the lifecycle knows for it', () => {
    for (const action of ACTIONS.filter((one) => permissionFor(one) !== null)) {
      const roles = POSTS.filter((post) => mayAct(post, action)).map((post) => roleOf(post, hebei));
      expect(roles.some((role) => lifecycle[action].actors.includes(role))).toBe(true);
    }
  });
});
