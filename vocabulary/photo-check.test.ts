import { describe, expect, it } from 'vitest';
import { PHOTO_DOUBTS, PHOTO_RULES } from '#domain/photo/check-photo.ts';
import { photoDoubtText, photoLimitsText, photoRuleText } from './photo-check.ts';
import { faultsIn, faultsInSentence, LANGUAGES } from './testing/sentence-rules.ts';

const limits = { minWidth: 296, minHeight: 414, minBytes: 46_081, maxBytes: 20_971_520 };

describe('words about a photo', () => {
  it.each(LANGUAGES)('name each rule and each doubt in %s, and say how to mend it', (language) => {
    const names = PHOTO_RULES.map((rule) => photoRuleText(rule, language));
    expect(names.flatMap((name) => faultsIn(name, language))).toEqual([]);
    expect(new Set(names).size).toBe(PHOTO_RULES.length);
    const said = PHOTO_DOUBTS.map((doubt) => photoDoubtText(doubt, language));
    expect(
      said.flatMap(({ what, how }) => [what, how].flatMap((words) => faultsInSentence(words, language))),
    ).toEqual([]);
    expect(new Set(said.map(({ what }) => what)).size).toBe(PHOTO_DOUBTS.length);
  });

  it('C18 (2023): give the limits of the edition that asks', () => {
    expect(photoLimitsText(limits, 'zh-CN')).toBe(
      'JPG 或 PNG 格式，白色背景，宽不少于 296 像素，高不少于 414 像素，文件大小 46 KB 至 20 MB。',
    );
    expect(faultsInSentence(photoLimitsText(limits, 'en'), 'en')).toEqual([]);
  });
});
