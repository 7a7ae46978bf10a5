import { describe, expect, it } from 'vitest';
import { listsOf } from '../testing/lists.ts';
import { subjectsToBeginWith } from './subjects.ts';

const offered = listsOf('33').subject ?? [];
const ALL = ['basic', 'related', 'professional', 'practice'];
const rolling = { specialty: '203', passed: ['basic', 'practice'], complete: false };

describe('subjects to begin with', () => {
  it('C7: all that are offered, for who takes the exam for the first time', () => {
    expect(subjectsToBeginWith(offered, null, '203')).toEqual(ALL);
    expect(subjectsToBeginWith([], null, '203')).toEqual([]);
  });

  it('C8: those not passed last year', () => {
    expect(subjectsToBeginWith(offered, rolling, '203')).toEqual(['related', 'professional']);
    expect(subjectsToBeginWith(offered, { ...rolling, passed: [] }, '203')).toEqual(ALL);
  });

  it('C8: all of another specialty, of none, and of one that was passed whole', () => {
    expect(subjectsToBeginWith(offered, rolling, '368')).toEqual(ALL);
    expect(subjectsToBeginWith(offered, rolling, null)).toEqual(ALL);
    expect(subjectsToBeginWith(offered, { ...rolling, complete: true }, '203')).toEqual(ALL);
  });
});
