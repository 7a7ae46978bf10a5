import type { Language } from '#vocabulary/language.ts';
import { problemText } from '#vocabulary/problems.ts';
import type { FieldProblem } from '../ui/field.tsx';
import type { SummaryLine } from '../ui/problem-summary.tsx';
import type { SignUpProblems } from './sign-up-draft.ts';

/** Our own sentences where there are some, else those of the vocabulary. */
export type OwnWords = Readonly<Record<string, string>>;

const fieldNames: Readonly<Record<string, string>> = {
  nameAgain: 'name',
  idTypeAgain: 'id_type',
  idNumberAgain: 'id_number',
  idType: 'id_type',
  idNumber: 'id_number',
};

export const signUpFieldId = (key: string) => `sign-up-${key}`;

/** The sentence at a field, or null. */
export function problemAt(
  problems: SignUpProblems,
  key: keyof SignUpProblems,
  own: OwnWords,
  language: Language,
): FieldProblem | null {
  const code = problems[key];
  if (code === undefined) return null;
  const text =
    own[code] ?? problemText({ field: fieldNames[key] ?? key, code, severity: 'error' }, '', language);
  return { text, severity: 'error' };
}

/** The same sentences for the summary on top. */
export function linesOf(problems: SignUpProblems, own: OwnWords, language: Language): SummaryLine[] {
  return (Object.keys(problems) as (keyof SignUpProblems)[]).flatMap((key) => {
    const problem = problemAt(problems, key, own, language);
    return problem === null ? [] : [{ fieldId: signUpFieldId(key), text: problem.text }];
  });
}
