import { formatBeijing } from '../calendar/dates.ts';
import { windowState } from '../calendar/windows.ts';
import { maySee } from '../staff/actor.ts';
import type { Facts } from './command.ts';
import { refuseAfterExam } from './correction.ts';
import { dutyOf, windowOf, windowOfDuty } from './deadlines.ts';
import { graceOf, isGranted, lastMoment, mayFinishLate } from './grace.ts';
import { blockingHold } from './holds.ts';
import { ACTIONS, type Action, lifecycle } from './lifecycle.ts';
import { refuseInfected } from './papers.ts';
import { type Refusal, refusal } from './refusal.ts';
import { hangsOnAccount, isAutoConfirmed, type Registration, type Status } from './registration.ts';

/** What the guard looks at; a part of what a decision may know. */
export type GuardFacts = Pick<Facts, 'now' | 'actor' | 'edition' | 'settings' | 'windows' | 'holds'> &
  Partial<Pick<Facts, 'atWork' | 'examDate' | 'credentialsVerified'>>;

/** The exam point that the registration belongs to, once chosen. */
export const pointOf = (registration: Registration) =>
  typeof registration.answers.point === 'string' ? registration.answers.point : null;

/** A paid registration is not reviewed anew: it is cancelled, with a refund. */
export const isPaid = ({ status, statusBefore }: Registration) =>
  status === 'registered' && statusBefore === 'payable';

/** The review stage that works on files in this status. */
const stageOf = (status: Status | null) => (status === 'endorsed' ? 'region' : 'point');

/**
 * What holds before any command is looked at, read from the lifecycle table: who, from where, when, and what stands
 * in the way. Null where the action is open to this actor now. Who may not see a registration is told it does not exist.
 */
export function guard(registration: Registration, action: Action, facts: GuardFacts): Refusal | null {
  const rule = lifecycle[action];
  if (!maySee(facts.actor, { ...registration, point: pointOf(registration) })) return refusal('not-found');
  if (!rule.actors.includes(facts.actor.role)) return refusal('not-permitted');
  if (!rule.from.includes(registration.status))
    return refusal('wrong-status', { status: registration.status });
  const hold = blockingHold(facts.holds, action);
  if (hold !== null) return refusal('held', { hold: hold.kind });
  return guardOfAction(registration, action, facts) ?? guardOfTime(registration, action, facts);
}

function guardOfAction(registration: Registration, action: Action, facts: GuardFacts): Refusal | null {
  switch (action) {
    // E2: nobody can have looked at a paper that opens for nobody.
    case 'confirm':
      return refuseInfected(registration, facts);
    case 'pass-first':
      return (
        guardStage(registration, facts) ??
        guardFirst(registration, registration.firstPass === null) ??
        guardCredentials(registration, facts)
      );
    case 'revert-first-pass':
      return guardStage(registration, facts) ?? guardFirst(registration, isOwnFirst(registration, facts));
    case 'approve-at-region':
      return guardSecond(registration, facts) ?? guardCredentials(registration, facts);
    case 'approve-at-point':
    case 'return-to-point':
      return guardSecond(registration, facts);
    case 'refuse':
      return guardStage(registration, facts) ?? guardSecond(registration, facts);
    case 'pass-unreviewed':
      return guardUnreviewed(registration, facts) ?? refuseUnverified(facts);
    case 'revert-refusal':
      return stageOf(registration.statusBefore) === facts.actor.role ? null : refusal('not-permitted');
    case 'revert-approval':
      return isPaid(registration) ? refusal('wrong-status', { status: registration.status }) : null;
    case 'refuse-confirmation':
    case 'attach-paper':
    case 'remove-paper':
    case 'mark-infected':
      return guardOnLine(facts);
    case 'close-papers':
      return facts.edition.closesUploadsByHand ? guardOnLine(facts) : refusal('not-permitted');
    case 'print-form':
      return facts.edition.printsBeforeSubmittingOnLine ? guardOnLine(facts) : refusal('no-form-on-line');
    case 'print-for-candidate':
      return facts.settings.confirmation === 'on-site' ? null : refusal('not-on-site');
    case 'correct':
      return facts.examDate === undefined ? null : refuseAfterExam(facts.now, facts.examDate);
    case 'give-up':
      return hangsOnAccount(registration) ? refusal('wrong-status', { status: registration.status }) : null;
    case 'forfeit':
      return guardForfeit(registration, facts);
    default:
      return null;
  }
}

const guardStage = ({ status }: Registration, { actor }: GuardFacts) =>
  stageOf(status) === actor.role ? null : refusal('not-permitted');

const isOwnFirst = ({ firstPass }: Registration, { actor }: GuardFacts) => firstPass?.by === actor.id;

const guardFirst = ({ status }: Registration, isOpen: boolean) =>
  isOpen ? null : refusal('wrong-status', { status });

/** The second look is another person's. Whoever thinks better of the first takes it back. */
const guardSecond = (registration: Registration, facts: GuardFacts) =>
  isOwnFirst(registration, facts) ? refusal('own-first-pass') : null;

/** Only who was confirmed by submitting, and only where the region says so. */
const guardUnreviewed = (registration: Registration, { settings }: GuardFacts) =>
  isAutoConfirmed(registration) && !settings.reviewsAutoConfirmed ? null : refusal('not-permitted');

/** Where the region says so, a record that nobody has verified is the register's or staff's to settle first. */
const refuseUnverified = ({ settings, credentialsVerified }: GuardFacts) =>
  settings.verifiedCredentials && credentialsVerified !== true ? refusal('credential-unverified') : null;

const guardCredentials = ({ status }: Registration, facts: GuardFacts) =>
  stageOf(status) === 'region' ? refuseUnverified(facts) : null;

const guardOnLine = ({ settings }: GuardFacts) =>
  settings.confirmation === 'on-line' ? null : refusal('not-on-line');

/** Nothing is given up as long as somebody may still be finishing. */
function guardForfeit(registration: Registration, { now, windows, settings }: GuardFacts): Refusal | null {
  const duty = dutyOf(registration, settings.confirmation);
  if (duty === null) return refusal('deadline-not-reached');
  const last = lastMoment(duty, windowOfDuty(duty, windows).closesAt, settings.graceMinutes);
  return now.getTime() > last.getTime() ? null : refusal('deadline-not-reached');
}

function guardOfTime(registration: Registration, action: Action, facts: GuardFacts): Refusal | null {
  const window = windowOf(lifecycle[action].within, registration, facts.windows);
  if (window === null) return null;
  const state = windowState(window, facts.now);
  if (state === 'closed' && mayBeLate(registration, action, facts)) return null;
  if (state === 'not-open') return refusal('window-not-open', { opensAt: formatBeijing(window.opensAt) });
  return state === 'closed' ? refusal('window-closed', { closedAt: formatBeijing(window.closesAt) }) : null;
}

/**
 * E3: who has submitted on-line gives nothing up by waiting, so staff can still confirm when the window is over. And who
 * was at work on the form when it closed may finish within the grace.
 */
function mayBeLate(registration: Registration, action: Action, facts: GuardFacts): boolean {
  const { windows, settings, now, atWork = null } = facts;
  if (action === 'confirm') return settings.confirmation === 'on-line';
  if (!mayFinishLate(action)) return false;
  return isGranted(graceOf(registration, windows, settings.graceMinutes), now, atWork);
}

/** What this actor may do now; browsers draw their buttons from it. */
export function openActions(registration: Registration, facts: GuardFacts): readonly Action[] {
  return ACTIONS.filter((action) => guard(registration, action, facts) === null);
}
