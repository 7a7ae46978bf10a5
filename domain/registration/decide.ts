import { beijingDate } from '../calendar/dates.ts';
import { checkPage, hasErrors, isEmpty, keepAsked, type PageFacts } from '../edition/check-page.ts';
import { type Answers, type Field, findPage, type Page } from '../edition/edition.ts';
import type { Problem } from '../edition/problem.ts';
import { changesSince, isConfirmedBySubmitting } from '../returning/auto-confirmation.ts';
import type { Actor } from '../staff/actor.ts';
import type {
  Command,
  Correction,
  Decision,
  Facts,
  FeeDifference,
  MessageFacts,
  MessageKind,
  NewRevision,
  RefundWanted,
  ToldPaper,
} from './command.ts';
import {
  type Change,
  changedKeys,
  contentText,
  type FrozenContent,
  freezeContent,
  heldText,
  lockedAnswers,
} from './content.ts';
import { correct } from './correction.ts';
import { forfeitsAt } from './deadlines.ts';
import { extended, extensionAfter } from './extension.ts';
import { guard, isPaid } from './guard.ts';
import { keepPages } from './kept.ts';
import { lifecycle } from './lifecycle.ts';
import type { Objection, Papers } from './paper-files.ts';
import { NO_PAPERS, paperTitleOf } from './paper-files.ts';
import {
  attachPaper,
  changedItems,
  closePapers,
  markInfected,
  objectTo,
  refuseForPapers,
  removePaper,
  reopened,
  withListHandedIn,
} from './papers.ts';
import { type Refusal, refusal } from './refusal.ts';
import { CONFIRMED_OR_LATER, type Registration, type Status } from './registration.ts';
import { revisionDigits, verificationCode } from './verification-code.ts';

type Outcome = {
  readonly next: Registration;
  readonly messages?: readonly MessageKind[];
  readonly revision?: NewRevision | null;
  readonly correction?: Correction;
  readonly difference?: FeeDifference | null;
  readonly changes?: readonly Change[];
  readonly refund?: RefundWanted;
  readonly infected?: readonly ToldPaper[];
};

type Result = Outcome | { readonly refusal: Refusal };

/**
 * The one place where a registration changes its mind. Pure: the same registration, command and facts always give the
 * same decision; nothing is loaded, saved, drawn or timed here.
 */
export function decide(registration: Registration, command: Command, facts: Facts): Decision {
  const refused = refuse(registration, command, facts);
  if (refused !== null) return { ok: false, refusal: refused };
  const result = perform(registration, command, facts);
  if ('refusal' in result) return { ok: false, refusal: result.refusal };
  const given = extensionAfter(command.do, facts.now, facts.settings.extensionHours);
  const next = reopened(registration, {
    ...result.next,
    rev: registration.rev + 1,
    extendedUntil: given ?? registration.extendedUntil,
  });
  return {
    ok: true,
    next,
    event: {
      action: command.do,
      actor: { role: facts.actor.role, id: facts.actor.id, place: placeOf(facts.actor) },
      from: registration.status,
      to: next.status,
      reason: 'reason' in command ? command.reason : null,
      objections: 'objections' in command ? command.objections : [],
      rev: next.rev,
      changed: [
        ...changedKeys(registration.answers, next.answers),
        ...changedItems(registration.papers, next.papers),
      ],
      contentDigest: facts.digest(heldText(next)),
      at: facts.now,
    },
    messages: result.messages ?? [],
    told: {
      region: next.region,
      status: next.status,
      deadline: forfeitsAt(next, extended(facts.windows, next.extendedUntil), facts.settings.confirmation),
      reason: 'reason' in command ? command.reason : null,
      ...toldMoney(result),
      ...(result.infected === undefined ? {} : { papers: result.infected }),
    },
    correction: result.correction ?? null,
    difference: result.difference ?? null,
    refund: result.refund ?? null,
    revision: result.revision ?? null,
    draftsEnded: draftsEnded(command, facts),
    kept: command.do === 'change-region' ? keepPages(registration, facts.edition, facts.now) : null,
  };
}

/** Said only where something was corrected, or where the fee is not what was paid. */
function toldMoney({ changes, difference = null }: Outcome): Partial<MessageFacts> {
  return {
    ...(changes === undefined ? {} : { changes }),
    ...(difference === null ? {} : { difference: difference.fee - difference.settled }),
  };
}

function draftsEnded(command: Command, facts: Facts): readonly string[] {
  if (command.do === 'save-page') return [command.page];
  return command.do === 'change-region' || command.do === 'give-up'
    ? facts.edition.pages.map((page) => page.key)
    : [];
}

function placeOf(actor: Actor): string | null {
  return 'area' in actor ? (actor.area.point ?? actor.area.region) : null;
}

/** What the guard cannot know before the command is there: what its sender has seen, and why. */
function refuse(registration: Registration, command: Command, facts: Facts): Refusal | null {
  const refused = guard(registration, command.do, facts);
  const isForeign = refused?.code === 'not-found' || !lifecycle[command.do].actors.includes(facts.actor.role);
  if (refused !== null && isForeign) return refused;
  if ('rev' in command && command.rev !== registration.rev) return refusal('changed-meanwhile');
  if (refused !== null) return refused;
  const needsReason = lifecycle[command.do].reason && !('reason' in command && command.reason !== '');
  return needsReason ? refusal('reason-needed') : null;
}

function move(registration: Registration, to: Status, facts: Facts): Registration {
  const since = { statusSince: facts.now, statusBefore: registration.status, firstPass: null };
  return { ...registration, ...since, status: to };
}

function perform(registration: Registration, command: Command, facts: Facts): Result {
  switch (command.do) {
    case 'save-page':
      return savePage(registration, command, facts);
    case 'choose-photo':
      return { next: { ...registration, photo: command.photo } };
    case 'mark-infected':
      return foundInfected(registration, command.digests);
    case 'change-region':
      return changeRegion(registration, command.region, facts);
    case 'print-form':
      return printForm(registration, facts);
    case 'attach-paper':
      return withPapers(registration, attachPaper(registration, command.item, command.file, facts));
    case 'remove-paper':
      return withPapers(registration, removePaper(registration, command.item, command.digest));
    case 'close-papers':
      return withPapers(registration, closePapers(registration, facts));
    case 'submit':
      return submit(registration, facts);
    case 'withdraw':
      return { next: move(registration, 'draft', facts), messages: ['withdrawn'] };
    case 'print-for-candidate':
      return { next: registration, messages: ['printed-for-you'] };
    case 'give-up':
      return { next: emptied(move(registration, 'forfeited', facts)) };
    case 'confirm':
      return confirm(registration, command.code, facts);
    case 'refuse-confirmation':
      return refuseConfirmation(registration, command.objections, facts);
    case 'pass-first':
      return { next: { ...registration, firstPass: { by: facts.actor.id, cause: command.cause } } };
    case 'revert-first-pass':
      return { next: { ...registration, firstPass: null } };
    case 'approve-at-point':
      return { next: move(registration, 'endorsed', facts), messages: ['endorsed'] };
    case 'approve-at-region':
    case 'pass-unreviewed':
      return approve(registration, facts);
    case 'return-to-point':
      return { next: move(registration, 'confirmed', facts), messages: ['returned-to-point'] };
    case 'revert-endorsement':
      return { next: move(registration, 'confirmed', facts), messages: ['decision-reverted'] };
    case 'revert-confirmation':
      return { next: move(registration, 'submitted', facts), messages: ['decision-reverted'] };
    case 'refuse':
      return { next: move(registration, 'refused', facts), messages: ['refused'] };
    case 'revert-approval':
      return { next: move(registration, 'endorsed', facts), messages: ['decision-reverted'] };
    case 'record-payment':
      return recordPayment(registration, command.paid, facts);
    case 'correct':
      return correctRegistration(registration, command, facts);
    case 'cancel':
      return cancel(registration, command.refund, facts);
    case 'forfeit':
      return { next: move(registration, 'forfeited', facts), messages: ['forfeited'] };
    case 'revert-refusal':
    case 'revert-forfeit':
      return back(registration, facts);
  }
}

/** Whoever gives up before anything was submitted leaves nothing behind. */
const emptied = (registration: Registration): Registration => ({
  ...registration,
  answers: { name: '' },
  savedPages: [],
  photo: null,
  papers: NO_PAPERS,
});

/** One page is checked whole: with an error nothing of it is kept. Quoted and locked answers win over typed ones. */
function savePage(registration: Registration, command: Command & { do: 'save-page' }, facts: Facts): Result {
  const page = findPage(facts.edition, command.page);
  if (page === null) return { refusal: refusal('page-unknown') };
  const typed = withoutQuoted(page, keepAsked(page, command.answers, facts.settings));
  const quoted = { ...facts.quotes.account, ...facts.quotes.credential, ...facts.quotes.employer };
  const locked = lockedAnswers(registration, facts.edition);
  const answers = keepAsked(page, { ...typed, ...quoted, ...locked }, facts.settings);
  const problems = checkPage(page, answers, pageFacts(facts));
  const unknown = unknownSources(page, answers, facts).filter(
    ({ field }) => !problems.some((problem) => problem.field === field),
  );
  const found = [...problems, ...unknown];
  if (hasErrors(found)) return { refusal: { code: 'problems', problems: found } };
  const cleared = Object.fromEntries(page.fields.map((field) => [field.key, null]));
  return {
    next: {
      ...registration,
      answers: { ...registration.answers, ...cleared, ...answers },
      savedPages: [...new Set([...registration.savedPages, page.key])],
    },
  };
}

/** What can only be quoted is never taken from whoever typed it. */
function withoutQuoted(page: Page, answers: Answers): Answers {
  const quoted = page.fields.filter((field) => field.type === 'quoted').map((field) => field.key);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !quoted.includes(key)));
}

const pageFacts = ({ lists, now, examDate, settings }: Facts): PageFacts => ({
  lists,
  today: beijingDate(now),
  examDate,
  confirmation: settings.confirmation,
});

/** An employer or education record that was named but could not be looked up is not accepted. */
function unknownSources(page: Page, answers: Registration['answers'], facts: Facts): readonly Problem[] {
  const isNamed = (field: Field) => field.type === 'credential' && !isEmpty(answers[field.key]);
  const records = facts.quotes.credential === null ? page.fields.filter(isNamed) : [];
  const problems: Problem[] = records.map(({ key }) => ({
    field: key,
    code: 'credential-unknown',
    severity: 'error',
  }));
  const employer = answers.employer;
  if (employer && employer !== 'other' && facts.quotes.employer === null) {
    problems.push({ field: 'employer', code: 'not-picked', severity: 'error' });
  }
  return problems;
}

/** B5: empties what was filled in for this exam; account and basic information are elsewhere and stay. */
function changeRegion(registration: Registration, region: string, facts: Facts): Result {
  if (region === registration.region) return { refusal: refusal('same-region') };
  const answers = lockedAnswers(registration, facts.edition);
  return { next: { ...registration, region, answers, savedPages: [], photo: null } };
}

type PapersOr = { readonly papers: Papers } | { readonly refusal: Refusal };

const withPapers = (registration: Registration, changed: PapersOr): Result =>
  'refusal' in changed ? changed : { next: { ...registration, papers: changed.papers } };

/** Told with what can be done about it: another file, or, once it is confirmed, whom to ask. */
function foundInfected(registration: Registration, digests: readonly string[]): Result {
  const changed = markInfected(registration, digests);
  if ('refusal' in changed) return changed;
  const isConfirmed = CONFIRMED_OR_LATER.includes(registration.status);
  return {
    next: { ...registration, papers: changed.papers },
    messages: [isConfirmed ? 'paper-infected-confirmed' : 'paper-infected'],
    infected: changedItems(registration.papers, changed.papers).map((key) => ({
      key,
      title: paperTitleOf(changed.papers, key),
    })),
  };
}

function refuseConfirmation(
  registration: Registration,
  objections: readonly Objection[],
  facts: Facts,
): Result {
  const changed = objectTo(registration, objections, facts);
  if ('refusal' in changed) return changed;
  const next = { ...move(registration, 'repair', facts), papers: changed.papers };
  return { next, messages: ['confirmation-refused'] };
}

/**
 * Pages that quoted the account before it was corrected: they are submitted once more, and quote it anew. The first
 * submission fixes what they say (D6).
 */
function outdatedPages({ answers, firstSubmittedAt }: Registration, facts: Facts): readonly string[] {
  if (firstSubmittedAt !== null) return [];
  const { account } = facts.quotes;
  const isOutdated = ({ key, source, asked }: Field) =>
    source === 'account' &&
    account[key] !== undefined &&
    account[key] !== answers[key] &&
    asked(answers, facts.settings);
  return facts.edition.pages.filter((page) => page.fields.some(isOutdated)).map((page) => page.key);
}

/** What a form needs before it is printed or submitted. */
function refuseIncomplete(registration: Registration, facts: Facts): Refusal | null {
  const outdated = outdatedPages(registration, facts);
  const missing = facts.edition.pages
    .map((page) => page.key)
    .filter((key) => !registration.savedPages.includes(key) || outdated.includes(key));
  if (missing.length > 0) return refusal('pages-missing', { pages: missing });
  if (registration.photo === null) return refusal('photo-missing');
  const problems = staleProblems(registration, facts);
  return problems.length > 0 ? { code: 'problems', problems } : null;
}

/** D2 (2026): the form is printed before it is submitted; what was printed is frozen exactly as submitting does. */
function printForm(registration: Registration, facts: Facts): Result {
  const incomplete = refuseIncomplete(registration, facts);
  return incomplete === null ? freeze(registration, facts) : { refusal: incomplete };
}

function submit(registration: Registration, facts: Facts): Result {
  const refused = refuseIncomplete(registration, facts) ?? refuseForPapers(registration, facts);
  if (refused !== null) return { refusal: refused };
  const { next, revision } = freeze(registration, facts);
  const isConfirmed = isConfirmedBySubmitting(registration, facts);
  const submitted = { ...move(next, isConfirmed ? 'confirmed' : 'submitted', facts), submittedAt: facts.now };
  return {
    next: {
      ...submitted,
      firstSubmittedAt: registration.firstSubmittedAt ?? facts.now,
      papers: withListHandedIn(registration, facts),
    },
    messages: [isConfirmed ? 'confirmed' : 'unconfirmed'],
    revision,
  };
}

/** Options and dates may have changed since a page was saved: everything is checked once more, as it would be now. */
function staleProblems(registration: Registration, facts: Facts): readonly Problem[] {
  return facts.edition.pages
    .flatMap((page) => checkPage(page, registration.answers, pageFacts(facts)))
    .filter((problem) => problem.severity === 'error');
}

/** Content decides the code: the same content keeps its revision, any other content is a new one (A→B→A too). */
export function freeze(
  registration: Registration,
  facts: Facts,
): { next: Registration; revision: NewRevision | null } {
  const contentDigest = facts.digest(contentText(registration));
  if (contentDigest === registration.contentDigest) return { next: registration, revision: null };
  const number = registration.revision + 1;
  const identity = `${registration.edition}\n${registration.candidate}`;
  const code = verificationCode({ identity, contentDigest, revision: number }, facts.digest);
  const content = {
    ...freezeContent(registration, facts.edition, facts.lists, facts.settings),
    ...since(registration, facts),
  };
  return {
    next: { ...registration, code, revision: number, contentDigest },
    revision: { number, code, content, at: facts.now },
  };
}

/** What a reviewer of a returning candidate's form will want to see. */
function since(
  registration: Registration,
  { lastYear, edition }: Facts,
): Pick<FrozenContent, 'sinceLastYear'> {
  if (lastYear === null || !edition.autoConfirms) return {};
  const changes = changesSince(lastYear, registration, edition);
  return { sinceLastYear: { year: lastYear.record.year, changes } };
}

function confirm(registration: Registration, code: string, facts: Facts): Result {
  if (code !== registration.code) {
    const params = { printed: code.slice(-2), current: revisionDigits(registration.revision) };
    return { refusal: refusal('old-print', params) };
  }
  return { next: move(registration, 'confirmed', facts), messages: ['confirmed'] };
}

/** G4: where payment is not on-line, the passed review already means registered. */
function approve(registration: Registration, facts: Facts): Result {
  const to = facts.settings.onlinePayment ? 'payable' : 'registered';
  return { next: move(registration, to, facts), messages: [to] };
}

/** Money for an order that a correction made void is taken; what it differs by from the fee is recorded with it. */
function recordPayment(registration: Registration, paid: number | undefined, facts: Facts): Result {
  const fee = facts.feeOf(registration.answers)?.fen ?? null;
  const differs = paid !== undefined && fee !== null && paid !== fee;
  return {
    next: move(registration, 'registered', facts),
    messages: ['registered'],
    difference: differs ? { settled: paid, fee } : null,
  };
}

/** What stands on the form is another content now, with a code of its own; the old print is void. */
function correctRegistration(
  registration: Registration,
  command: Command & { do: 'correct' },
  facts: Facts,
): Result {
  const corrected = correct(registration, command, facts);
  if ('refusal' in corrected) return corrected;
  const { answers, changes, correction, difference } = corrected;
  return {
    // A first look was at another content.
    ...freeze({ ...registration, answers, firstPass: null }, facts),
    messages: ['corrected'],
    correction: { ...correction, note: command.note },
    difference,
    changes,
  };
}

/** What was paid on line is not cancelled without saying what becomes of the money. */
function cancel(registration: Registration, refund: RefundWanted | undefined, facts: Facts): Result {
  const next = move(registration, 'cancelled', facts);
  if (!isPaid(registration)) return { next, messages: ['cancelled'] };
  if (refund === undefined || facts.settled === null) return { refusal: refusal('refund-needed') };
  if (refund.fen <= 0 || refund.fen > facts.settled)
    return { refusal: refusal('refund-too-much', { settled: facts.settled }) };
  return { next, messages: ['cancelled'], refund };
}

function back(registration: Registration, facts: Facts): Result {
  const before = registration.statusBefore;
  if (before === null) return { refusal: refusal('wrong-status', { status: registration.status }) };
  return {
    next: { ...move(registration, before, facts), statusBefore: null },
    messages: ['decision-reverted'],
  };
}
