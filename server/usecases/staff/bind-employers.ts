import { mayManage } from '#domain/staff/manage-staff.ts';
import type { Post } from '#domain/staff/posts.ts';
import type { EmployerDirectory } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { type Outcome, refused } from '../outcome.ts';
import { areaOf, colleague, type DirectoryDeps, type OpenedStaff, readStaff } from './staff-directory.ts';

type Deps = { readonly employers: EmployerDirectory };

/** Whether a post can be given with these employers: a clerk's with some of the own region, any other with none. */
export async function areEmployersOf(
  deps: Deps,
  { post, region }: { readonly post: Post; readonly region: string | null },
  employers: readonly string[],
): Promise<boolean> {
  if (post !== 'employer-clerk') return employers.length === 0;
  const found = await Promise.all(employers.map((code) => deps.employers.findEmployer(code)));
  return found.length > 0 && found.every((entry) => entry !== null && entry.region === region);
}

/** Says anew for which employers a clerk works. */
export async function bindEmployers(
  deps: DirectoryDeps & Deps,
  administrator: StaffMember,
  id: string,
  employers: readonly string[],
): Promise<Outcome<OpenedStaff>> {
  const found = await deps.members.findStaff(areaOf(administrator), id);
  if (found === null) return refused('not-found');
  if (!mayManage(colleague(administrator), colleague(found))) return refused('not-to-manage');
  const wanted = [...new Set(employers)];
  if (found.post !== 'employer-clerk' || !(await areEmployersOf(deps, found, wanted)))
    return refused('employers-missing');
  const bound = await deps.members.bindEmployers(areaOf(administrator), id, wanted);
  return bound ? readStaff(deps, administrator, id) : refused('changed-meanwhile');
}
