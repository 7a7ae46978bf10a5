import { expect, it } from 'vitest';
import { languageOf } from './language.tsx';

it('the address outranks what was chosen before; the default is Chinese', () => {
  expect(languageOf('', null)).toBe('zh-CN');
  expect(languageOf('', 'en')).toBe('en');
  expect(languageOf('?lang=zh-CN', 'en')).toBe('zh-CN');
  expect(languageOf('?lang=fr', null)).toBe('zh-CN');
});
