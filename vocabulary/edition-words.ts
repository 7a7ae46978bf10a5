import { type Language, type Params, say, type Text, text } from './language.ts';

/** A text in the words of the newest guide, and what the guide of another edition says instead. */
export type EditionText = Text & { readonly inEdition?: Readonly<Record<string, Text>> };

export const worded = (text: Text, inEdition: Readonly<Record<string, Text>>): EditionText => ({
  ...text,
  inEdition,
});

/** Terms on which the guides differ; every sentence said with `sayIn` may name them as `{term}`. */
const terms = {
  givenUp: worded(text('视为主动放弃本次考试', 'you will be taken to have given up this exam'), {
    'health-2023': text('视为自动放弃本次考试', 'you will automatically have given up this exam'),
  }),
  site: worded(text('报名点', 'registration site'), {
    'health-2023': text('网上确认机构', 'on-line confirmation institution'),
  }),
  pointReview: worded(text('考点审核', 'review by the exam point'), {
    'health-2023': text('考点初审', 'first review by the exam point'),
  }),
  regionReview: worded(text('考区审核', 'review by the exam region'), {
    'health-2023': text('考区终审', 'final review by the exam region'),
  }),
  photoNode: worded(text('上传照片', 'Upload photo'), { 'health-2023': text('确认照片', 'Confirm photo') }),
} satisfies Record<string, EditionText>;

/** The words that hold in an edition; one that is not known speaks like the newest. */
export function wordsOf(text: EditionText, edition: string): Text {
  return text.inEdition?.[edition] ?? text;
}

export const termOf = (term: keyof typeof terms, edition: string): Text => wordsOf(terms[term], edition);

function termsOf(edition: string, language: Language): Params {
  return Object.fromEntries(
    Object.entries(terms).map(([term, words]) => [term, wordsOf(words, edition)[language]]),
  );
}

/** Like `say`, in the words of an edition and with its terms filled in. */
export function sayIn(edition: string, text: EditionText, language: Language, params: Params = {}): string {
  return say(wordsOf(text, edition), language, { ...termsOf(edition, language), ...params });
}
