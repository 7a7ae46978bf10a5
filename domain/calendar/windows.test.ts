import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingInstant } from './dates.ts';
import { windowState } from './windows.ts';

const window = {
  opensAt: beijingInstant('2025-12-02', '09:00:00'),
  closesAt: beijingInstant('2025-12-15', '23:59:59'),
};
const stateAt = (moment: Date, ms: number) => windowState(window, new Date(moment.getTime() + ms));

describe('a window', () => {
  it('holds both its ends, and neither the millisecond before nor the one after', () => {
    expect([-1, 0, 1].map((ms) => stateAt(window.opensAt, ms))).toEqual(['not-open', 'open', 'open']);
    expect([-1, 0, 1].map((ms) => stateAt(window.closesAt, ms))).toEqual(['open', 'open', 'closed']);
  });

  it('goes from not open over open to closed, and never back', () => {
    const order = ['not-open', 'open', 'closed'];
    const moment = fc.date({
      min: new Date('2025-11-01T00:00:00Z'),
      max: new Date('2026-01-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [earlier, later] = a.getTime() <= b.getTime() ? [a, b] : [b, a];
        expect(order.indexOf(windowState(window, earlier))).toBeLessThanOrEqual(
          order.indexOf(windowState(window, later)),
        );
      }),
    );
  });

  it('may be a single moment', () => {
    const moment = { opensAt: window.opensAt, closesAt: window.opensAt };
    expect([-1, 0, 1].map((ms) => windowState(moment, new Date(window.opensAt.getTime() + ms)))).toEqual([
      'not-open',
      'open',
      'closed',
    ]);
  });
});
