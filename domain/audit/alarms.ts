import { formatBeijing } from '../calendar/dates.ts';
import type { Jurisdiction } from '../staff/actor.ts';

/** About what a member of staff did. */
const PERSON_RULES = ['many-files', 'searches-unopened', 'export-at-night', 'own-name'] as const;
type PersonRule = (typeof PERSON_RULES)[number];

/** The last two are about something: a door to the outside, and a registration whose history does not agree. */
export const ALARM_RULES = [...PERSON_RULES, 'refused-from-outside', 'history-broken'] as const;
export type AlarmRule = (typeof ALARM_RULES)[number];

/** From which number on something is an alarm; the hours of the night where they matter, of Beijing. */
export type RuleSetting = {
  readonly rule: AlarmRule;
  readonly threshold: number;
  readonly night: { readonly from: number; readonly to: number } | null;
};

/** What somebody did within an hour. */
export type PersonHour = {
  readonly staff: string;
  readonly userName: string;
  readonly area: Jurisdiction;
  /** Different files that were opened or unmasked. */
  readonly files: number;
  /** Searches by name, and those for one's own. */
  readonly searches: number;
  readonly ownSearches: number;
  readonly exports: readonly Date[];
};

export type Finding = { readonly rule: AlarmRule; readonly measured: number };

/** A night may end on the next day: from 22 to 6 is late evening and early morning. */
export function isAtNight(at: Date, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const hour = Number(formatBeijing(at).slice(11, 13));
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

const measures: Readonly<Record<PersonRule, (hour: PersonHour, setting: RuleSetting) => number>> = {
  'many-files': ({ files }) => files,
  'searches-unopened': ({ searches, files }) => Math.max(0, searches - files),
  'export-at-night': ({ exports }, { night }) =>
    night === null ? 0 : exports.filter((at) => isAtNight(at, night)).length,
  'own-name': ({ ownSearches }) => ownSearches,
};

/** What of somebody's hour is an alarm, rule by rule. */
export function findAlarms(hour: PersonHour, settings: readonly RuleSetting[]): readonly Finding[] {
  return settings.flatMap((setting) => {
    const rule = PERSON_RULES.find((one) => one === setting.rule);
    const measured = rule === undefined ? 0 : measures[rule](hour, setting);
    return measured >= setting.threshold ? [{ rule: setting.rule, measured }] : [];
  });
}

/** Whether so much of what a rule counts is an alarm; never where nobody has set the rule. */
export const isAlarm = (rule: AlarmRule, measured: number, settings: readonly RuleSetting[]): boolean =>
  settings.some((setting) => setting.rule === rule && measured >= setting.threshold);
