import { describe, expect, it } from 'vitest';
import { findAlarms, isAtNight, type PersonHour, type RuleSetting } from './alarms.ts';

const settings: readonly RuleSetting[] = [
  { rule: 'many-files', threshold: 200, night: null },
  { rule: 'searches-unopened', threshold: 20, night: null },
  { rule: 'export-at-night', threshold: 1, night: { from: 22, to: 6 } },
  { rule: 'own-name', threshold: 1, night: null },
];
const quiet: PersonHour = {
  staff: 's',
  userName: 'sjz',
  area: { region: '13', point: '1301' },
  files: 40,
  searches: 30,
  ownSearches: 0,
  exports: [],
};
const at = (time: string) => new Date(`2025-12-03T${time}+08:00`);
const rulesOf = (hour: Partial<PersonHour>) => findAlarms({ ...quiet, ...hour }, settings);

describe('an alarm', () => {
  it('is raised by nothing that an ordinary hour holds', () => {
    expect(rulesOf({})).toEqual([]);
    expect(rulesOf({ files: 199, searches: 218, exports: [at('21:59:59'), at('06:00:00')] })).toEqual([]);
  });

  it.each([
    ['200 files in an hour', { files: 200 }, 'many-files', 200],
    ['twenty names looked for and none opened', { files: 0, searches: 20 }, 'searches-unopened', 20],
    ['an export at ten in the evening', { exports: [at('22:00:00'), at('12:00:00')] }, 'export-at-night', 1],
    ['an export before six in the morning', { exports: [at('05:59:59')] }, 'export-at-night', 1],
    ['one’s own name', { ownSearches: 1 }, 'own-name', 1],
  ] as const)('is raised by %s', (_what, hour, rule, measured) => {
    expect(rulesOf(hour)).toEqual([{ rule, measured }]);
  });
});

it('a night that ends on the same day ends there', () => {
  const siesta = { from: 12, to: 14 };
  expect(
    [at('11:59:59'), at('12:00:00'), at('13:59:59'), at('14:00:00')].map((t) => isAtNight(t, siesta)),
  ).toEqual([false, true, true, false]);
});
