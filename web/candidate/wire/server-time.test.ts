import { expect, it } from 'vitest';
import { createServerTime } from './server-time.ts';

it('knows the time of the server, not that of the device', () => {
  let device = Date.parse('2031-01-01T00:00:00Z');
  const time = createServerTime(() => device);
  expect(time.now()).toBeNull();
  time.learn([{ serverTime: '2025-12-03T02:00:00.000Z' }]);
  device += 60_000;
  expect(time.now()?.toISOString()).toBe('2025-12-03T02:01:00.000Z');
  time.learn({ title: 'an answer without it' });
  time.learn(null);
  expect(time.now()?.toISOString()).toBe('2025-12-03T02:01:00.000Z');
});
