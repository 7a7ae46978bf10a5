import type { Weekday } from '#domain/calendar/dates.ts';
import type { WindowKind } from '#domain/calendar/windows.ts';
import { type Language, type Text, text } from './language.ts';

const windows = {
  registration: text('网上报名', 'Registration'),
  confirmation: text('报名确认', 'Confirmation'),
  repair: text('重新提交', 'Submitting again'),
  review: text('资格审核', 'Review'),
  payment: text('缴费', 'Payment'),
} satisfies Record<WindowKind, Text>;

const weekdays = {
  sunday: text('星期日', 'Sunday'),
  monday: text('星期一', 'Monday'),
  tuesday: text('星期二', 'Tuesday'),
  wednesday: text('星期三', 'Wednesday'),
  thursday: text('星期四', 'Thursday'),
  friday: text('星期五', 'Friday'),
  saturday: text('星期六', 'Saturday'),
} satisfies Record<Weekday, Text>;

/** What the time is for. */
export const windowText = (kind: WindowKind, language: Language): string => windows[kind][language];

/** The day of the week, as a notice writes it. */
export const weekdayText = (day: Weekday, language: Language): string => weekdays[day][language];
