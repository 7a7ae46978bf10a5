import type { CalendarDate } from '../calendar/dates.ts';
import type { StaffRole } from '../staff/actor.ts';

/** A single answer as it travels and is stored. Months are `YYYY-MM`, dates `YYYY-MM-DD`, options are codes. */
export type Answer = string | number | readonly string[] | null;
export type Answers = Readonly<Record<string, Answer>>;

export type FieldType =
  | 'text'
  | 'long-text'
  | 'option'
  | 'options'
  | 'month'
  | 'date'
  | 'whole-number'
  | 'phone'
  | 'postcode'
  | 'employer'
  | 'credential'
  /** Never typed: copied from its source when the page is submitted. */
  | 'quoted';

/** Where a quoted answer is copied from. */
export type Source = 'account' | 'credential' | 'employer';

export type ConfirmationMode = 'on-site' | 'on-line';

/** What a declaration may know of the region: some fields are asked in on-line regions only. */
export type RegionFacts = { readonly confirmation: ConfirmationMode };

export type Condition = (answers: Answers, region: RegionFacts) => boolean;

/** What a field's own check may look at. */
export type CheckFacts = { readonly today: CalendarDate; readonly examDate: CalendarDate };

export type Finding = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly params?: Readonly<Record<string, string | number>>;
};

/** Which staff may correct an answer once the registration is confirmed: while it is reviewed, or until the exam. */
export type Correctable = { readonly by: readonly StaffRole[]; readonly until: 'review' | 'exam' };

export type Field = {
  readonly key: string;
  readonly type: FieldType;
  /** Key of the option list; only for `option` and `options`. */
  readonly list: string | null;
  readonly required: Condition;
  /** Where false the field is not asked and its answer is dropped. */
  readonly asked: Condition;
  readonly source: Source | null;
  /** A quoted field that the source may lack, and that is then chosen by hand (C3). */
  readonly chosenIfNotQuoted: boolean;
  /** A link opens the list, from which it is then filled in (C2, 2023). */
  readonly lookedUp: boolean;
  /** Fixed by the first submission (D6). */
  readonly locked: boolean;
  /** Null: nobody corrects it. Who somebody is, is a case; where they register, another registration. */
  readonly correctable: Correctable | null;
  /** Offered again next year. */
  readonly carriedForward: boolean;
  /** Must equal last year's answer for auto-confirmation (H3). */
  readonly compared: boolean;
  /** One more than last year is no difference: a year has passed (0014). */
  readonly growsByOne: boolean;
  readonly printed: boolean;
  /** `column`: staff filter by it; `plain`: one jsonb a row; `sealed`: encrypted. */
  readonly stored: 'column' | 'plain' | 'sealed';
  /** Code points for texts; the largest value for numbers. */
  readonly max: number;
  readonly check: ((answer: Answer, answers: Answers, facts: CheckFacts) => Finding | null) | null;
};

export type Page = { readonly key: string; readonly fields: readonly Field[] };

/** A kind of paper that a region which confirms on-line looks at: declared once, like a field. */
export type Paper = {
  readonly key: string;
  /** Where false the paper is not asked for. */
  readonly asked: Condition;
  /** Without it nothing can be submitted; else it may be left out. */
  readonly required: boolean;
  /** It carries the verification code, and counts only as long as the content is what was printed. */
  readonly carriesCode: boolean;
  /** Asked for in the whole country: no region leaves it out or asks otherwise for it. */
  readonly locked: boolean;
};

/** How the photo gets onto the form: shown and taken over by itself, or confirmed by hand. */
export type PhotoStep = 'quoted-or-uploaded' | 'confirmed-by-hand';

/** How a record of the account is quoted: a click shows the records (C12), or they are a drop-down (C19). */
export type CredentialQuoting = 'click' | 'drop-down';

/**
 * An exam of a year, as declared in code. Dates, fees, windows, regions and option lists are rows with a year;
 * fields, pages and the order of steps stand here.
 */
export type Edition = {
  readonly key: string;
  /** Which exam this is a year of; specialties belong to an exam. */
  readonly exam: string;
  readonly year: number;
  /** Which wording of guide terms applies (`vocabulary` keeps a dictionary per edition where words differ). */
  readonly pages: readonly Page[];
  /** What regions that confirm on-line look at. */
  readonly papers: readonly Paper[];
  readonly photoStep: PhotoStep;
  readonly credentialsQuotedBy: CredentialQuoting;
  /** On-line regions print the form before uploading (2026) or not at all (2023). */
  readonly printsBeforeSubmittingOnLine: boolean;
  /** On-line regions close the uploads by a step of its own. */
  readonly closesUploadsByHand: boolean;
  /** The form of a returning candidate opens with last year's answers (H2). */
  readonly offersLastYear: boolean;
  /** A returning candidate with last year's answers is confirmed by submitting, where the region has it so (H3). */
  readonly autoConfirms: boolean;
};

const always: Condition = () => true;

/** What the review judges is corrected while it lasts; what it does not judge, or the exam needs, until the exam. */
export const IN_REVIEW: Correctable = { by: ['region'], until: 'review' };
export const UNTIL_EXAM: Correctable = { by: ['region'], until: 'exam' };

type Declaration = Partial<Omit<Field, 'key' | 'type' | 'required'>> & {
  readonly required?: boolean | Condition;
};

/** Declares a field; what is not said takes the most common value. */
export function field(key: string, type: FieldType, declaration: Declaration = {}): Field {
  const { required = true, ...rest } = declaration;
  return {
    key,
    type,
    list: null,
    required: typeof required === 'function' ? required : () => required,
    asked: always,
    source: null,
    chosenIfNotQuoted: false,
    lookedUp: false,
    locked: false,
    correctable: null,
    carriedForward: true,
    compared: true,
    growsByOne: false,
    printed: true,
    stored: 'plain',
    max: type === 'long-text' ? 1000 : 100,
    check: null,
    ...rest,
  };
}

export function fieldsOf(edition: Edition): readonly Field[] {
  return edition.pages.flatMap((page) => page.fields);
}

/** The page by key, or null for a key that the edition does not have. */
export function findPage(edition: Edition, key: string): Page | null {
  return edition.pages.find((page) => page.key === key) ?? null;
}
