import type { Answers, Condition, Edition, Paper } from './edition.ts';

/** Images that one paper can have; as many as the pages of a thick certificate. A PDF stands alone. */
export const MOST_IMAGES = 9;

/** When a region's own paper is asked for: a closed list, each worded for people. */
export const PAPER_CONDITIONS = [
  'always',
  'with-degree',
  'with-licence',
  'with-level',
  'on-line',
  'on-site',
] as const;
export type PaperCondition = (typeof PAPER_CONDITIONS)[number];

/** A paper that a region asks for beyond the declared ones. The key is ours, and never names another paper. */
export type OwnPaper = {
  readonly key: string;
  readonly title: string;
  /** Empty where the region has none. */
  readonly titleEn: string;
  /** What has to be on it. */
  readonly hint: string;
  readonly required: boolean;
  readonly when: PaperCondition;
  /** For `with-level`: codes of the levels at which it is asked for. */
  readonly levels: readonly string[];
};

/** What a region makes of a declared paper; what it does not name is as declared. */
export type PaperWish = 'required' | 'not-asked';

/** Which papers a region wants in an edition. */
export type PaperList = {
  readonly declared: Readonly<Record<string, PaperWish>>;
  readonly own: readonly OwnPaper[];
  /** Fewer images than the nation allows, by key. */
  readonly most: Readonly<Record<string, number>>;
};

export const AS_DECLARED: PaperList = { declared: {}, own: [], most: {} };

export const isAsDeclared = ({ declared, own, most }: PaperList): boolean =>
  own.length + Object.keys(declared).length + Object.keys(most).length === 0;

/** A paper as a region asks for it: declared, or its own with a name of its own. */
export type ListedPaper = Paper & { readonly most: number; readonly own: OwnPaper | null };

const hasOther = (answers: Answers, key: string) =>
  typeof answers[key] === 'string' && answers[key] !== 'none';

const CONDITIONS: Readonly<Record<PaperCondition, (levels: readonly string[]) => Condition>> = {
  always: () => () => true,
  'with-degree': () => (answers) => hasOther(answers, 'degree'),
  'with-licence': () => (answers) => hasOther(answers, 'practice_category'),
  'with-level': (levels) => (answers) => levels.includes(String(answers.level)),
  'on-line': () => (_answers, region) => region.confirmation === 'on-line',
  'on-site': () => (_answers, region) => region.confirmation === 'on-site',
};

/** The answer that a condition reads; a region of an edition that does not ask for it cannot use the condition. */
export const FIELD_OF_CONDITION: Readonly<Partial<Record<PaperCondition, string>>> = {
  'with-degree': 'degree',
  'with-licence': 'practice_category',
  'with-level': 'level',
};

/** Of an object that came in: what everybody inherits is nobody's wish. */
const named = <T>(of: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(of, key) ? of[key] : undefined;

/** The papers of an edition as a region wants them, its own behind the declared ones. What is locked stays as declared. */
export function papersIn({ papers }: Pick<Edition, 'papers'>, list: PaperList): readonly ListedPaper[] {
  const mostOf = (key: string) => Math.min(named(list.most, key) ?? MOST_IMAGES, MOST_IMAGES);
  const declared = papers.flatMap((paper): ListedPaper[] => {
    const wish = paper.locked ? undefined : named(list.declared, paper.key);
    if (wish === 'not-asked') return [];
    const required = paper.required || wish === 'required';
    const most = paper.locked ? MOST_IMAGES : mostOf(paper.key);
    return [{ ...paper, required, most, own: null }];
  });
  const own = list.own.map(
    (paper): ListedPaper => ({
      key: paper.key,
      asked: CONDITIONS[paper.when](paper.levels),
      required: paper.required,
      carriesCode: false,
      locked: false,
      most: mostOf(paper.key),
      own: paper,
    }),
  );
  return [...declared, ...own];
}
