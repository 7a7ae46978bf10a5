import { describe, expect, it } from 'vitest';
import { closingPhase, untilNextPhase } from './closing-phase.ts';

const times = {
  deadline: '2025-12-15T15:59:59Z',
  grace: { from: '2025-12-15T14:59:59Z', until: '2025-12-15T16:04:59Z', granted: false },
};
const at = (instant: string, seconds = 0) => new Date(Date.parse(instant) + seconds * 1000);

describe('a form and its closing', () => {
  it('is told of the last hour, the grace and the end to the second', () => {
    const around = (instant: string) =>
      [-1, 0, 1].map((seconds) => closingPhase(times, at(instant, seconds)));
    expect(around(times.grace.from)).toEqual(['earlier', 'last-hour', 'last-hour']);
    expect(around(times.deadline)).toEqual(['last-hour', 'last-hour', 'grace']);
    expect(around(times.grace.until)).toEqual(['grace', 'grace', 'over']);
  });

  it('knows when it will be told next, and that phase has then begun', () => {
    let now = at(times.grace.from, -3600);
    const phases = [];
    for (let wait = untilNextPhase(times, now); wait !== null; wait = untilNextPhase(times, now)) {
      now = new Date(now.getTime() + wait);
      phases.push(closingPhase(times, now));
    }
    expect(phases).toEqual(['last-hour', 'grace', 'over']);
  });

  it('without a grace nothing is promised', () => {
    expect(closingPhase({ ...times, grace: null }, at(times.deadline, 1))).toBe('earlier');
    expect(untilNextPhase({ ...times, grace: null }, at(times.deadline))).toBeNull();
  });
});
