import { checkPage, hasErrors, isEmpty, type PageFacts } from '../edition/check-page.ts';
import { type Answer, type Answers, type Edition, type Field, fieldsOf } from '../edition/edition.ts';
import { labelOf } from '../edition/options.ts';
import type { LastYear } from './last-year.ts';

/** An answer of last year that this year's form does not take: told to the candidate, never filled in. */
export type Outdated = { readonly key: string; readonly shown: string };

export type Offered = { readonly answers: Answers; readonly outdated: readonly Outdated[] };

/** What the account holds is quoted from there; a record of education only where the candidate still has it. */
const isOffered = (field: Field) =>
  field.carriedForward && field.source !== 'account' && field.source !== 'credential';

function answerOf({ key }: Field, { record, rolling }: LastYear): Answer {
  return key === 'specialty' ? rolling.specialty : (record.answers[key] ?? null);
}

/** What stands for a reference that is no longer there: the school, the employer's name. */
const NAMED_BY: Readonly<Record<string, string>> = { education_record: 'school', employer: 'employer_name' };

/**
 * H2: the answers of last year with which the form opens. `credential`: the candidate's own record with which last
 * year's education agrees, as it would be quoted, with the reference to it; null where there is none.
 */
export function offerAnswers(
  lastYear: LastYear,
  edition: Edition,
  facts: PageFacts,
  credential: Answers | null,
): Offered {
  const answers: Record<string, Answer> = {};
  const outdated: Outdated[] = [];
  for (const field of fieldsOf(edition).filter(isOffered)) {
    const answer = answerOf(field, lastYear);
    const tried = { ...answers, [field.key]: answer };
    if (isEmpty(answer) || !field.asked(tried, facts)) continue;
    if (hasErrors(checkPage({ key: '', fields: [field] }, tried, facts))) {
      outdated.push({ key: field.key, shown: labelOf(field, lastYear.lists, answer) });
    } else answers[field.key] = answer;
  }
  const offered = { ...answers, ...credential };
  const lost = Object.entries(NAMED_BY)
    .filter(([key, name]) => isEmpty(offered[key]) && !isEmpty(lastYear.record.answers[name]))
    .map(([key, name]) => ({ key, shown: String(lastYear.record.answers[name]) }));
  return { answers: offered, outdated: [...outdated, ...lost] };
}
