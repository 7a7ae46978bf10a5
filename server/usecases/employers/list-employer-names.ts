import type { EmployerNames, TypedEmployer } from '../../ports/employer-names.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';

export type EmployerNameDeps = { readonly employerNames: EmployerNames; readonly reference: Reference };

export function viewTyped({ reference }: EmployerNameDeps, typed: TypedEmployer) {
  const { by, at, ...shown } = typed;
  return {
    ...shown,
    regionName: reference.regionName(typed.region),
    who: by,
    at: at?.toISOString() ?? null,
  };
}

/** Names typed by hand on the submitted forms of the area: those that wait, or those of which something was said. */
export async function listEmployerNames(deps: EmployerNameDeps, staff: StaffMember, is: 'open' | 'said') {
  const typed = await deps.employerNames.listTyped(areaOf(staff), is);
  return done(typed.map((one) => viewTyped(deps, one)));
}
