import type { Answers } from '../edition/edition.ts';
import { fieldsOf } from '../edition/edition.ts';
import type { Command } from '../registration/command.ts';
import { decide } from '../registration/decide.ts';
import { NO_PAPERS } from '../registration/paper-files.ts';
import { papersDemanded } from '../registration/papers.ts';
import type { Refusal } from '../registration/refusal.ts';
import type { Registration } from '../registration/registration.ts';
import type { LastYear } from '../returning/last-year.ts';
import type { Actor } from '../staff/actor.ts';
import { rehearsalDigest } from './dice.ts';
import { fillPage, type Person } from './people.ts';
import { factsFor, type StageSet } from './stage-set.ts';

/** One person on their way. */
export type Walker = {
  readonly person: Person;
  readonly actor: Actor;
  registration: Registration;
  lastYear: LastYear | null;
};

export function createWalker(stage: StageSet, person: Person): Walker {
  const id = `rehearsal-${person.index}`;
  return {
    person,
    actor: { role: 'candidate', id },
    lastYear: null,
    registration: {
      edition: stage.edition.key,
      candidate: id,
      number: String(person.index),
      status: 'draft',
      statusSince: stage.windows.registration.opensAt,
      statusBefore: null,
      extendedUntil: null,
      firstPass: null,
      rev: 1,
      region: stage.region,
      answers: {},
      savedPages: [],
      photo: null,
      papers: NO_PAPERS,
      noticeVersion: '1',
      firstSubmittedAt: null,
      submittedAt: null,
      code: null,
      revision: 0,
      contentDigest: null,
    },
  };
}

/** Does one act by the rules as they are; the refusal where they refuse. */
export function act(
  stage: StageSet,
  walker: Walker,
  command: Command,
  now: Date,
  actor: Actor = walker.actor,
) {
  const { person, lastYear } = walker;
  const decision = decide(walker.registration, command, factsFor(stage, person, { actor, now, lastYear }));
  if (!decision.ok) return decision.refusal;
  walker.registration = decision.next;
  return null;
}

/** Fills in page after page and chooses a photo. */
export function fillForm(stage: StageSet, walker: Walker, now: Date): Refusal | null {
  const { edition, lists, rules } = stage;
  const filling = { person: walker.person, year: edition.year, lists, settings: rules };
  for (const page of edition.pages) {
    const answers = fillPage(page, walker.registration.answers, filling);
    const { rev } = walker.registration;
    const refusal = act(stage, walker, { do: 'save-page', page: page.key, answers, rev }, now);
    if (refusal !== null) return refusal;
  }
  const refusal = act(stage, walker, { do: 'choose-photo', photo: 'f'.repeat(64) }, now);
  if (refusal === null) rememberLastYear(stage, walker);
  return refusal;
}

/** Last year's answers of a returning candidate: the same, or another employer. */
function rememberLastYear(stage: StageSet, walker: Walker): void {
  const { person, registration } = walker;
  if (!person.returning || !stage.edition.autoConfirms) return;
  walker.lastYear = {
    lists: stage.lists,
    rolling: { specialty: '', passed: [], notPassed: [], lapsed: [], complete: false },
    record: {
      year: stage.edition.year - 1,
      name: String(registration.answers.name ?? ''),
      idType: 'resident-id',
      region: stage.region,
      specialty: String(registration.answers.specialty ?? ''),
      answers: answersOfLastYear(stage, person, registration.answers),
      results: {},
      passMark: 60,
      violation: false,
    },
  };
}

function answersOfLastYear({ edition }: StageSet, person: Person, answers: Answers): Answers {
  const grown = fieldsOf(edition).filter(({ growsByOne }) => growsByOne);
  const before = grown.map(({ key }) => [key, Number(answers[key] ?? 0) - 1] as const);
  const moved = person.changedSinceLastYear ? { employer_name: 'Hospital of last year' } : {};
  return { ...answers, ...Object.fromEntries(before), ...moved };
}

/** Prints, uploads and closes what an on-line region asks for. `round` tells the files of a second try apart. */
function uploadPapers(stage: StageSet, walker: Walker, now: Date, round: number): Refusal | null {
  const { edition } = stage;
  const facts = { edition, settings: stage.rules, lastYear: walker.lastYear };
  const demanded = papersDemanded(walker.registration, facts);
  if (demanded.length === 0) return null;
  const commands: Command[] = edition.printsBeforeSubmittingOnLine ? [{ do: 'print-form' }] : [];
  for (const { key } of demanded) {
    const digest = rehearsalDigest(`${walker.person.index} ${key} ${round}`);
    commands.push({ do: 'attach-paper', item: key, file: { digest, kind: 'image', sheets: 1 } });
  }
  return inTurn(stage, walker, commands, now) ?? closeUploads(stage, walker, now);
}

function closeUploads(stage: StageSet, walker: Walker, now: Date): Refusal | null {
  if (!stage.edition.closesUploadsByHand) return null;
  return act(stage, walker, { do: 'close-papers', rev: walker.registration.rev }, now);
}

function inTurn(stage: StageSet, walker: Walker, commands: readonly Command[], now: Date): Refusal | null {
  for (const command of commands) {
    const refusal = act(stage, walker, command, now);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Everything that leads to a submission, at one moment. */
export function submit(stage: StageSet, walker: Walker, now: Date, round = 0): Refusal | null {
  const refusal =
    (round === 0 ? fillForm(stage, walker, now) : null) ?? uploadPapers(stage, walker, now, round);
  return refusal ?? act(stage, walker, { do: 'submit', rev: walker.registration.rev }, now);
}
