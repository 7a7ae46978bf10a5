import { textsOf } from '../language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export const useMoneyTexts = textsOf(zh, en);
