import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PHOTO_FAULTS } from '#domain/photo/check-photo.ts';
import { HOLD_KINDS } from '#domain/registration/holds.ts';
import type { Refusal } from '#domain/registration/refusal.ts';
import { accountRefusals } from './account-refusals.ts';
import { candidateRefusals } from './candidate-refusals.ts';
import { caseRefusals } from './case-refusals.ts';
import { configurationRefusals } from './configuration-refusals.ts';
import { fileRefusals } from './file-refusals.ts';
import { logInRefusals } from './log-in-refusals.ts';
import { isWireRefusal, refusalText, wireRefusalText } from './refusals.ts';
import { toCandidates, toStaff } from './registration-refusals.ts';
import { staffRefusals } from './staff-refusals.ts';
import { faultsIn, faultsInSentence, inEveryWording, LANGUAGES } from './testing/sentence-rules.ts';
import { transferRefusals } from './transfer-refusals.ts';
import { uploadRefusals } from './upload-refusals.ts';
import { refusalsOfWire, wireRefusals } from './wire-refusals.ts';

const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as K[];
const codes = keysOf(toCandidates);
const voices = ['candidate', 'staff'] as const;

const refused: readonly Refusal[] = [
  ...codes.map((code) => ({ code })),
  { code: 'wrong-status', params: { status: 'endorsed' } },
  { code: 'window-not-open', params: { opensAt: '2025-12-02 09:00:00' } },
  { code: 'window-closed', params: { closedAt: '2025-12-15 23:59:59' } },
  { code: 'pages-missing', params: { pages: ['contact', 'employment'] } },
  { code: 'papers-missing', params: { items: ['signed-form', 'id-paper'] } },
  { code: 'papers-full', params: { most: 9 } },
  { code: 'old-print', params: { printed: '02', current: '03' } },
  { code: 'problems', problems: [{ field: 'phone', code: 'required', severity: 'error' }] },
  {
    code: 'changed-meanwhile',
    params: { who: 'Sun Liping', did: 'refuse', at: '2025-12-22T10:00:00+08:00' },
  },
  {
    code: 'changed-meanwhile',
    params: {
      who: 'candidate',
      did: 'submit',
      at: '2025-12-22T10:00:00+08:00',
      fields: ['phone', 'address'],
    },
  },
  { code: 'lease-lost', params: { who: 'Sun Liping', since: '2025-12-22T10:00:00+08:00' } },
  ...HOLD_KINDS.map((hold) => ({ code: 'held' as const, params: { hold } })),
];

const photoParams = {
  width: 400,
  height: 500,
  minWidth: 420,
  minHeight: 600,
  minBytes: 51_200,
  maxBytes: 20_971_520,
  sheets: 31,
  maxSheets: 20,
};

describe('refusals of a registration', () => {
  it('cover every code that the domain declares', () => {
    const source = readFileSync(new URL('../domain/registration/refusal.ts', import.meta.url), 'utf8');
    const declared = [...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(([, code]) => code);
    expect(declared.length).toBeGreaterThan(15);
    expect([...codes].sort()).toEqual([...declared].sort());
    expect(keysOf(toStaff)).toEqual(codes);
  });

  it('say what and how in full sentences, to candidates and staff, in both languages', () => {
    inEveryWording((edition, language) => {
      for (const voice of voices) {
        for (const refusal of refused) {
          const { what, how } = refusalText(refusal, edition, voice, language);
          expect([...faultsInSentence(what, language), ...faultsInSentence(how, language)]).toEqual([]);
        }
        const whats = codes.map((code) => refusalText({ code }, edition, voice, language).what);
        expect(new Set(whats).size).toBe(codes.length);
      }
    });
  });

  it('D7: tell staff which print lies before them', () => {
    const refusal: Refusal = { code: 'old-print', params: { printed: '02', current: '03' } };
    expect(refusalText(refusal, 'health-2026', 'staff', 'zh-CN')).toEqual({
      what: '考生手中的报名表是第 02 版，现行为第 03 版，不能确认。',
      how: '请考生登录后点击“打印报名表”，带新打印的报名表再来。',
    });
  });

  it('name times, states, holds and pages in words', () => {
    const what = (refusal: Refusal, edition = 'health-2026') =>
      refusalText(refusal, edition, 'candidate', 'zh-CN').what;
    expect(what({ code: 'window-closed', params: { closedAt: '2025-12-15 23:59:59' } })).toBe(
      '办理时间已于 2025年12月15日 23:59:59（北京时间）截止。',
    );
    expect(what({ code: 'wrong-status', params: { status: 'endorsed' } }, 'health-2023')).toContain(
      '“考区终审”',
    );
    expect(what({ code: 'held', params: { hold: 'score-merge-pending' } })).toContain('“成绩合并待处理”');
    expect(what({ code: 'pages-missing', params: { pages: ['contact', 'employment'] } })).toBe(
      '还有页面没有提交：“联系方式”“工作情况”。',
    );
  });

  it('C17: lead to the photo by the name it has in the edition', () => {
    const how = (edition: string) =>
      refusalText({ code: 'photo-missing' }, edition, 'candidate', 'zh-CN').how;
    expect(how('health-2026')).toContain('“上传照片”');
    expect(how('health-2023')).toContain('“确认照片”');
  });
});

describe('refusals of account, session and wire', () => {
  it('say what and how in full sentences, with and without parameters', () => {
    for (const language of LANGUAGES) {
      const whats = keysOf(wireRefusals).map((code) => {
        for (const params of [{}, { ...photoParams, seconds: 30, place: 'Bz' }]) {
          const { what, how } = wireRefusalText(code, params, language);
          expect([...faultsInSentence(what, language), ...faultsInSentence(how, language)]).toEqual([]);
        }
        return wireRefusalText(code, {}, language).what;
      });
      expect(new Set(whats).size).toBe(whats.length);
    }
  });

  it('give limits as people know them', () => {
    expect(wireRefusalText('photo-too-few-pixels', photoParams, 'zh-CN').what).toBe(
      '照片是 400×500 像素，至少需要 420×600 像素。',
    );
    expect(wireRefusalText('photo-too-small', photoParams, 'zh-CN').what).toContain('至少需要 50 KB');
    expect(wireRefusalText('photo-too-large', photoParams, 'en').what).toContain('at most 20 MB');
    expect(wireRefusalText('login-delayed', { seconds: 30 }, 'zh-CN').how).toBe('请在 30 秒后再试。');
  });

  it('have words for every code that the server answers with', () => {
    const source = readFileSync(new URL('../server/http/refusal-status.ts', import.meta.url), 'utf8');
    const answered = [...source.matchAll(/^ {2}'?([a-z-]+)'?: \d{3}/gm)].map(([, code = '']) => code);
    expect(answered.length).toBeGreaterThan(140);
    expect(answered.filter((code) => !isWireRefusal(code) && !Object.hasOwn(toCandidates, code))).toEqual([]);
  });

  it('stand in one slice each', () => {
    const slices = [
      ...[logInRefusals, accountRefusals, uploadRefusals, candidateRefusals, fileRefusals, caseRefusals],
      ...[configurationRefusals, transferRefusals, staffRefusals, refusalsOfWire],
    ];
    const stated = slices.flatMap((slice) => Object.keys(slice));
    expect(new Set(stated).size).toBe(stated.length);
    expect(stated.toSorted()).toEqual(Object.keys(wireRefusals).toSorted());
  });

  it('cover the problems of a photo, and know their own codes', () => {
    expect(PHOTO_FAULTS.filter((code) => !isWireRefusal(code))).toEqual([]);
    expect(isWireRefusal('toString')).toBe(false);
    expect(faultsIn(wireRefusalText('internal', {}, 'zh-CN').how, 'zh-CN')).toEqual([]);
  });
});
