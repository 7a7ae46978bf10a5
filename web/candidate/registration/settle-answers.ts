import { isEmpty } from '#domain/edition/check-page.ts';
import type { Answer, Answers, Field, Page } from '#domain/edition/edition.ts';
import { type OptionLists, offeredOptions } from '#domain/edition/options.ts';
import { type RollingSubjects, subjectsToBeginWith } from '#domain/registration/subjects.ts';

/** The keys of the answers that narrow a field's list. */
function narrowedBy(field: Field, lists: OptionLists): readonly string[] {
  const options = lists[field.list ?? ''] ?? [];
  return [...new Set(options.flatMap((option) => Object.keys(option.within)))];
}

/** Whether what narrows the field's list is another answer than before: a choice made under the old one is none. */
const isNarrowedAnew = (field: Field, lists: OptionLists, answers: Answers, before: Answers) =>
  narrowedBy(field, lists).some((key) => (answers[key] ?? null) !== (before[key] ?? null));

function settleOption(field: Field, lists: OptionLists, answers: Answers, before: Answers): Answer {
  const answer = answers[field.key] ?? null;
  const codes = offeredOptions(field, lists, answers).map((option) => option.code);
  const isKept = typeof answer === 'string' && codes.includes(answer);
  if (isKept && !isNarrowedAnew(field, lists, answers, before)) return answer;
  // The only one that suits is taken, so that nobody has to look for it (C9).
  const [only, ...others] = codes;
  const isNarrowed = narrowedBy(field, lists).length > 0;
  return isNarrowed && only !== undefined && others.length === 0 ? only : null;
}

function settleOptions(
  field: Field,
  lists: OptionLists,
  answers: Answers,
  before: Answers,
  rolling: RollingSubjects | null,
): Answer {
  const offered = offeredOptions(field, lists, answers);
  const answer = answers[field.key] ?? null;
  const isOfOther = isNarrowedAnew(field, lists, answers, before) || answers.specialty !== before.specialty;
  if (typeof answer !== 'object' || answer === null || isOfOther) {
    return offered.length === 0 ? null : subjectsToBeginWith(offered, rolling, answers.specialty);
  }
  return answer.filter((code) => offered.some((option) => option.code === code));
}

/**
 * Answers after a change, in reading order: choices that no longer suit are cleared, subjects are ticked anew when
 * another specialty is chosen (C7, C8), and a choice that is the only one left is made.
 */
export function settleAnswers(
  page: Page,
  lists: OptionLists,
  answers: Answers,
  before: Answers,
  rolling: RollingSubjects | null = null,
): Answers {
  const settled = (field: Field, all: Answers): Answer => {
    if (field.type === 'option') return settleOption(field, lists, all, before);
    if (field.type === 'options') return settleOptions(field, lists, all, before, rolling);
    return all[field.key] ?? null;
  };
  const current: Record<string, Answer> = { ...answers };
  for (const field of page.fields) {
    if (field.list !== null && lists[field.list] === undefined) continue;
    const answer = settled(field, current);
    if (!isEmpty(answer) || current[field.key] !== undefined) current[field.key] = answer;
  }
  return current;
}
