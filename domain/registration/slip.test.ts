import { describe, expect, it } from 'vitest';
import { isOwnSlip } from './slip.ts';

const AT = new Date('2025-12-22T10:00:00+08:00');
const pass = {
  action: 'approve-at-point',
  actor: { role: 'point', id: 'sun', place: '1301' },
  at: AT,
} as const;
const seconds = (count: number) => new Date(AT.getTime() + count * 1000);

describe('mending a slip', () => {
  it('is open to who has just decided, for ten seconds and the way to the server', () => {
    expect(isOwnSlip(pass, 'revert-endorsement', 'sun', seconds(10))).toBe(true);
    expect(isOwnSlip(pass, 'revert-endorsement', 'sun', seconds(15))).toBe(true);
    expect(isOwnSlip(pass, 'revert-endorsement', 'sun', seconds(16))).toBe(false);
  });

  it('is nobody else’s, and undoes nothing but the last act', () => {
    expect(isOwnSlip(pass, 'revert-endorsement', 'liu', seconds(1))).toBe(false);
    expect(isOwnSlip(pass, 'revert-refusal', 'sun', seconds(1))).toBe(false);
    expect(isOwnSlip({ ...pass, action: 'enter' }, 'withdraw', 'sun', seconds(1))).toBe(false);
  });
});
