import type { Answers } from '../edition/edition.ts';
import type { Verdict } from '../eligibility/assess.ts';
import type { Command, RegistrationEvent } from './command.ts';
import {
  SECOND_LOOK_RULES,
  type SecondLookCause,
  type SecondLookRule,
  type SecondLookSettings,
} from './first-pass.ts';
import type { Registration } from './registration.ts';

/** The registers of degrees begin with this year. */
const REGISTERS_SINCE = '2002';

type Seen = {
  readonly answers: Answers;
  readonly verdict: Verdict | null;
  readonly isMerged: boolean;
};

const textOf = (answer: Answers[string] | undefined) => (typeof answer === 'string' ? answer : '');

/** The rules that a file meets. */
export function secondLookRules({ answers, verdict, isMerged }: Seen): readonly SecondLookRule[] {
  const graduated = textOf(answers.graduated_on);
  const met: Readonly<Record<SecondLookRule, boolean>> = {
    'eligibility-short': verdict === 'short',
    'credential-before-registers': graduated !== '' && graduated < REGISTERS_SINCE,
    'employer-by-hand': textOf(answers.employer_other) !== '',
    'specialty-merged': isMerged,
  };
  return SECOND_LOOK_RULES.filter((rule) => met[rule]);
}

/** What asks for a second look at this pass, or null. `lot` is drawn from 0 to 99 by who asks. */
export function causeOf(
  met: readonly SecondLookRule[],
  settings: SecondLookSettings,
  lot: number,
): SecondLookCause | null {
  return met.find((rule) => settings.rules.includes(rule)) ?? (lot < settings.percent ? 'sample' : null);
}

/** The reviewer passes; whether that is the first of two passes is nothing that they are asked. */
export function asFirstPass(
  command: Command,
  { firstPass }: Pick<Registration, 'firstPass'>,
  cause: SecondLookCause | null,
): Command {
  const isPass = command.do === 'approve-at-point' || command.do === 'approve-at-region';
  if (!isPass || firstPass !== null || cause === null) return command;
  return { do: 'pass-first', rev: command.rev, cause };
}

/** How the second look at a file ended; null for what ends no second look. */
export function secondLookOf(
  { firstPass }: Pick<Registration, 'firstPass'>,
  did: Command['do'],
): 'agreed' | 'disagreed' | null {
  if (firstPass === null) return null;
  if (did === 'approve-at-point' || did === 'approve-at-region') return 'agreed';
  return did === 'refuse' || did === 'return-to-point' ? 'disagreed' : null;
}

type Line = { readonly event: Pick<RegistrationEvent, 'action' | 'actor' | 'from' | 'to'> };

const OF_FIRST_LOOK: readonly RegistrationEvent['action'][] = ['pass-first', 'revert-first-pass'];

/** Whoever may be the second to look sees nothing of a first: neither that there was one, nor what came of it. */
export function blindTo<T extends Line>(staff: string, history: readonly T[]): readonly T[] {
  const decided = history.findLastIndex(({ event }) => event.from !== event.to);
  return history.filter(
    ({ event }, at) => at <= decided || event.actor.id === staff || !OF_FIRST_LOOK.includes(event.action),
  );
}
