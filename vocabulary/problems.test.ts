import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Problem } from '#domain/edition/problem.ts';
import { checkPassword, isUserName } from '#domain/identity/passwords.ts';
import { credentialProblemText, problemText } from './problems.ts';
import { faultsInSentence, inEveryWording, LANGUAGES } from './testing/sentence-rules.ts';

const domain = new URL('../domain/', import.meta.url);

function source(path: string): string {
  return readFileSync(new URL(path, domain), 'utf8');
}

function sourcesIn(folder: string): string {
  return readdirSync(new URL(`${folder}/`, domain))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => source(`${folder}/${name}`))
    .join('\n');
}

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, code]) => code ?? '');

/** Problem codes as domain and accounts write them down: as findings, as results of a check, and as types. */
function codesInUse(): string[] {
  const findings = ['edition', 'credentials', 'identity', 'registration'].map(sourcesIn).join('\n');
  const results = source('edition/check-page.ts').replace(/^import .*$/gm, '');
  return [
    ...new Set([
      ...found(findings, /code: '([a-z-]+)',\s*severity/g),
      ...found(findings, /\brefuse\('([a-z-]+)'\)/g),
      ...found(findings, /\b(?:error|warning)\([\w']+, '([a-z-]+)'\)/g),
      ...found(results, /(?:\?|:|return|,) '([a-z]+(?:-[a-z]+)*)'(?=[;,)\s])(?! severity)/g),
      ...found(sourcesIn('../server/usecases/account'), /\? null : '([a-z-]+)'/g),
      ...found(sourcesIn('identity'), /'((?:id-number|name|password)-[a-z-]+)'/g),
    ]),
  ].filter((code) => !['error', 'warning'].includes(code));
}

const unknown: Problem = { field: 'major', code: 'of-no-such-kind', severity: 'error' };
const params = { max: 100, exam: '2026-04-11', years: 12 };

describe('problems', () => {
  const codes = codesInUse();

  it('are found in the sources, each kind of writing them down', () => {
    expect(codes).toEqual(
      expect.arrayContaining([
        'required',
        'not-picked',
        'account-incomplete',
        'too-long',
        'not-a-phone',
        'not-offered',
        'id-expires-before-exam',
        'date-in-future',
        'credential-unknown',
        'unusually-young',
        'in-the-future',
        'id-number-check-digit',
        'name-characters',
        'password-contains-name',
        'user-name-shape',
      ]),
    );
    expect(codes.length).toBeGreaterThanOrEqual(31);
  });

  it('have each a sentence of its own, in both languages', () => {
    inEveryWording((edition, language) => {
      const general = problemText(unknown, edition, language);
      const sentences = codes.map((code) => problemText({ ...unknown, code, params }, edition, language));
      for (const sentence of sentences) expect(faultsInSentence(sentence, language)).toEqual([]);
      expect(sentences).not.toContain(general);
      expect(new Set(sentences).size).toBe(codes.length);
    });
  });

  it('say what to do where a code or a field has no words', () => {
    for (const language of LANGUAGES) {
      expect(faultsInSentence(problemText(unknown, 'health-2026', language), language)).toEqual([]);
    }
    expect(problemText({ ...unknown, field: 'userName', code: 'required' }, 'health-2026', 'zh-CN')).toBe(
      '请填写此项。',
    );
  });

  it('fall back to the general sentence where a parameter is missing', () => {
    const problem: Problem = { field: 'address', code: 'too-long', severity: 'error' };
    expect(problemText(problem, 'health-2026', 'zh-CN')).toBe('请核对地址，修改后再提交。');
    expect(problemText({ ...problem, params: { max: 200 } }, 'health-2026', 'zh-CN')).toBe(
      '地址最多 200 个字，请缩短。',
    );
  });

  it.each([
    [
      'C4',
      'id_valid_until',
      'id-expires-before-exam',
      '您的证件在考试日期（2026年4月11日）前到期。请及时更换有效证件，以免影响参加考试。现在可以继续报名。',
    ],
    ['C9', 'first_registered', 'required', '请填写首次注册年月。执业类别不是“无”时必须填写。'],
    ['C10', 'residency_certified', 'required', '请填写住培合格证书发证年月，以证书落款时间为准。'],
    ['C13', 'degree', 'required', '请选择学位。如无学位，请选择“无”。'],
    [
      'C15',
      'employer',
      'not-picked',
      '请从列表中选择单位名称，不可自行填写。列表中没有时，请选“其它”，再填写“其它单位”。',
    ],
    ['C16', 'employer_category', 'required', '请选择单位类别。单位名称为“其它”时必须选择。'],
    ['C1', 'point', 'required', '请选择报名地市。'],
    ['C1', 'phone', 'required', '请填写手机号码。'],
    ['C1', 'idValidUntil', 'not-a-date', '请填写证件有效截止日期的年、月、日，例如 2020-07-01。'],
  ] as const)('%s (2026): %s %s', (_id, field, code, sentence) => {
    expect(problemText({ field, code, severity: 'error', params }, 'health-2026', 'zh-CN')).toBe(sentence);
  });

  it("C4 (2023): use the guide's word of the edition", () => {
    const problem: Problem = { field: 'id_valid_until', code: 'not-a-date', severity: 'error' };
    expect(problemText(problem, 'health-2023', 'zh-CN')).toContain('证件有效截至日期');
  });
});

describe('problems of a password and a user name', () => {
  const say = (field: string, code: string) =>
    problemText({ field, code, severity: 'error' }, 'health-2026', 'zh-CN');

  it('tell the lengths that the rules hold', () => {
    expect(say('password', 'password-weak')).toContain('10 到 128 个字符');
    expect(checkPassword('xkcd-9876', 'wangming', '')).toBe('password-weak');
    expect(checkPassword('xkcd-98765', 'wangming', '')).toBeNull();
    expect(say('userName', 'user-name-shape')).toContain('4 到 32 个');
    expect(['wan', 'wang', 'w'.repeat(32), 'w'.repeat(33)].map(isUserName)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('problems of education and degree records', () => {
  it('name the entry by the kind of record', () => {
    const problem: Problem = { field: 'level', code: 'required', severity: 'error' };
    expect(credentialProblemText(problem, 'education', 'zh-CN')).toBe('请选择学历。');
    expect(credentialProblemText(problem, 'degree', 'zh-CN')).toBe('请选择学位。');
    expect(credentialProblemText({ ...problem, field: 'school' }, 'education', 'zh-CN')).toBe(
      '请填写毕业学校。',
    );
  });

  it('tell the age that looks unusual', () => {
    const problem: Problem = {
      field: 'finishedOn',
      code: 'unusually-young',
      severity: 'warning',
      params: { years: 12 },
    };
    expect(credentialProblemText(problem, 'education', 'zh-CN')).toBe(
      '按毕业时间推算，您当时 12 周岁。请核对年份；没有错就可以继续。',
    );
  });
});
