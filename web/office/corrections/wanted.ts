import type { CorrectionView } from '#contract/client.ts';
import type { Answer, Answers } from '#domain/edition/edition.ts';
import type { Option, OptionLists } from '#domain/edition/options.ts';

export type CorrectableField = CorrectionView['fields'][number];

const isSame = (a: Answer, b: Answer) => JSON.stringify(a) === JSON.stringify(b);

/** What was typed and differs from what stands there; an untouched sealed field is no answer. */
export function wantedAnswers(offered: CorrectionView, typed: Answers): Answers {
  const changed = Object.entries(typed).filter(
    ([key, answer]) => !(key in offered.answers) || !isSame(answer, offered.answers[key] ?? null),
  );
  return Object.fromEntries(changed);
}

/** The options that suit what else is chosen; the server judges, this only spares a useless choice. */
export function optionsFor(field: CorrectableField, lists: OptionLists, answers: Answers): readonly Option[] {
  const suits = (option: Option) =>
    Object.entries(option.within).every(([key, codes]) => {
      const answer = answers[key];
      return answer === undefined || (typeof answer === 'string' && codes.includes(answer));
    });
  return (lists[field.list ?? ''] ?? []).filter(suits);
}
