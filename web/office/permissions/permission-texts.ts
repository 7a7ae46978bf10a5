import { textsOf } from '../language.tsx';
import { en } from './texts.en.ts';
import { type PermissionTexts, zh } from './texts.zh-CN.ts';

export const usePermissionTexts = textsOf<PermissionTexts>(zh, en);
