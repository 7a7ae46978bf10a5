import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInArea, type Jurisdiction } from './actor.ts';
import {
  type Colleague,
  fits,
  holds,
  mayGive,
  mayManage,
  mayMove,
  type Position,
  postsToGive,
} from './manage-staff.ts';
import { mayDo, PERMISSIONS } from './permissions.ts';
import { POSTS } from './posts.ts';

const REGIONS = ['1', '13', '41'];
const areas: fc.Arbitrary<Jurisdiction> = fc.oneof(
  fc.constant({ region: null, point: null }),
  fc.record({ region: fc.constantFrom(...REGIONS), point: fc.constant(null) }),
  fc
    .record({ region: fc.constantFrom(...REGIONS), at: fc.integer({ min: 1, max: 3 }) })
    .map(({ region, at }) => ({ region, point: `${region}0${at}` })),
);
const anyPosition: fc.Arbitrary<Position> = fc.record({ post: fc.constantFrom(...POSTS), area: areas });
const positions = anyPosition.filter(fits);
const colleagues: fc.Arbitrary<Colleague> = fc
  .record({ id: fc.constantFrom('a', 'b', 'c', 'd'), at: positions })
  .map(({ id, at }) => ({ id, ...at }));

describe('an area holds another', () => {
  it('exactly when every place of the inner one is a place of the outer one', () => {
    const places = REGIONS.flatMap((region) =>
      ['1', '2', '3'].map((at) => [region, `${region}0${at}`] as const),
    );
    const placesOf = (area: Jurisdiction) =>
      places.filter(([region, point]) => isInArea(area, region, point));
    fc.assert(
      fc.property(areas, areas, (outer, inner) => {
        const isWithin = placesOf(inner).every((place) => placesOf(outer).includes(place));
        expect(holds(outer, inner)).toBe(isWithin);
      }),
    );
  });
});

describe('I4: who manages whom', () => {
  it('is an administrator, of a position within the own area, and never oneself', () => {
    fc.assert(
      fc.property(colleagues, colleagues, (administrator, colleague) => {
        if (!mayManage(administrator, colleague)) return;
        expect(mayDo(administrator.post, 'manage-staff')).toBe(true);
        expect(holds(administrator.area, colleague.area)).toBe(true);
        expect(administrator.id).not.toBe(colleague.id);
      }),
    );
  });

  it('gives no position that does not fit its post, and none that is wider than the own', () => {
    fc.assert(
      fc.property(positions, anyPosition, (administrator, position) => {
        if (!mayGive(administrator, position)) return;
        expect(fits(position)).toBe(true);
        if (administrator.area.region !== null) expect(position.area.region).toBe(administrator.area.region);
      }),
    );
  });

  it('appoints auditors and the people of the centre from the centre only', () => {
    expect(postsToGive('national-administrator')).toEqual(POSTS);
    expect(POSTS.filter((post) => !postsToGive('region-administrator').includes(post))).toEqual([
      'national-administrator',
      'auditor',
    ]);
    const givers = POSTS.filter((post) => postsToGive(post).length > 0);
    expect(givers).toEqual(['region-administrator', 'national-administrator']);
  });

  it('lets nobody climb, by whatever chain of acts: regions move people within the region only', () => {
    const acts = fc.array(fc.record({ by: fc.nat(7), of: fc.nat(7), to: positions }), { maxLength: 60 });
    const people = fc.array(positions, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(people, acts, (start, chain) => {
        const staff = start.map((position, id) => ({ id: String(id), ...position }));
        for (const { by, of, to } of chain) {
          const [administrator, colleague] = [staff[by], staff[of]];
          if (administrator === undefined || colleague === undefined) continue;
          // What the centre does is the centre's; here only regions act.
          if (administrator.area.region === null) continue;
          if (mayMove(administrator, colleague, to)) staff[of] = { id: colleague.id, ...to };
        }
        for (const [i, { area, post }] of staff.entries()) {
          const before = start[i];
          expect(area.region).toBe(before?.area.region);
          if (!postsToGive('region-administrator').includes(post)) expect(post).toBe(before?.post);
        }
      }),
    );
  });

  it('opens to a new position nothing that its post does not have', () => {
    const weighty = PERMISSIONS.filter((permission) => permission === 'read-audit');
    const given = postsToGive('region-administrator');
    expect(weighty.flatMap((permission) => given.filter((post) => mayDo(post, permission)))).toEqual([]);
  });
});
