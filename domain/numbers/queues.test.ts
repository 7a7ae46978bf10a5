import { describe, expect, it } from 'vitest';
import { lifecycle } from '../registration/lifecycle.ts';
import { ageBands, daysSince, doneAt, paceOf, QUEUES, queues } from './queues.ts';

const NOW = new Date('2025-12-22T10:00:00+08:00');

describe('queues of staff', () => {
  it('are left by acts of staff that the lifecycle knows, from the status that waits', () => {
    for (const queue of QUEUES) {
      const { waits, decidedBy } = queues[queue];
      for (const action of decidedBy) expect(lifecycle[action].from, action).toContain(waits);
    }
  });

  it('count days by the calendar of Beijing, not by hours', () => {
    expect(daysSince('2025-12-22', NOW)).toBe(0);
    expect(daysSince('2025-12-21', new Date('2025-12-22T00:00:00+08:00'))).toBe(1);
    expect(daysSince('2025-11-30', NOW)).toBe(22);
  });

  it('sort what waits into bands of age, and lose none', () => {
    const waiting = [
      { since: '2025-12-22', count: 5 },
      { since: '2025-12-20', count: 7 },
      { since: '2025-12-16', count: 1 },
      { since: '2025-12-15', count: 2 },
      { since: '2025-12-01', count: 4 },
    ];
    expect(ageBands(waiting, NOW)).toEqual([5, 7, 1, 6]);
  });

  it('go at the mean pace of the three days before today; on a first day at that of today', () => {
    const decided = new Map([
      ['2025-12-18', 9000],
      ['2025-12-19', 100],
      ['2025-12-21', 200],
      ['2025-12-22', 999],
    ]);
    expect(paceOf(decided, NOW)).toBe(100);
    expect(paceOf(new Map([['2025-12-22', 40]]), NOW)).toBe(40);
    expect(paceOf(new Map(), NOW)).toBe(0);
  });

  it('are forecast to be empty when the pace says so, and never where nobody decides', () => {
    expect(doneAt(250, 100, NOW)?.toISOString()).toBe('2025-12-24T14:00:00.000Z');
    expect(doneAt(0, 0, NOW)).toEqual(NOW);
    expect(doneAt(1, 0, NOW)).toBeNull();
  });
});
