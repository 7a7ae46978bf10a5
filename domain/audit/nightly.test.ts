import { expect, it } from 'vitest';
import { isVerificationDue } from './nightly.ts';

const at = (text: string) => new Date(`${text}+08:00`);

it.each([
  ['never', null, '2025-12-03T10:00:00', true],
  ['last night', '2025-12-03T03:00:10', '2025-12-03T23:59:59', false],
  ['last night, and it is past midnight', '2025-12-03T03:00:10', '2025-12-04T02:59:59', false],
  ['the night before', '2025-12-03T03:00:10', '2025-12-04T03:00:00', true],
  ['before the night, in the evening', '2025-12-02T20:00:00', '2025-12-03T10:00:00', true],
])('the trail was read %s', (_when, last, now, due) => {
  expect(isVerificationDue(last === null ? null : at(last), at(now))).toBe(due);
});
