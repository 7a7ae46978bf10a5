import { textsOf } from '../language.tsx';
import { en } from './texts.en.ts';
import { type StaffTexts, zh } from './texts.zh-CN.ts';

export const useStaffTexts = textsOf<StaffTexts>(zh, en);

type Place = { readonly regionName: string | null; readonly pointName: string | null };

/** Where somebody works, in words. */
export function placeText({ regionName, pointName }: Place, texts: StaffTexts): string {
  const names = [regionName, pointName].filter((name) => name !== null);
  return names.length === 0 ? texts.country : names.join(' · ');
}
