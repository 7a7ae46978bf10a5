import type { SecondLookCause } from '#domain/registration/first-pass.ts';
import { type Language, type Text, text } from './language.ts';

const causes: Readonly<Record<SecondLookCause, Text>> = {
  'eligibility-short': text('报考条件可能不符合', 'Conditions may not be met'),
  'credential-before-registers': text(
    '学历早于 2002 年，网上查不到',
    'Credential from before 2002, in no register',
  ),
  'employer-by-hand': text('单位名称为手动输入', 'Employer typed by hand'),
  'specialty-merged': text('报考专业经过合并', 'Specialty has been merged'),
  sample: text('随机抽查', 'Drawn by lot'),
};

/** What asks for a second look at a pass, for staff. */
export const secondLookText = (cause: SecondLookCause, language: Language): string => causes[cause][language];

export const isSecondLookCause = (word: string): word is SecondLookCause => Object.hasOwn(causes, word);
