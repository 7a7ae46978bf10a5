import type { EmployerVerdict } from '#domain/staff/employer-names.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EmployerDirectory } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type EmployerNameDeps, viewTyped } from './list-employer-names.ts';

type Deps = EmployerNameDeps & { readonly employers: EmployerDirectory; readonly clock: Clock };

type Said = {
  readonly region: string;
  readonly name: string;
  readonly seq: number;
  readonly verdict: EmployerVerdict;
  readonly employer: string | null;
};

/**
 * Says of a name typed by hand which employer of the directory it is, that it is a new one, or takes that back. The
 * registrations stay as they were submitted; reviewers see beside them what was said.
 */
export async function identifyEmployer(deps: Deps, staff: StaffMember, said: Said, key: string) {
  const isListed = said.employer !== null && (await deps.employers.findEmployer(said.employer)) !== null;
  if (isListed !== (said.verdict === 'listed')) return refused('employer-unknown');
  const area = areaOf(staff);
  const typed = await deps.employerNames.findTyped(area, said.region, said.name);
  if (typed === null) return refused('not-found');
  const identification = { ...said, staff: staff.id, key, at: deps.clock.now() };
  const outcome = await deps.employerNames.identify(area, identification);
  if (outcome !== 'done') return refused(outcome === 'other' ? 'key-used-otherwise' : 'changed-meanwhile');
  const now = await deps.employerNames.findTyped(area, said.region, said.name);
  return now === null ? refused('not-found') : done(viewTyped(deps, now));
}
