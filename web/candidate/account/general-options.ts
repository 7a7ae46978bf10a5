import { editions } from '#domain/edition/editions.ts';
import type { Option } from '#domain/edition/options.ts';
import type { Language } from '#vocabulary/language.ts';
import type { Choice } from '../ui/choice.ts';
import { useOptions } from '../wire/queries.ts';

/** The lists that belong to no exam (ID types, nationalities, levels of education): those of the newest edition. */
export const useGeneralOptions = () => useOptions(editions[0]?.key ?? '', null);

export const labelIn = (option: Option, language: Language): string =>
  language === 'en' && option.labelEn !== '' ? option.labelEn : option.label;

/** Options as a list shows them. */
export function choicesOf(options: readonly Option[] | undefined, language: Language): readonly Choice[] {
  return (options ?? []).map((option) => ({ value: option.code, label: labelIn(option, language) }));
}

/** The words of a code; the code itself where the list does not have it. */
export function wordsOfCode(
  options: readonly Option[] | undefined,
  code: string,
  language: Language,
): string {
  const option = options?.find((each) => each.code === code);
  return option === undefined ? code : labelIn(option, language);
}
