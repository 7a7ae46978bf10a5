import { expect, it } from 'vitest';
import { listsOf } from '../testing/lists.ts';
import { subjectsToBeginWith } from './subjects.ts';

it('ticks all subjects to begin with, so that none is forgotten: C7 (2026)', () => {
  expect(subjectsToBeginWith(listsOf('33').subject ?? [])).toEqual([
    'basic',
    'related',
    'professional',
    'practice',
  ]);
  expect(subjectsToBeginWith([])).toEqual([]);
});
