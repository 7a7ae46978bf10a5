import type { Answer, Answers, Field } from './edition.ts';

/** One choice of a list. `within` narrows it: it is offered only if each named answer is among the given codes. */
export type Option = {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
  readonly within: Readonly<Record<string, readonly string[]>>;
  /** Offered no more, except to who has had it before. */
  readonly closed?: true;
};

/** Option lists of an edition and region, by list key. */
export type OptionLists = Readonly<Record<string, readonly Option[]>>;

function offered(option: Option, answers: Answers): boolean {
  return Object.entries(option.within).every(([key, codes]) => {
    const answer = answers[key];
    return typeof answer === 'string' && codes.includes(answer);
  });
}

/** The options that suit the other answers, in the order of the list; what is closed only where it is the answer. */
export function offeredOptions(field: Field, lists: OptionLists, answers: Answers): readonly Option[] {
  const isOpen = ({ code, closed }: Option) => closed === undefined || answers[field.key] === code;
  return (lists[field.list ?? ''] ?? []).filter((option) => isOpen(option) && offered(option, answers));
}

/** The label that stood on the screen for this answer; the answer itself where it is no option. */
export function labelOf(field: Field, lists: OptionLists, answer: Answer): string {
  if (answer === null || answer === undefined) return '';
  const codes = typeof answer === 'object' ? answer : [String(answer)];
  if (field.list === null) return codes.join(' ');
  const list = lists[field.list] ?? [];
  return codes.map((code) => list.find((option) => option.code === code)?.label ?? code).join(' ');
}
