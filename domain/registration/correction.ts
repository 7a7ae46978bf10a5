import { beijingDate } from '../calendar/dates.ts';
import { checkPage, hasErrors, keepAsked } from '../edition/check-page.ts';
import { type Answers, type Edition, type Field, fieldsOf, type Page } from '../edition/edition.ts';
import { labelOf } from '../edition/options.ts';
import type { Problem } from '../edition/problem.ts';
import type { Fee } from '../payment/fee.ts';
import type { Role } from '../staff/actor.ts';
import type { Command, Correction, Facts, FeeDifference } from './command.ts';
import { type Change, changedKeys } from './content.ts';
import { type Refusal, refusal } from './refusal.ts';
import { CONFIRMED_OR_LATER, type Registration, type Status, UNDER_REVIEW } from './registration.ts';

const STATUSES_UNTIL: Readonly<Record<'review' | 'exam', readonly Status[]>> = {
  review: UNDER_REVIEW,
  exam: CONFIRMED_OR_LATER,
};

/** What this member of staff may correct on this registration now; the edition declares it, field by field. */
export function correctableFields({ status }: Registration, edition: Edition, role: Role): readonly Field[] {
  return fieldsOf(edition).filter(
    ({ correctable }) =>
      correctable?.by.some((of) => of === role) && STATUSES_UNTIL[correctable.until].includes(status),
  );
}

type CorrectFacts = Pick<Facts, 'actor' | 'edition' | 'examDate' | 'lists' | 'now' | 'quotes' | 'settings'>;

/** A page after the correction, checked as if its owner had submitted it. Only an employer is quoted anew. */
function correctPage(page: Page, answers: Answers, sent: Answers, facts: CorrectFacts): Answers {
  const own = Object.fromEntries(page.fields.map(({ key }) => [key, answers[key] ?? null]));
  const quoted = sent.employer === undefined ? {} : facts.quotes.employer;
  const typed = Object.fromEntries(Object.entries(sent).filter(([key]) => key in own));
  const ofPage = Object.fromEntries(Object.entries(quoted ?? {}).filter(([key]) => key in own));
  const cleared = Object.fromEntries(page.fields.map(({ key }) => [key, null]));
  return { ...cleared, ...keepAsked(page, { ...own, ...typed, ...ofPage }, facts.settings) };
}

function unknownEmployer(sent: Answers, { quotes }: CorrectFacts): readonly Problem[] {
  const isNamed = typeof sent.employer === 'string' && sent.employer !== 'other';
  return isNamed && quotes.employer === null
    ? [{ field: 'employer', code: 'not-picked', severity: 'error' }]
    : [];
}

type Corrected = { readonly answers: Answers } | { readonly refusal: Refusal };

/** The answers after the correction: only what may be corrected, and every page it touches right as a whole. */
export function correctAnswers(registration: Registration, sent: Answers, facts: CorrectFacts): Corrected {
  const open = correctableFields(registration, facts.edition, facts.actor.role).map(({ key }) => key);
  const closed = Object.keys(sent).filter((key) => !open.includes(key));
  if (closed.length > 0) return { refusal: refusal('not-correctable', { fields: closed }) };
  const pages = facts.edition.pages.filter((page) => page.fields.some(({ key }) => key in sent));
  const changed = pages.map((page) => correctPage(page, registration.answers, sent, facts));
  const answers: Answers = Object.assign({}, registration.answers, ...changed);
  if (changedKeys(registration.answers, answers).length === 0)
    return { refusal: refusal('nothing-corrected') };
  const { lists, now, examDate, settings } = facts;
  const rules = { lists, today: beijingDate(now), examDate, confirmation: settings.confirmation };
  const problems = [
    ...pages.flatMap((page) => checkPage(page, answers, rules)),
    ...unknownEmployer(sent, facts),
  ];
  return hasErrors(problems) ? { refusal: { code: 'problems', problems } } : { answers };
}

const isSameFee = (before: Fee | null, after: Fee | null) =>
  JSON.stringify(before?.lines ?? null) === JSON.stringify(after?.lines ?? null);

export type CorrectionOfMoney = {
  readonly correction: Omit<Correction, 'note'>;
  readonly difference: FeeDifference | null;
};

/** What a correction does to the money: unpaid, another order; paid, a difference that is recorded. */
export function moneyAfter(
  { status }: Registration,
  fees: { readonly before: Fee | null; readonly after: Fee | null; readonly settled: number | null },
): CorrectionOfMoney {
  const { before, after } = fees;
  const [feeBefore, feeAfter] = [before?.fen ?? null, after?.fen ?? null];
  const isSame = isSameFee(before, after);
  const settled = fees.settled ?? feeBefore;
  const isDue =
    status === 'registered' && !isSame && settled !== null && feeAfter !== null && settled !== feeAfter;
  return {
    correction: { feeBefore, feeAfter, voidsOrders: status === 'payable' && !isSame },
    difference: isDue ? { settled, fee: feeAfter } : null,
  };
}

/** What the candidate is told: before and after in the words of the form; what is sealed by its name alone. */
export function toldChanges(before: Answers, after: Answers, { edition, lists }: Facts): readonly Change[] {
  const changed = changedKeys(before, after);
  return fieldsOf(edition)
    .filter((field) => field.printed && changed.includes(field.key))
    .map((field) => {
      const show = (answers: Answers) =>
        field.stored === 'sealed' ? '' : labelOf(field, lists, answers[field.key] ?? null);
      return { key: field.key, before: show(before), after: show(after) };
    });
}

/** After the first day of the exam nothing is corrected any more. */
export function refuseAfterExam(now: Date, examDate: string): Refusal | null {
  return beijingDate(now) >= examDate ? refusal('window-closed', { closedAt: examDate }) : null;
}

/** Everything that `decide` needs of a correction. */
export function correct(
  registration: Registration,
  command: Extract<Command, { do: 'correct' }>,
  facts: Facts,
):
  | { readonly refusal: Refusal }
  | (CorrectionOfMoney & { readonly answers: Answers; readonly changes: readonly Change[] }) {
  const corrected = correctAnswers(registration, command.answers, facts);
  if ('refusal' in corrected) return corrected;
  const { answers } = corrected;
  const fees = {
    before: facts.feeOf(registration.answers),
    after: facts.feeOf(answers),
    settled: facts.settled,
  };
  if (fees.before !== null && fees.after === null) return { refusal: refusal('fee-missing') };
  const changes = toldChanges(registration.answers, answers, facts);
  return { ...moneyAfter(registration, fees), answers, changes };
}
