import { mayGive, type Position } from '../staff/manage-staff.ts';
import { POSTS } from '../staff/posts.ts';
import type { PlainKind, PlainRow } from './plain-rows.ts';

/** What a file of staff may name. */
export type StaffFacts = {
  /** Whose act it is: nobody gives what is wider or higher than their own. */
  readonly administrator: Position;
  /** In which region each point is. */
  readonly points: ReadonlyMap<string, string>;
  readonly regions: ReadonlySet<string>;
};

export type InvitedRow = PlainRow & {
  readonly content: {
    readonly display_name: string;
    readonly post: string;
    readonly region_id: string | null;
    readonly point_id: string | null;
  };
};

const MOST_NAME = 40;

/** Whom an employer sends is invited one by one, with that employer named. */
const isToGive = (administrator: Position, position: Position): boolean =>
  position.post !== 'employer-clerk' && mayGive(administrator, position);

/** A file of people to be invited: a row each. Passwords are nobody's but theirs, so no column takes one. */
export const staffRows = ({ administrator, points, regions }: StaffFacts): PlainKind<InvitedRow> => ({
  needed: ['display_name', 'post'],
  oneOf: [],
  known: ['display_name', 'post', 'region', 'point'],
  read: (cell, tell) => {
    const name = cell('display_name');
    const [region, point] = [cell('region') || null, cell('point') || null];
    const post = POSTS.find((known) => known === cell('post'));
    if (name.length > MOST_NAME) tell('too-long', 'display_name', name);
    if (post === undefined) tell('value-unknown', 'post', cell('post'));
    if (region !== null && !regions.has(region)) tell('value-unknown', 'region', region);
    else if (point !== null && points.get(point) !== region) tell('place-wrong', 'point', point);
    else if (post !== undefined && !isToGive(administrator, { post, area: { region, point } }))
      tell('position-wrong', 'post', cell('post'));
    const content = { display_name: name, post: cell('post'), region_id: region, point_id: point };
    return { key: [name, post, region, point].join('\n'), content };
  },
});
