import { describe, expect, it } from 'vitest';
import { type Actor, isInArea, maySee, ROLES } from './actor.ts';

const nation = { region: null, point: null };
const zhejiang = { region: '33', point: null };
const hangzhou = { region: '33', point: '3301' };

describe('an area', () => {
  it.each([
    ['the nation', nation, [true, true, true, true]],
    ['a region', zhejiang, [true, true, true, false]],
    ['a point', hangzhou, [true, false, false, false]],
  ] as const)('of %s holds its own registrations: I4', (_name, area, expected) => {
    const places = [
      ['33', '3301'],
      ['33', '3302'],
      ['33', null],
      ['12', '120103'],
    ] as const;
    expect(places.map(([region, point]) => isInArea(area, region, point))).toEqual(expected);
  });

  it('of a point does not hold the same point number of another region', () => {
    expect(isInArea(hangzhou, '12', '3301')).toBe(false);
  });
});

describe('a registration in Hangzhou', () => {
  const registration = { candidate: 'candidate-lin', region: '33', point: '3301' };
  const actors: readonly (readonly [Actor, boolean])[] = [
    [{ role: 'candidate', id: 'candidate-lin' }, true],
    [{ role: 'candidate', id: 'candidate-wang' }, false],
    [{ role: 'site', id: 's', area: hangzhou }, true],
    [{ role: 'site', id: 's', area: { region: '33', point: '3302' } }, false],
    [{ role: 'point', id: 'p', area: hangzhou }, true],
    [{ role: 'point', id: 'p', area: { region: '12', point: '120103' } }, false],
    [{ role: 'region', id: 'r', area: zhejiang }, true],
    [{ role: 'region', id: 'r', area: { region: '12', point: null } }, false],
    [{ role: 'nation', id: 'n', area: nation }, true],
    [{ role: 'system', id: 'deadlines' }, true],
    [{ role: 'bank', id: 'bank' }, true],
  ];

  it.each(actors)('may be seen by %j: %s', (actor, expected) => {
    expect(maySee(actor, registration)).toBe(expected);
  });

  it('is looked at by every role above', () => {
    expect(new Set(actors.map(([actor]) => actor.role))).toEqual(new Set(ROLES));
  });

  it('is not seen at any point before it has chosen one', () => {
    const unchosen = { ...registration, point: null };
    expect(maySee({ role: 'point', id: 'p', area: hangzhou }, unchosen)).toBe(false);
    expect(maySee({ role: 'region', id: 'r', area: zhejiang }, unchosen)).toBe(true);
  });

  it('is not seen by staff whose id happens to be a candidate’s', () => {
    expect(
      maySee({ role: 'region', id: 'candidate-lin', area: { region: '12', point: null } }, registration),
    ).toBe(false);
  });
});
