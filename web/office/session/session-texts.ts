import { textsOf } from '../language.tsx';
import { en } from './texts.en.ts';
import { type SessionTexts, zh } from './texts.zh-CN.ts';

export const useSessionTexts = textsOf<SessionTexts>(zh, en);
