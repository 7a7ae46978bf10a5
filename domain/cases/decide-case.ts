import { type Actor, isInArea, type Role } from '../staff/actor.ts';
import type { Case, CaseKind, CaseState } from './case.ts';

export const CASE_ACTIONS = [
  'approve-first',
  'approve-second',
  'approve-alone',
  'refuse',
  'withdraw',
  'undo',
  'send-code-again',
  'release-hold',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

export type CaseCommand = { readonly do: CaseAction; readonly rev: number; readonly reason: string };

export type CaseRefusalCode =
  | 'case-not-found'
  | 'not-permitted'
  | 'case-changed'
  | 'case-reason-needed'
  | 'case-settled'
  | 'same-member-of-staff'
  | 'case-final'
  | 'undo-too-late'
  | 'code-sent-often';

/** One line of a case's history; append-only. `look`: somebody saw what is masked, and said why. */
export type CaseEvent = {
  readonly action: CaseAction | 'open' | 'look' | 'follow';
  readonly actor: { readonly role: Role; readonly id: string; readonly place: string | null };
  readonly from: CaseState | null;
  readonly to: CaseState;
  readonly reason: string | null;
  readonly rev: number;
  readonly at: Date;
};

export type CaseDecision =
  | { readonly ok: false; readonly refusal: CaseRefusalCode }
  | { readonly ok: true; readonly next: Case; readonly event: CaseEvent };

type Rule = {
  readonly from: readonly CaseState[];
  readonly to: CaseState;
  readonly actors: readonly Role[];
  readonly reason: boolean;
};

/** The whole life of a case. The last two leave its state: a number given back has them still to be done. */
export const caseLifecycle: Readonly<Record<CaseAction, Rule>> = {
  'approve-first': rule(['open'], 'first-approved', ['point', 'region', 'nation']),
  'approve-second': rule(['first-approved'], 'approved', ['region', 'nation']),
  'approve-alone': { ...rule(['open'], 'approved', ['point', 'region', 'nation']), reason: true },
  refuse: { ...rule(['open', 'first-approved'], 'refused', ['point', 'region', 'nation']), reason: true },
  withdraw: rule(['open', 'first-approved'], 'withdrawn', ['candidate']),
  undo: { ...rule(['approved'], 'undone', ['region', 'nation']), reason: true },
  'send-code-again': rule(['approved'], 'approved', ['point', 'region', 'nation']),
  'release-hold': { ...rule(['approved'], 'approved', ['region', 'nation']), reason: true },
};

function rule(from: readonly CaseState[], to: CaseState, actors: readonly Role[]): Rule {
  return { from, to, actors, reason: false };
}

/** By which what was asked is done. */
export const SETTLES: readonly CaseAction[] = ['approve-second', 'approve-alone'];

const UNDO_DAYS = 30;
const DAY_MS = 86_400_000;

const ABOUT_FILES: readonly CaseKind[] = ['photo-in-doubt', 'credential-in-doubt', 'forfeit-to-revert'];
/**
 * A number given back has gone to another person's account: only a case of the other side takes it back. A doubt that
 * comes again is a new case, and a registration given back has gone on.
 */
const FINAL: readonly CaseKind[] = ['identity-reclaim', ...ABOUT_FILES];
/** Opened by the system or by staff: nobody can take back what they have not asked for. */
const NOT_WITHDRAWN: readonly CaseKind[] = ['duplicate-person', 'identity-reclaim', ...ABOUT_FILES];
/** A photo is doubted until it is not: what makes a file unfit is said by a decision on the file. */
const NOT_REFUSED: readonly CaseKind[] = ['photo-in-doubt'];

/** Each new code ends the one before; who loses more than these asks at the counter. */
const MOST_CODES_AGAIN = 3;

export type CaseFacts = {
  readonly now: Date;
  readonly actor: Actor;
  /** How often a code has been sent again. */
  readonly codesSentAgain: number;
};

export function maySeeCase(actor: Actor, of: Case): boolean {
  if (actor.role === 'candidate') return actor.id === of.candidate;
  return 'area' in actor ? isInArea(actor.area, of.region ?? '', of.point) : true;
}

/** What holds whatever the command says beside its name; null where this actor may do it now. */
export function guardCase(of: Case, action: CaseAction, facts: CaseFacts): CaseRefusalCode | null {
  const { from, actors } = caseLifecycle[action];
  const { now, actor } = facts;
  if (!maySeeCase(actor, of)) return 'case-not-found';
  if (!actors.includes(actor.role)) return 'not-permitted';
  if (!from.includes(of.state)) return 'case-settled';
  switch (action) {
    case 'approve-first':
      return of.settledAlone ? 'not-permitted' : null;
    case 'approve-second':
      return of.firstBy === actor.id ? 'same-member-of-staff' : null;
    case 'approve-alone':
      if (!of.settledAlone) return 'not-permitted';
      return of.kind === 'forfeit-to-revert' && actor.role === 'point' ? 'not-permitted' : null;
    case 'refuse':
      if (NOT_REFUSED.includes(of.kind)) return 'not-permitted';
      return of.state === 'first-approved' && actor.role === 'point' ? 'not-permitted' : null;
    case 'withdraw':
      return NOT_WITHDRAWN.includes(of.kind) ? 'not-permitted' : null;
    case 'undo':
      if (FINAL.includes(of.kind)) return 'case-final';
      return now.getTime() > undoUntil(of).getTime() ? 'undo-too-late' : null;
    case 'send-code-again':
      if (of.kind !== 'identity-reclaim') return 'not-permitted';
      return facts.codesSentAgain >= MOST_CODES_AGAIN ? 'code-sent-often' : null;
    case 'release-hold':
      return of.kind === 'identity-reclaim' ? null : 'not-permitted';
    default:
      return null;
  }
}

/** Until when an approval can be taken back. */
export const undoUntil = (of: Case) => new Date(of.stateSince.getTime() + UNDO_DAYS * DAY_MS);

export function openCaseActions(of: Case, facts: CaseFacts): readonly CaseAction[] {
  return CASE_ACTIONS.filter((action) => guardCase(of, action, facts) === null);
}

/**
 * The one place where a case changes its state. Two approvals by two people who looked at the same revision: one is
 * the first, and the other is told that the case has changed.
 */
export function decideCase(of: Case, command: CaseCommand, facts: CaseFacts): CaseDecision {
  const refused = refuse(of, command, facts);
  if (refused !== null) return { ok: false, refusal: refused };
  const { actor, now } = facts;
  const state = caseLifecycle[command.do].to;
  const next: Case = {
    ...of,
    state,
    stateSince: state === of.state ? of.stateSince : now,
    rev: of.rev + 1,
    firstBy: command.do === 'approve-first' ? actor.id : of.firstBy,
    secondBy: SETTLES.includes(command.do) ? actor.id : of.secondBy,
  };
  const reason = command.reason === '' ? null : command.reason;
  const event = { action: command.do, actor: signatureOf(actor), from: of.state, to: next.state, reason };
  return { ok: true, next, event: { ...event, rev: next.rev, at: now } };
}

function refuse(of: Case, command: CaseCommand, facts: CaseFacts): CaseRefusalCode | null {
  const refused = guardCase(of, command.do, facts);
  if (refused === 'case-not-found' || refused === 'not-permitted') return refused;
  if (command.rev !== of.rev) return 'case-changed';
  if (refused !== null) return refused;
  return caseLifecycle[command.do].reason && command.reason === '' ? 'case-reason-needed' : null;
}

/** Who acted, as it is written down. */
export function signatureOf(actor: Actor): CaseEvent['actor'] {
  const place = 'area' in actor ? (actor.area.point ?? actor.area.region) : null;
  return { role: actor.role, id: actor.id, place };
}
