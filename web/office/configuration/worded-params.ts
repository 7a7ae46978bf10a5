import type { ConfigurationProblem, NationProblem } from '#contract/client.ts';
import { examFormText, reminderTopicText } from '#vocabulary/configuration.ts';
import { unusualDayText } from '#vocabulary/days.ts';
import type { Language } from '#vocabulary/language.ts';
import { paperLabel } from '#vocabulary/papers.ts';

export type Level = { readonly code: string; readonly label: string; readonly labelEn: string };

/** A level as people read it; the code where nobody names it. */
export function levelName(levels: readonly Level[], code: string, language: Language): string {
  const level = levels.find((of) => of.code === code);
  if (level === undefined) return code;
  return language === 'en' ? level.labelEn : level.label;
}

export const formName = (form: string, language: Language): string =>
  form === 'paper' || form === 'computer' || form === '*' ? examFormText(form, language) : form;

/** A problem whose parameters are words: levels and forms are codes on the wire. */
export function wordedParams(
  problem: ConfigurationProblem | NationProblem,
  levels: readonly Level[],
  language: Language,
) {
  const { code, params } = problem;
  const worded = Object.entries(params).map(([key, value]) => {
    if (key === 'level') return [key, levelName(levels, value, language)];
    if (key === 'paper') return [key, paperLabel('', value, language)];
    if (key === 'dayOff') return [key, unusualDayText(value, language)];
    if (key === 'topic') return [key, reminderTopicText(value, language)];
    return [key, key === 'form' ? formName(value, language) : value];
  });
  return { code, params: Object.fromEntries(worded) as Record<string, string> };
}
