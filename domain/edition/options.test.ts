import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listsOf } from '../testing/lists.ts';
import { type Answers, field } from './edition.ts';
import { labelOf, offeredOptions } from './options.ts';

const lists = listsOf('33');
const specialty = field('specialty', 'option', { list: 'specialty' });
const level = field('level', 'option', { list: 'level' });
const practice = field('practice_category', 'option', { list: 'practice-category' });
const codes = (of: typeof specialty, answers: Answers) =>
  offeredOptions(of, lists, answers).map(({ code }) => code);

describe('the options offered', () => {
  it('are those of the discipline, then of the level: C6 (2026)', () => {
    expect(codes(level, { discipline: 'clinical' })).toEqual(['intermediate']);
    expect(codes(level, { discipline: 'nursing' })).toEqual(['junior-assistant', 'junior', 'intermediate']);
    expect(codes(specialty, { discipline: 'nursing', level: 'intermediate' })).toEqual(['368']);
    expect(codes(specialty, { discipline: 'nursing', level: 'junior' })).toEqual(['203']);
    expect(codes(specialty, { discipline: 'clinical', level: 'junior' })).toEqual([]);
  });

  it('suit the discipline in 「执业类别」: C9 (2026)', () => {
    expect(codes(practice, { discipline: 'nursing' })).toEqual(['nursing']);
    expect(codes(practice, { discipline: 'pharmacy' })).toEqual(['none']);
  });

  it('wait for the answers that they depend on', () => {
    expect(codes(specialty, {})).toEqual([]);
    expect(codes(specialty, { discipline: 'nursing' })).toEqual([]);
    expect(codes(specialty, { discipline: ['nursing'], level: 'intermediate' })).toEqual([]);
    expect(codes(level, {})).toEqual(['intermediate']);
  });

  it('are none where the field has no list, or the region none', () => {
    expect(codes(field('phone', 'phone'), {})).toEqual([]);
    expect(offeredOptions(specialty, {}, { discipline: 'nursing', level: 'intermediate' })).toEqual([]);
  });

  it('are never outside the discipline and level that were chosen, in the order of the list', () => {
    const choice = fc.record({
      discipline: fc.constantFrom('clinical', 'nursing', 'pharmacy', 'x'),
      level: fc.constantFrom('junior-assistant', 'junior', 'intermediate', 'x'),
    });
    fc.assert(
      fc.property(choice, (answers) => {
        const offered = offeredOptions(specialty, lists, answers);
        for (const { within } of offered) {
          expect(within.discipline).toContain(answers.discipline);
          expect(within.level).toContain(answers.level);
        }
        expect((lists.specialty ?? []).filter((option) => offered.includes(option))).toEqual(offered);
      }),
    );
  });
});

describe('the label of an answer', () => {
  it('is what stood on the screen, and the answer itself where it is no option', () => {
    expect(labelOf(specialty, lists, '368')).toBe('368 护理学');
    expect(labelOf(field('subjects', 'options', { list: 'subject' }), lists, ['practice', 'basic'])).toBe(
      '专业实践能力 基础知识',
    );
    expect(labelOf(specialty, lists, '999')).toBe('999');
    expect(labelOf(field('years', 'whole-number'), lists, 9)).toBe('9');
    expect(labelOf(specialty, lists, null)).toBe('');
  });
});
