import { expect, test } from 'vitest';
import { editions } from '../edition/editions.ts';
import { compareLines, covers, handedOver } from './handover.ts';

test('what is handed over begins with the number, and tells nobody where somebody lives', () => {
  for (const edition of editions) {
    const columns = handedOver(edition);
    expect(columns[0]).toBe('number');
    expect(columns).toEqual(expect.arrayContaining(['name', 'id_number', 'point', 'specialty', 'subjects']));
    for (const key of ['phone', 'address', 'health']) expect(columns).not.toContain(key);
  }
});

test('a later version says what was added, corrected and cancelled since, and nothing of what is the same', () => {
  const lines = compareLines(
    new Map([
      ['A', 'a'],
      ['B', 'b'],
      ['C', 'c'],
    ]),
  );
  expect([lines.see('C', 'c'), lines.see('A', 'other'), lines.see('D', 'd')]).toEqual([
    null,
    'corrected',
    'added',
  ]);
  expect(lines.gone()).toEqual(['B']);
});

test('I4: a region hands over itself and its points, a point itself, the nation everybody', () => {
  const hebei = { region: '13', point: null };
  const point = { region: '13', point: '1301' };
  expect([covers(hebei, hebei), covers(hebei, point), covers(point, point)]).toEqual([true, true, true]);
  expect([covers(point, hebei), covers(hebei, { region: '41', point: null })]).toEqual([false, false]);
  expect(covers({ region: null, point: null }, point)).toBe(true);
});
