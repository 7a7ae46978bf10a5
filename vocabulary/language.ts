export type Language = 'zh-CN' | 'en';
export type Text = Readonly<Record<Language, string>>;
export type Params = Readonly<Record<string, string | number>>;

export const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

const PLACEHOLDER = /\{(\w+)\}/g;

const fill = (sentence: string, params: Params) =>
  sentence.replace(PLACEHOLDER, (placeholder, name: string) => String(params[name] ?? placeholder));

/** The sentence in a language, each `{name}` filled in. A name without a value stays as it is, to be seen in tests. */
export function say(text: Text, language: Language, params: Params = {}): string {
  return fill(text[language], params);
}

/** Like `say`, but null where a value is missing: for details that not every caller can give. */
export function sayIfComplete(text: Text, language: Language, params: Params): string | null {
  const names = [...text[language].matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
  return names.every((name) => params[name] !== undefined) ? say(text, language, params) : null;
}
