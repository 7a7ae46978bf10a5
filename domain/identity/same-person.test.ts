import { describe, expect, it } from 'vitest';
import type { IdType } from './id-papers.ts';
import { samePerson } from './same-person.ts';

const person = (name: string, number: string, type: IdType = 'resident-id') => ({
  name,
  paper: { type, number },
});
const NUMBER = '11010519491231002X';

describe('this year and last year', () => {
  it('C8: same name and ID number is the same person, however both are spelt', () => {
    expect(samePerson(person('买买提·吐尔逊', NUMBER), person('买买提•吐尔逊', NUMBER.toLowerCase()))).toBe(
      'same',
    );
    expect(samePerson(person('欧阳明日', NUMBER), person('欧阳 明日', '110105491231002'))).toBe('same');
    expect(
      samePerson(
        person("O'Neill Anne", 'G1234567', 'passport'),
        person('O’NEILL ANNE', 'g1234567', 'passport'),
      ),
    ).toBe('same');
  });

  it('H6: another type of ID with the same number needs the score merge', () => {
    const thisYear = person('黄嘉欣', '12345678', 'taiwan-permit');
    const lastYear = person('黄嘉欣', '12345678', 'passport');
    expect(samePerson(thisYear, lastYear)).toBe('needs-score-merge');
    expect(samePerson(lastYear, thisYear)).toBe('needs-score-merge');
  });

  it('H6: a changed number looks like a namesake', () => {
    expect(samePerson(person('王建国', NUMBER), person('王建国', '110105199003070011'))).toBe('different');
    expect(samePerson(person('黄嘉欣', 'H12345678', 'hk-macao-permit'), person('黄嘉欣', NUMBER))).toBe(
      'different',
    );
  });

  it('another name is another person, also with the same number', () => {
    expect(samePerson(person('王锁', NUMBER), person('王(suo)', NUMBER))).toBe('different');
    expect(samePerson(person('买买提', NUMBER), person('買買提', NUMBER))).toBe('different');
  });

  it('without a number nobody is recognised', () => {
    expect(samePerson(person('王建国', ''), person('王建国', ' '))).toBe('different');
  });
});
