import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const journeys = path.join(import.meta.dirname, '..');
const router = readFileSync(path.join(journeys, '../web/candidate/router.tsx'), 'utf8');

/** The addresses that the portal serves: the first member of each entry of the router's two lists, and the front page. */
const served = ['/', ...[...router.matchAll(/^ {2,4}\[?'(\/[^']*)',/gm)].map(([, address]) => address)];

const byKeyboard = readdirSync(journeys).filter((file) => /^by-keyboard-.*\.journey\.ts$/.test(file));
const driven = byKeyboard.flatMap((file) =>
  [...readFileSync(path.join(journeys, file), 'utf8').matchAll(/arriveOnPhone\(\s*\w+,\s*'([^']+)'/g)].map(
    ([, address]) => address,
  ),
);

it('drives every page of the candidate portal by keyboard on a small phone', () => {
  expect(served.length).toBe([...router.matchAll(/\bpage\(\(\)/g)].length + ['/', '/login'].length);
  expect(served.filter((address) => !driven.includes(address))).toEqual([]);
});

it('names no page that the portal does not serve', () => {
  expect(driven.filter((address) => !served.includes(address))).toEqual([]);
});
