import { describe, expect, it } from 'vitest';
import { findPage } from '#domain/edition/edition.ts';
import { health2026 } from '#domain/edition/health-2026.ts';
import { firstAnswers, isFixed } from './first-answers.ts';

const person = findPage(health2026, 'person') ?? { key: '', fields: [] };
const contact = findPage(health2026, 'contact') ?? { key: '', fields: [] };

const view = {
  rev: 4,
  answers: {},
  drafts: {},
  quotes: { name: '王晓燕', sex: '2' },
  suggestions: { phone: '13900001234' },
  locked: [],
  savedPages: [],
  lastYear: null,
};

const draft = (answers: Record<string, string | null>) => ({
  contact: { answers, savedAt: '2025-12-03T02:00:00Z' },
});

const fieldOf = (key: string) => {
  const field = person.fields.find((each) => each.key === key);
  if (field === undefined) throw new Error(`no field ${key}`);
  return field;
};

describe('what a page opens with', () => {
  it('what the account suggests, until something was answered', () => {
    expect(firstAnswers(contact, view, null).phone).toBe('13900001234');
    const answered = { ...view, answers: { phone: '13900009999' } };
    expect(firstAnswers(contact, answered, null).phone).toBe('13900009999');
  });

  it('H2 (2026): what stood there last year before what the account suggests, until the page was submitted', () => {
    const lastYear = {
      year: 2025,
      answers: { phone: '13900005678', address: '保定市东风中路18号' },
      outdated: [],
      rolling: {
        specialty: '203',
        specialtyName: '203 护理学',
        passed: [],
        notPassed: [],
        lapsed: [],
        complete: false,
      },
      autoConfirmation: { applies: false, why: 'not-in-region' },
    } as const satisfies Parameters<typeof firstAnswers>[1]['lastYear'];
    // Answers that have a column are null as long as nothing was chosen.
    const returning = { ...view, answers: { phone: null }, lastYear: { ...lastYear, outdated: [] } };
    const open = firstAnswers(contact, returning, null);
    expect([open.phone, open.address]).toEqual(['13900005678', '保定市东风中路18号']);
    const drafted = { ...returning, drafts: draft({ phone: '13900005678', address: null }) };
    expect(firstAnswers(contact, drafted, null).address).toBeNull();
    // Emptied and submitted: an answer that is null is not stored.
    const submitted = { ...returning, savedPages: ['contact'], answers: { phone: '13900005678' } };
    expect(firstAnswers(contact, submitted, null).address).toBeNull();
  });

  it('the draft before what was submitted, also where the draft has emptied it', () => {
    const drafted = { ...view, answers: { address: '旧地址' }, drafts: draft({ address: null }) };
    expect(firstAnswers(contact, drafted, null).address).toBeNull();
  });

  it('the copy in the tab before the draft, if it was typed on this revision', () => {
    const drafted = { ...view, drafts: draft({ address: '草稿' }) };
    expect(firstAnswers(contact, drafted, { answers: { address: '未保存' }, rev: 4 }).address).toBe('未保存');
    expect(firstAnswers(contact, drafted, { answers: { address: '未保存' }, rev: 3 }).address).toBe('草稿');
  });

  it('C3: sex and birth date can be chosen only where they were not quoted', () => {
    expect(isFixed(fieldOf('sex'), view)).toBe(true);
    expect(isFixed(fieldOf('birth_date'), view)).toBe(false);
    expect(isFixed(fieldOf('ethnicity'), view)).toBe(false);
  });

  it('D6: what the first submission fixed stands, whatever the account says now', () => {
    const locked = { ...view, locked: ['name'], answers: { name: '王小燕' } };
    expect(firstAnswers(person, locked, null).name).toBe('王小燕');
    expect(firstAnswers(person, view, null).name).toBe('王晓燕');
  });
});
