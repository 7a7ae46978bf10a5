import { beijingInstant, type CalendarDate } from '../calendar/dates.ts';
import type { Windows } from '../calendar/windows.ts';
import type { Answers, ConfirmationMode } from '../edition/edition.ts';
import { DUTIES, type Duty, windowOfDuty } from './deadlines.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a reminder can be about: a duty with a deadline, or an ID paper that ends before the exam. */
export const REMINDER_TOPICS = [...DUTIES, 'id-paper'] as const;
export type ReminderTopic = (typeof REMINDER_TOPICS)[number];

/** How many days before each deadline a reminder goes out. */
export type ReminderDays = Readonly<Record<Duty, readonly number[]>>;

/** A reminder that is due: from when on, for which deadline, so many days before it; null: that the time has begun. */
export type Reminder = {
  readonly duty: Duty;
  readonly days: number | null;
  readonly from: Date;
  readonly deadline: Date;
};

type Place = { readonly windows: Windows; readonly confirmation: ConfirmationMode };

/**
 * The newest reminder of each duty that is due at this moment: who has missed the one a week ahead is told once, not
 * twice. None before the window opens, none after it has closed, none where waiting gives nothing up (E3).
 */
export function remindersDue({ windows, confirmation }: Place, plan: ReminderDays, now: Date): Reminder[] {
  const duties = DUTIES.filter((duty) => !(duty === 'confirm' && confirmation === 'on-line'));
  return duties.flatMap((duty) => {
    const { opensAt, closesAt: deadline } = windowOfDuty(duty, windows);
    if (now.getTime() > deadline.getTime()) return [];
    const begun = plan[duty]
      .map((days) => ({ duty, days, from: new Date(deadline.getTime() - days * DAY_MS), deadline }))
      .filter(({ from }) => from.getTime() >= opensAt.getTime() && from.getTime() <= now.getTime());
    return begun.sort((a, b) => a.days - b.days).slice(0, 1);
  });
}

/** G1: who was passed before payment opens is told when it does; who is passed later is told with the pass. */
export function openingsDue({ windows }: Pick<Place, 'windows'>, now: Date): Reminder[] {
  const { opensAt, closesAt } = windows.payment;
  const isOpen = opensAt.getTime() <= now.getTime() && now.getTime() <= closesAt.getTime();
  return isOpen ? [{ duty: 'pay', days: null, from: opensAt, deadline: closesAt }] : [];
}

/** Since when one is to be reminded of an ID paper that ends before the exam; null where it is too early or too late. */
export function idPaperReminderSince(
  examDate: CalendarDate,
  daysBefore: readonly number[],
  now: Date,
): Date | null {
  const exam = beijingInstant(examDate);
  const begun = daysBefore
    .map((days) => new Date(exam.getTime() - days * DAY_MS))
    .filter((from) => from.getTime() <= now.getTime() && now.getTime() < exam.getTime());
  return begun.sort((a, b) => a.getTime() - b.getTime()).at(0) ?? null;
}

/** C4: whether the paper that was named ends before the exam; `renewed`: what the account says since. */
export function idPaperEndsBefore(
  examDate: CalendarDate,
  answers: Answers,
  renewed: CalendarDate | null,
): boolean {
  const until = answers.id_valid_until;
  const named = typeof until === 'string' && until < examDate;
  return named && (renewed === null || renewed < examDate);
}
