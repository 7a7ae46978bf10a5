import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeeRow, feeFor } from './fee.ts';

const row = (level: string, form: string, fenPerSubject: number, fenPerPerson = 0): FeeRow => ({
  level,
  form,
  fenPerSubject,
  fenPerPerson,
  legalBasis: '冀价行费[2013]54号',
  payee: '河北省卫生健康委员会人才中心',
});

const all = ['basic', 'related', 'professional', 'practice'];
const nurse = { level: 'intermediate', form: 'computer', subjects: all };

describe('the fee', () => {
  it('is told in one line a subject, and one for the person where the region takes one: G2', () => {
    const fee = feeFor([row('*', '*', 7500, 1000)], { ...nurse, subjects: ['basic', 'practice'] });
    expect(fee).toEqual({
      lines: [
        { kind: 'subject', subject: 'basic', fen: 7500 },
        { kind: 'subject', subject: 'practice', fen: 7500 },
        { kind: 'person', subject: null, fen: 1000 },
      ],
      fen: 16_000,
      legalBasis: '冀价行费[2013]54号',
      payee: '河北省卫生健康委员会人才中心',
    });
    expect(feeFor([row('*', '*', 6500)], nurse)).toMatchObject({ fen: 26_000, lines: { length: 4 } });
  });

  it('is that of the most precise row, wherever it stands: the level counts more than the form', () => {
    const rows = [
      row('*', '*', 1),
      row('*', 'computer', 2),
      row('intermediate', '*', 3),
      row('intermediate', 'computer', 4),
      row('junior', 'computer', 5),
      row('intermediate', 'paper', 6),
    ];
    const perSubject = (of: readonly FeeRow[], level: string, form: string) =>
      feeFor(of, { level, form, subjects: ['basic'] })?.fen;
    for (const of of [rows, rows.toReversed()]) {
      expect(perSubject(of, 'intermediate', 'computer')).toBe(4);
      expect(perSubject(of, 'intermediate', 'paper')).toBe(6);
      expect(perSubject(of, 'intermediate', 'oral')).toBe(3);
      expect(perSubject(of, 'senior', 'computer')).toBe(2);
      expect(perSubject(of, 'senior', 'paper')).toBe(1);
      expect(
        perSubject(
          of.filter((each) => each.fenPerSubject < 4),
          'intermediate',
          'computer',
        ),
      ).toBe(3);
    }
  });

  it('is unknown where the region has published none', () => {
    expect(feeFor([], nurse)).toBeNull();
    expect(feeFor([row('junior', '*', 6500), row('*', 'paper', 6500)], nurse)).toBeNull();
  });

  it('is always the sum of its lines, in whole fen', () => {
    const fen = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(fen, fen, fc.subarray(all), (perSubject, perPerson, subjects) => {
        const fee = feeFor([row('*', '*', perSubject, perPerson)], { ...nurse, subjects });
        expect(fee?.fen).toBe(subjects.length * perSubject + perPerson);
        expect(fee?.lines.reduce((sum, line) => sum + line.fen, 0)).toBe(fee?.fen);
        expect(Number.isInteger(fee?.fen)).toBe(true);
      }),
    );
  });

  it('leaves the table as it was', () => {
    const rows = Object.freeze([row('*', '*', 1), row('intermediate', '*', 2)]);
    feeFor(rows, nurse);
    expect(rows.map((of) => of.fenPerSubject)).toEqual([1, 2]);
  });
});
