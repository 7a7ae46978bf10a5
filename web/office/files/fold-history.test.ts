import { expect, test } from 'vitest';
import { foldHistory, type Line } from './fold-history.ts';

const line = (action: string, at: string, more: Partial<Line> = {}): Line => ({
  action,
  role: 'candidate',
  who: '',
  from: 'draft',
  to: 'draft',
  reason: null,
  at,
  ...more,
});

test('six pages submitted in one sitting are one line, told at the time of the last', () => {
  const pages = [1, 2, 3, 4, 5, 6].map((minute) => line('save-page', `2025-12-03T02:0${minute}:00Z`));
  const [submitted, saved, ...rest] = foldHistory([
    ...pages,
    line('submit', '2025-12-03T02:09:00Z', { to: 'submitted' }),
  ]);
  expect(submitted).toMatchObject({ action: 'submit', times: 1 });
  expect(saved).toMatchObject({ action: 'save-page', times: 6, at: '2025-12-03T02:06:00Z' });
  expect(rest).toEqual([]);
});

test('decisions for different reasons, or by different people, stay apart', () => {
  const refuse = (at: string, more: Partial<Line>) =>
    line('refuse', at, { role: 'point', to: 'refused', ...more });
  const folded = foldHistory([
    refuse('2025-12-20T01:00:00Z', { who: '孙丽萍', reason: 'years-too-few' }),
    refuse('2025-12-20T02:00:00Z', { who: '孙丽萍', reason: 'level-mismatch' }),
    refuse('2025-12-20T03:00:00Z', { who: '刘建国', reason: 'level-mismatch' }),
  ]);
  expect(folded.map((folded) => folded.times)).toEqual([1, 1, 1]);
});

test('of two acts at the same instant the later written stands first', () => {
  const at = '2025-12-03T02:00:00Z';
  expect(foldHistory([line('enter', at), line('submit', at)]).map(({ action }) => action)).toEqual([
    'submit',
    'enter',
  ]);
});
