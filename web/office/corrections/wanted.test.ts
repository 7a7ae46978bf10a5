import { expect, test } from 'vitest';
import type { CorrectionView } from '#contract/client.ts';
import { optionsFor, wantedAnswers } from './wanted.ts';

const field = (key: string, sealed = false): CorrectionView['fields'][number] => ({
  page: 'application',
  key,
  type: 'option',
  list: key,
  max: 100,
  sealed,
  until: 'exam',
});
const offered: CorrectionView = {
  rev: 3,
  region: '13',
  fields: [field('level'), field('specialty'), field('phone', true)],
  answers: { level: 'intermediate', specialty: '368', subjects: ['basic'] },
  employerName: '',
  fee: 100,
  settled: null,
  refundable: null,
  past: [],
};

test('only what differs from the form is sent; a sealed field as soon as something is typed', () => {
  expect(wantedAnswers(offered, {})).toEqual({});
  expect(wantedAnswers(offered, { level: 'intermediate', subjects: ['basic'] })).toEqual({});
  expect(wantedAnswers(offered, { specialty: '303', phone: '13900007788' })).toEqual({
    specialty: '303',
    phone: '13900007788',
  });
});

test('specialties of another level are not offered; what is not asked here narrows nothing', () => {
  const option = (code: string, within: Record<string, string[]>) => ({
    code,
    label: code,
    labelEn: code,
    within,
  });
  const lists = {
    specialty: [option('368', { level: ['intermediate'] }), option('203', { level: ['junior'] })],
  };
  const codes = (answers: Record<string, string>) =>
    optionsFor(field('specialty'), lists, answers).map(({ code }) => code);
  expect(codes({ level: 'junior' })).toEqual(['203']);
  expect(codes({})).toEqual(['368', '203']);
});
