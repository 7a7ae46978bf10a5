import { describe, expect, it } from 'vitest';
import { fieldsOf, type Source } from '#domain/edition/edition.ts';
import { health2023 } from '#domain/edition/health-2023.ts';
import { health2026 } from '#domain/edition/health-2026.ts';
import { credentialLabel, credentialStateText } from './credentials.ts';
import { fieldHint, fieldLabel, pageTitle, pageWhy, sourceCorrection, sourceText } from './fields.ts';
import { faultsIn, faultsInSentence, inEveryWording, LANGUAGES } from './testing/sentence-rules.ts';

const keysOf2026 = fieldsOf(health2026).map((field) => field.key);
const keysOf2023 = fieldsOf(health2023).map((field) => field.key);
const keys = [...keysOf2026, ...keysOf2023, 'region', 'photo'];
const pages = health2026.pages.map((page) => page.key);

describe('fields', () => {
  it('have a label of their own, and a hint only in full sentences, in both languages', () => {
    expect(keysOf2026.length).toBeGreaterThan(30);
    inEveryWording((edition, language) => {
      for (const key of keys) {
        const label = fieldLabel(edition, key, language);
        expect(label).not.toBe(key);
        expect(faultsIn(label, language)).toEqual([]);
        const hint = fieldHint(edition, key, language);
        if (hint !== null) expect(faultsInSentence(hint, language)).toEqual([]);
      }
    });
  });

  it.each([
    ['C2', 'health-2026', 'point', '报名地市'],
    ['C2', 'health-2026', 'site', '报名点'],
    ['C2', 'health-2023', 'site', '网上确认机构'],
    ['C3', 'health-2026', 'health', '健康状态'],
    ['C4', 'health-2026', 'id_valid_until', '证件有效截止日期'],
    ['C4', 'health-2023', 'id_valid_until', '证件有效截至日期'],
    ['C6', 'health-2026', 'discipline', '专业类别'],
    ['C6', 'health-2026', 'specialty', '专业'],
    ['C6', 'health-2023', 'specialty', '报考专业'],
    ['C7', 'health-2026', 'subjects', '报考科目'],
    ['C9', 'health-2026', 'first_registered', '首次注册年月'],
    ['C10', 'health-2026', 'residency_certified', '住培合格证书发证年月'],
    ['C11', 'health-2023', 'current_title', '现有技术资格'],
    ['C11', 'health-2023', 'current_title_since', '现有技术资格取得时间'],
    ['C12', 'health-2026', 'education_record', '报考学历'],
    ['C13', 'health-2026', 'work_history', '专业工作经历'],
    ['C13', 'health-2023', 'highest_education', '最高学历'],
    ['C13', 'health-2023', 'study_history', '专业学习经历'],
    ['C14', 'health-2026', 'years_in_profession', '从事本专业年限'],
    ['C15', 'health-2023', 'employer_other', '其它单位'],
    ['C16', 'health-2026', 'employer_category', '单位类别'],
  ])("%s (%s): %s bears the guide's word %s", (_id, edition, key, label) => {
    expect(fieldLabel(edition, key, 'zh-CN')).toBe(label);
  });

  it('C10, C13 and C15: say beside the field what the guide says', () => {
    expect(fieldHint('health-2026', 'residency_certified', 'zh-CN')).toContain('以证书落款时间为准');
    expect(fieldHint('health-2026', 'degree', 'zh-CN')).toContain('如无学位，请选择“无”');
    expect(fieldHint('health-2026', 'employer', 'zh-CN')).toContain('不可输入单位缩写、简称');
    expect(fieldHint('health-2023', 'employer', 'zh-CN')).toContain('不可自行填写');
    expect(fieldHint('health-2026', 'id_valid_until', 'zh-CN')).toBe('长期有效的证件请留空。');
    expect(fieldHint('health-2026', 'name', 'zh-CN')).toBeNull();
  });

  it('show a key without words as it is, whatever its name', () => {
    expect(fieldLabel('health-2026', 'constructor', 'zh-CN')).toBe('constructor');
    expect(fieldHint('health-2026', 'constructor', 'zh-CN')).toBeNull();
  });
});

describe('pages', () => {
  it('C1: bear the names of the guide, in its order', () => {
    expect(pages.map((page) => pageTitle('health-2026', page, 'zh-CN'))).toEqual([
      '考点信息',
      '基本信息',
      '联系方式',
      '报考信息',
      '教育情况',
      '工作情况',
    ]);
  });

  it('have a title, and say why in full sentences', () => {
    inEveryWording((edition, language) => {
      for (const page of pages) {
        expect(faultsIn(pageTitle(edition, page, language), language)).toEqual([]);
        const why = pageWhy(edition, page, language);
        if (why !== null) expect(faultsInSentence(why, language)).toEqual([]);
      }
    });
  });
});

describe('quoted values', () => {
  const sources: readonly Source[] = ['account', 'credential', 'employer'];

  it('say where they come from, and how they are put right', () => {
    expect(sourceText('account', 'zh-CN')).toBe('引自注册信息');
    for (const language of LANGUAGES) {
      for (const source of sources) {
        expect(faultsIn(sourceText(source, language), language)).toEqual([]);
      }
      for (const source of ['account', 'employer'] as const) {
        expect(faultsInSentence(sourceCorrection(source, language), language)).toEqual([]);
      }
    }
  });
});

describe('education and degree records', () => {
  it('name each entry by the kind of record', () => {
    expect(credentialLabel('education', 'certificateNumber', 'zh-CN')).toBe('学历证书编号');
    expect(credentialLabel('degree', 'certificateNumber', 'zh-CN')).toBe('学位证书编号');
    expect(credentialLabel('degree', 'toString', 'zh-CN')).toBeNull();
  });

  it('have a state in words', () => {
    const states = (['unverified', 'verified', 'failed'] as const).map((s) =>
      credentialStateText({ state: s }, 'zh-CN'),
    );
    expect(states).toEqual(['未核验', '核验通过', '核验未通过']);
    const settled = credentialStateText({ state: 'verified', byStaff: true }, 'zh-CN');
    expect(settled).toBe('核验通过（工作人员核对证书）');
  });
});
