import { describe, expect, it } from 'vitest';
import { findPage } from '#domain/edition/edition.ts';
import { health2026 } from '#domain/edition/health-2026.ts';
import type { Option, OptionLists } from '#domain/edition/options.ts';
import { settleAnswers } from './settle-answers.ts';

const option = (code: string, within: Option['within'] = {}): Option => ({
  code,
  label: code,
  labelEn: code,
  within,
});

const lists: OptionLists = {
  discipline: [option('nursing'), option('clinical'), option('general-practice')],
  level: [
    option('junior', { discipline: ['nursing'] }),
    option('intermediate', { discipline: ['nursing', 'clinical', 'general-practice'] }),
  ],
  specialty: [
    option('203', { discipline: ['nursing'], level: ['junior'] }),
    option('204', { discipline: ['nursing'], level: ['junior'] }),
    option('368', { discipline: ['nursing'], level: ['intermediate'] }),
    option('303', { discipline: ['clinical'], level: ['intermediate'] }),
    option('304', { discipline: ['clinical'], level: ['intermediate'] }),
  ],
  subject: [
    option('basic', { specialty: ['203', '204', '368', '303'] }),
    option('practice', { specialty: ['203', '204', '368', '303'] }),
  ],
  'practice-category': [
    option('none', { discipline: ['clinical'] }),
    option('clinical', { discipline: ['clinical', 'general-practice'] }),
    option('chinese-medicine', { discipline: ['general-practice'] }),
    option('nursing', { discipline: ['nursing'] }),
  ],
  'yes-no': [option('yes'), option('no')],
};

const page = findPage(health2026, 'application') ?? { key: '', fields: [] };
const settle = (answers: Parameters<typeof settleAnswers>[2], before = answers) =>
  settleAnswers(page, lists, answers, before);

describe('answers after a change', () => {
  it('C7: all subjects are ticked as soon as the specialty offers them', () => {
    const before = { discipline: 'nursing', level: 'junior', specialty: null };
    expect(settle({ ...before, specialty: '203' }, before).subjects).toEqual(['basic', 'practice']);
  });

  it('C7: who ticks differently keeps that, while nothing else changes the subjects', () => {
    const before = { discipline: 'nursing', level: 'junior', specialty: '203', subjects: ['practice'] };
    expect(settle({ ...before, has_residency_certificate: 'no' }, before).subjects).toEqual(['practice']);
    expect(settle({ ...before, subjects: [] }, before).subjects).toEqual([]);
  });

  it('C8 (2026): those not passed last year are ticked, and all when another specialty is chosen', () => {
    const rolling = { specialty: '203', passed: ['basic'], complete: false };
    const begun = { discipline: 'nursing', level: 'junior', specialty: '203' };
    const subjectsOf = (answers: typeof begun, before: typeof begun) =>
      settleAnswers(page, lists, answers, before, rolling).subjects;
    expect(subjectsOf(begun, begun)).toEqual(['practice']);
    const other = { ...begun, specialty: '204' };
    expect(subjectsOf(other, begun)).toEqual(['basic', 'practice']);
    expect(subjectsOf(begun, other)).toEqual(['practice']);
  });

  it('C7: another specialty begins with all subjects again', () => {
    const before = { discipline: 'nursing', level: 'junior', specialty: '203', subjects: ['practice'] };
    expect(settle({ ...before, specialty: '204' }, before).subjects).toEqual(['basic', 'practice']);
  });

  it('C6 (2026): a specialty that no longer suits discipline and level is cleared', () => {
    const before = { discipline: 'nursing', level: 'junior', specialty: '203', subjects: ['basic'] };
    const after = settle({ ...before, discipline: 'clinical' }, before);
    expect(after.specialty).toBeNull();
    expect(after.subjects).toBeNull();
  });

  it('a level that was chosen, or taken as the only one, under another discipline is asked anew', () => {
    const before = { discipline: 'general-practice', level: 'intermediate', specialty: null };
    expect(settle({ ...before, discipline: 'nursing' }, before).level).toBeNull();
    expect(settle({ ...before, specialty: '368' }, before).level).toBe('intermediate');
  });

  it('what is the only choice left is chosen, and so is what follows from it', () => {
    const before = { discipline: null, level: null, specialty: null };
    const after = settle({ ...before, discipline: 'general-practice' }, before);
    expect(after.level).toBe('intermediate');
    const nurse = { discipline: 'nursing', level: null };
    expect(settle({ ...nurse, level: 'intermediate' }, nurse).specialty).toBe('368');
  });

  it('C9 (2026): the practice category is ticked where only one suits the discipline', () => {
    expect(settle({ discipline: 'nursing' }).practice_category).toBe('nursing');
    expect(settle({ discipline: 'general-practice' }).practice_category ?? null).toBeNull();
  });

  it('lists that have not arrived clear nothing', () => {
    const answers = { discipline: 'nursing', level: 'junior', specialty: '203' };
    expect(settleAnswers(page, {}, answers, answers)).toEqual(answers);
  });
});
