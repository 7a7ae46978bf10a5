import { expect, test } from 'vitest';
import type { RegistrationView } from '#contract/client.ts';
import { findPage } from '#domain/edition/edition.ts';
import { health2026 } from '#domain/edition/health-2026.ts';
import { answersToTakeBack, noLongerFitting } from './kept-answers.ts';

const page = (key: string) => {
  const found = findPage(health2026, key);
  if (found === null) throw new Error(key);
  return found;
};

const viewWith = (more: Partial<RegistrationView>) =>
  ({ locked: [], quotes: {}, kept: {}, ...more }) as unknown as RegistrationView;

test('B5: what the account gives or the first submission has fixed is not taken back; the rest is', () => {
  const answers = { name: '王晓明', sex: '2', birth_date: '1998-05-12', ethnicity: '01', health: null };
  const kept = { person: { answers, until: '2026-01-02T02:00:00.000Z' } };
  const quotes = { name: '王晓明', sex: '2' };
  expect(answersToTakeBack(page('person'), viewWith({ kept, quotes }))).toEqual({
    birth_date: '1998-05-12',
    ethnicity: '01',
  });
  const locked = ['name', 'sex', 'birth_date'];
  expect(answersToTakeBack(page('person'), viewWith({ kept, quotes, locked }))).toEqual({ ethnicity: '01' });
  expect(answersToTakeBack(page('contact'), viewWith({ kept, quotes }))).toEqual({});
});

test('B5: the education record comes back with what was quoted from it', () => {
  const answers = { education_record: 'record-1', education_level: 'bachelor', study_length: '5' };
  const kept = { education: { answers, until: '2026-01-02T02:00:00.000Z' } };
  expect(answersToTakeBack(page('education'), viewWith({ kept }))).toEqual(answers);
});

test('what is no longer offered is told', () => {
  const taken = { specialty: '110', subjects: ['basic'], level: 'junior' };
  expect(noLongerFitting(taken, { ...taken, specialty: null, subjects: null })).toEqual([
    'specialty',
    'subjects',
  ]);
  expect(noLongerFitting(taken, { ...taken, other: 'x' })).toEqual([]);
});
