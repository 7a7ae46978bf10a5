import type { Asked, Case } from '#domain/cases/case.ts';
import type { Reference } from '../../ports/reference.ts';

/** A case in a list: whose, what, where, since when. */
export const viewCaseRow = (deps: { readonly reference: Reference }, of: Case, name: string) => ({
  number: of.number,
  kind: of.kind,
  state: of.state,
  name,
  regionName: of.region === null ? null : deps.reference.regionName(of.region),
  pointName: of.point === null ? null : deps.reference.pointName(of.point),
  openedAt: of.openedAt.toISOString(),
  stateSince: of.stateSince.toISOString(),
});

/** What the candidate is told of a doubt about their file; nothing where it is about something else. */
export function toldOf(asked: Asked) {
  return {
    doubts: asked.kind === 'photo-in-doubt' ? [...asked.doubts] : [],
    words: 'words' in asked ? asked.words : '',
  };
}
