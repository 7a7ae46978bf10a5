import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Language } from '#vocabulary/language.ts';
import { remember, remembered } from './remembered.ts';

const REMEMBERED = 'language';

const isLanguage = (text: string | null): text is Language => text === 'zh-CN' || text === 'en';

/** `?lang=` in the address outranks what was chosen before; the default is Chinese. */
export function languageOf(search: string, remembered: string | null): Language {
  const asked = new URLSearchParams(search).get('lang');
  if (isLanguage(asked)) return asked;
  return isLanguage(remembered) ? remembered : 'zh-CN';
}

type Choice = { readonly language: Language; readonly choose: (language: Language) => void };

const LanguageContext = createContext<Choice>({ language: 'zh-CN', choose: () => undefined });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => languageOf(location.search, remembered(REMEMBERED)));
  useEffect(() => {
    document.documentElement.lang = language;
    remember(REMEMBERED, language);
  }, [language]);
  return (
    <LanguageContext.Provider value={{ language, choose: setLanguage }}>{children}</LanguageContext.Provider>
  );
}

export const useLanguage = () => useContext(LanguageContext);

/** The texts of a page in the chosen language. */
export function useTexts<T>(texts: Readonly<Record<Language, T>>): T {
  return texts[useContext(LanguageContext).language];
}
