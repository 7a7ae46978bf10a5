import { beijingDate, beijingInstant } from '../calendar/dates.ts';
import { windowState } from '../calendar/windows.ts';
import { isAtWork } from '../calendar/working-days.ts';
import type { Edition } from '../edition/edition.ts';
import { applicantOf } from '../eligibility/applicant.ts';
import { assess, type Verdict } from '../eligibility/assess.ts';
import type { Command } from '../registration/command.ts';
import { dutyOf } from '../registration/deadlines.ts';
import type { Refusal } from '../registration/refusal.ts';
import { isAutoConfirmed, type Status } from '../registration/registration.ts';
import type { Actor, StaffRole } from '../staff/actor.ts';
import { act, createWalker, submit, type Walker } from './candidate-acts.ts';
import { createDiary, type Diary } from './diary.ts';
import { inventPerson } from './people.ts';
import type { Catch, Rehearsal, Stage } from './report.ts';
import { capacityOf, type RehearsalInput, type StageSet, setStage } from './stage-set.ts';
import { summarise } from './summarise.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BANK: Actor = { role: 'bank', id: 'rehearsal' };
const SYSTEM: Actor = { role: 'system', id: 'rehearsal' };

type Appointment = { readonly at: number; readonly walker: Walker; readonly keep: (now: Date) => void };

/** The year as it goes by. */
type Course = {
  readonly stage: StageSet;
  readonly diary: Diary;
  readonly walkers: readonly Walker[];
  readonly advice: ReadonlyMap<number, Verdict>;
  readonly autoConfirmed: Set<number>;
  /** Whose time has run out, and where. */
  readonly givenUp: Map<Walker, Status>;
  /** What people have planned, by day. */
  readonly calendar: Map<string, Appointment[]>;
};

/** Walks invented candidates through the year of a document, day by day, by the rules as they are. Pure. */
export function rehearse(edition: Edition, input: RehearsalInput): Rehearsal {
  const stage = setStage(edition, input);
  const { candidates, seed } = input.settings;
  const walkers = Array.from({ length: candidates }, (_, i) =>
    createWalker(stage, inventPerson(seed, i + 1, edition.year, stage.specialties)),
  );
  const advice = new Map<number, Verdict>();
  const course: Course = {
    stage,
    walkers,
    advice,
    diary: createDiary(),
    autoConfirmed: new Set(),
    givenUp: new Map(),
    calendar: new Map(),
  };
  for (const walker of walkers) planSubmission(course, walker, advice);
  const [first, last] = [stage.windows.registration.opensAt, lastMomentOf(stage)];
  for (let day = startOf(first); day.getTime() <= last; day = new Date(day.getTime() + DAY_MS))
    liveThrough(course, day);
  closeBooks(course);
  return summarise(stage, course);
}

const startOf = (at: Date) => beijingInstant(beijingDate(at));
const LATECOMERS_DAYS = 14;
/** Some time after everything has closed: by then everything is decided, and whoever comes too late has come. */
const lastMomentOf = ({ windows }: StageSet) =>
  Math.max(...Object.values(windows).map(({ closesAt }) => closesAt.getTime())) + LATECOMERS_DAYS * DAY_MS;

function appoint({ calendar }: Course, walker: Walker, at: Date, keep: Appointment['keep']): void {
  const day = beijingDate(at);
  const appointments = calendar.get(day) ?? [];
  appointments.push({ at: at.getTime(), walker, keep });
  calendar.set(day, appointments);
}

/** One act, and what it changed in the books. */
function doNow(course: Course, walker: Walker, command: Command, now: Date, actor?: Actor): Refusal | null {
  const before = walker.registration.status;
  const refusal = act(course.stage, walker, command, now, actor);
  if (refusal === null) course.diary.moved(before, walker.registration.status);
  return refusal;
}

function planSubmission(course: Course, walker: Walker, advice: Map<number, Verdict>): void {
  const { plan, index } = walker.person;
  const { opensAt, closesAt } = course.stage.windows.registration;
  if (!plan.submits) return;
  const length = closesAt.getTime() - opensAt.getTime();
  const at =
    plan.submitsAt <= 1
      ? opensAt.getTime() + plan.submitsAt * length
      : closesAt.getTime() + (plan.submitsAt - 1) * DAY_MS;
  appoint(course, walker, new Date(at), (now) => {
    const before = walker.registration.status;
    const refusal = submit(course.stage, walker, now);
    if (refusal !== null) {
      noteRefusal(course, walker, refusal, now);
      return;
    }
    advice.set(index, adviceFor(course.stage, walker));
    const isAuto = isAutoConfirmed(walker.registration);
    if (isAuto) course.autoConfirmed.add(index);
    if (isAuto && !course.stage.rules.reviewsAutoConfirmed) passUnreviewed(course, walker, now);
    // Who is passed at once comes to nobody's desk.
    course.diary.moved(before, walker.registration.status);
    if (!isAuto) planVisit(course, walker, now);
  });
}

function passUnreviewed(course: Course, walker: Walker, now: Date): void {
  act(course.stage, walker, { do: 'pass-unreviewed' }, now, SYSTEM);
  if (walker.registration.status === 'payable') planPayment(course, walker, now);
}

function noteRefusal({ diary }: Course, walker: Walker, refusal: Refusal, now: Date): void {
  if (refusal.code === 'window-closed') {
    diary.caught('came-after-registration', walker.person.index, now);
    return;
  }
  const problems = (refusal.problems ?? []).filter(({ severity }) => severity === 'error');
  if (problems.length === 0) diary.stuckAt(walker.person.index, '', refusal.code);
  for (const { field, code } of problems) diary.stuckAt(walker.person.index, field, code);
}

function adviceFor({ specialties, edition }: StageSet, { registration }: Walker): Verdict {
  const code = registration.answers.specialty;
  const specialty = specialties.find((of) => of.code === code) ?? null;
  const applicant = applicantOf(registration.answers, specialty);
  return applicant === null ? 'unclear' : assess(applicant, edition.year).verdict;
}

/** A working day from that day on, in the hours of a counter. */
function onCounterDay(from: Date, afterDays: number, part: number): Date {
  let day = new Date(startOf(from).getTime() + afterDays * DAY_MS);
  while (!isAtWork(beijingDate(day))) day = new Date(day.getTime() + DAY_MS);
  const at = new Date(day.getTime() + (9 + part * 7) * HOUR_MS);
  return at > from ? at : onCounterDay(from, afterDays + 1, part);
}

/** On site somebody goes to the counter, perhaps once more for what was wanting. */
function planVisit(course: Course, walker: Walker, now: Date, again = false): void {
  if (course.stage.rules.confirmation === 'on-line') return;
  const { plan, dice, index } = walker.person;
  const { opensAt } = course.stage.windows.confirmation;
  const days = again ? plan.mendsAfterDays : plan.visitsAfterDays;
  const from = now < opensAt ? opensAt : now;
  appoint(course, walker, onCounterDay(from, days, dice.roll()), (then) => {
    if (plan.papersWanting && !again) {
      planVisit(course, walker, then, true);
      return;
    }
    const { code, rev } = walker.registration;
    const refusal = doNow(
      course,
      walker,
      { do: 'confirm', code: code ?? '', rev },
      then,
      staff('site', course),
    );
    if (refusal !== null) course.diary.caught('came-after-confirmation', index, then);
  });
}

const staff = (role: StaffRole, { stage }: Course): Actor => ({
  role,
  id: `rehearsal-${role}`,
  area: { region: stage.region, point: null },
});

function takeNext({ calendar }: Course, date: string): Appointment | null {
  const today = calendar.get(date) ?? [];
  const earliest = today.reduce((best, { at }, i) => (at < (today[best]?.at ?? 0) ? i : best), 0);
  return today.splice(earliest, 1)[0] ?? null;
}

function liveThrough(course: Course, day: Date): void {
  giveUpOverdue(course, day);
  const date = beijingDate(day);
  // Keeping an appointment may make another one on the same day.
  for (let next = takeNext(course, date); next !== null; next = takeNext(course, date))
    next.keep(new Date(next.at));
  course.calendar.delete(date);
  if (isAtWork(date)) work(course, new Date(day.getTime() + 16 * HOUR_MS));
  course.diary.endOfDay(day, statusesOf(course));
}

function* statusesOf({ walkers }: Course): Iterable<Status> {
  for (const { registration } of walkers) yield registration.status;
}

/** What deadlines end; who has none is not asked. */
function giveUpOverdue(course: Course, now: Date): void {
  for (const walker of course.walkers) {
    if (dutyOf(walker.registration, course.stage.rules.confirmation) === null) continue;
    const before = walker.registration.status;
    if (doNow(course, walker, { do: 'forfeit' }, now, SYSTEM) === null) course.givenUp.set(walker, before);
  }
}

/** Why somebody has given up who never came at all. */
const NEVER_CAME: Readonly<Partial<Record<Status, Catch>>> = {
  draft: 'never-submitted',
  submitted: 'never-confirmed',
  repair: 'repaired-too-late',
  payable: 'never-paid',
};

/** A working day of the office: what has waited longest comes first. */
function work(course: Course, now: Date): void {
  if (course.stage.rules.confirmation === 'on-line')
    workOff(course, 'confirmation', 'submitted', now, confirmOnLine);
  workOff(course, 'region', 'endorsed', now, approveAtRegion);
  workOff(course, 'point', 'confirmed', now, approveAtPoint);
}

type Look = (course: Course, walker: Walker, now: Date) => Refusal | null;

function workOff(course: Course, of: Stage, waitingIn: Status, now: Date, look: Look): void {
  const queue = course.walkers
    .filter(({ registration }) => registration.status === waitingIn && registration.statusSince < now)
    .sort((a, b) => a.registration.statusSince.getTime() - b.registration.statusSince.getTime())
    .slice(0, capacityOf(course.stage, of));
  for (const walker of queue) if (look(course, walker, now) !== null) return;
}

const confirmOnLine: Look = (course, walker, now) => {
  const { person, registration } = walker;
  const { code, rev, revision } = registration;
  const isSecond = registration.papers.seen.length > 0;
  if (person.plan.papersWanting && !isSecond) {
    const command: Command = { do: 'refuse-confirmation', rev, reason: 'papers-unclear', objections: [] };
    const refusal = doNow(course, walker, command, now, staff('site', course));
    if (refusal === null) planRepair(course, walker, now, revision + 1);
    return refusal;
  }
  return doNow(course, walker, { do: 'confirm', code: code ?? '', rev }, now, staff('site', course));
};

function planRepair(course: Course, walker: Walker, now: Date, round: number): void {
  const { plan, dice, index } = walker.person;
  const at = new Date(now.getTime() + plan.mendsAfterDays * DAY_MS + dice.roll() * 20 * HOUR_MS);
  appoint(course, walker, at, (then) => {
    const before = walker.registration.status;
    const refusal = submit(course.stage, walker, then, round);
    if (refusal === null) course.diary.moved(before, walker.registration.status);
    else course.diary.caught('repaired-too-late', index, then);
  });
}

const approveAtPoint: Look = (course, walker, now) => {
  const { rev } = walker.registration;
  const verdict = course.advice.get(walker.person.index);
  const refuses = walker.person.dice.chance(verdict === 'short' ? 60 : 2);
  const command: Command = refuses
    ? { do: 'refuse', rev, reason: 'years-too-few' }
    : { do: 'approve-at-point', rev };
  return doNow(course, walker, command, now, staff('point', course));
};

const approveAtRegion: Look = (course, walker, now) => {
  const command: Command = { do: 'approve-at-region', rev: walker.registration.rev };
  const refusal = doNow(course, walker, command, now, staff('region', course));
  if (refusal === null && walker.registration.status === 'payable') planPayment(course, walker, now);
  return refusal;
};

function planPayment(course: Course, walker: Walker, now: Date): void {
  const { plan, dice, index } = walker.person;
  const { payment } = course.stage.windows;
  if (!plan.pays) return;
  const from = Math.max(now.getTime(), payment.opensAt.getTime());
  const at = new Date(from + plan.paysAfterDays * DAY_MS + dice.roll() * 12 * HOUR_MS);
  appoint(course, walker, at, (then) => {
    if (windowState(payment, then) !== 'open') course.diary.caught('paid-too-late', index, then);
    else doNow(course, walker, { do: 'record-payment', order: `order-${index}` }, then, BANK);
  });
}

/** Who still waits when all is over waits for somebody who had no time; who has given up and came at no time is told too. */
function closeBooks({ walkers, givenUp, diary }: Course): void {
  for (const [{ person }, before] of givenUp) {
    const why = NEVER_CAME[before];
    if (why !== undefined) diary.caught(why, person.index, null);
  }
  for (const { registration, person } of walkers) {
    if (registration.status === 'submitted') diary.caught('not-looked-at', person.index, null);
    if (registration.status === 'confirmed' || registration.status === 'endorsed')
      diary.caught('not-reviewed', person.index, null);
  }
}
