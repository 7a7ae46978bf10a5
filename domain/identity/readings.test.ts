import { describe, expect, it } from 'vitest';
import type { IdType } from './id-papers.ts';
import { plainReading, type Readings, sameByReading } from './readings.ts';
import { samePerson } from './same-person.ts';

it.each([
  ['lǚ', 'lv'],
  [' LÜ4 ', 'lv'],
  ['nu:e4', 'nve'],
  ['ḿ', 'm'],
  ['ê̄', 'e'],
  ['zhuāng', 'zhuang'],
])('%s is typed as %s', (reading, typed) => {
  expect(plainReading(reading)).toBe(typed);
});

const TABLE: Record<string, string[]> = {
  锁: ['suo'],
  绿: ['lv', 'lu'],
  䶮: ['yan'],
  单: ['dan', 'shan', 'chan'],
};
const readings: Readings = (character) => TABLE[character] ?? [character];
const same = (a: string, b: string) => sameByReading(a, b, readings);

describe('a reading in the place of a character (0017)', () => {
  it.each([
    ['王(suo)', '王锁'],
    ['王（SUO）', '王锁'],
    ['王【suo3】', '王锁'],
    ['王 suo', '王锁'],
    ['(yan)丽华', '䶮丽华'],
    ['林(lü)', '林绿'],
    ['林(lyu)', '林绿'],
    ['林(lu)', '林绿'],
    ['(shan)小云', '单小云'],
    ['阿依(yan)·买买提', '阿依䶮•买买提'],
  ])('%s is read like %s, either way round', (a, b) => {
    expect([same(a, b), same(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['王(suo)', '王琐碎'],
    ['王(bo)', '王锁'],
    ['李(suo)', '王锁'],
    ['(wang)(suo)', '王锁'],
    ['WANG SUO', '王锁'],
    ['王锁', '王琐'],
    ['王(suo)', '王'],
    ['王()', '王锁'],
    ['', '王锁'],
  ])('%s is not %s', (a, b) => {
    expect([same(a, b), same(b, a)]).toEqual([false, false]);
  });
});

describe('the same person by a reading', () => {
  const person = (name: string, number = '11010519491231002X', type: IdType = 'resident-id') => ({
    name,
    paper: { type, number },
  });

  it('C8: only with the very same ID paper', () => {
    expect(samePerson(person('王锁'), person('王(suo)'), readings)).toBe('same');
    expect(samePerson(person('王锁'), person('王(suo)', '110105491231002'), readings)).toBe('same');
    expect(samePerson(person('王锁'), person('王(suo)', '110105199003070011'), readings)).toBe('different');
    expect(
      samePerson(
        person('王锁', 'G12345678', 'passport'),
        person('王(suo)', 'G12345678', 'taiwan-permit'),
        readings,
      ),
    ).toBe('different');
  });

  it('without a table of readings nobody is', () => {
    expect(samePerson(person('王锁'), person('王(suo)'))).toBe('different');
  });
});
