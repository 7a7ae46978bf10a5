import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import type { Language } from '#vocabulary/language.ts';
import { texts as en } from './texts.en.ts';
import { type Texts, texts as zh } from './texts.zh-CN.ts';

const TEXTS: Record<Language, Texts> = { 'zh-CN': zh, en };
const REMEMBERED = 'office-language';

type Spoken = { language: Language; texts: Texts; choose: (language: Language) => void };

const SpokenContext = createContext<Spoken>({ language: 'zh-CN', texts: zh, choose: () => undefined });

/** The language of the office and its words. */
export const useLanguage = () => use(SpokenContext);
export const useTexts = () => use(SpokenContext).texts;

/** The words of one part of the office: a hook, for texts that no other part shows. */
export const textsOf = <T,>(zhTexts: T, enTexts: T) =>
  function useOwnTexts(): T {
    return use(SpokenContext).language === 'en' ? enTexts : zhTexts;
  };

function remembered(): Language {
  return localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh-CN';
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(remembered);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      texts: TEXTS[language],
      choose: (chosen) => {
        localStorage.setItem(REMEMBERED, chosen);
        document.documentElement.lang = chosen;
        document.title = TEXTS[chosen].title;
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}
