import { changesBetween } from '#domain/registration/content.ts';
import { displayCode, readVerificationCode } from '#domain/registration/verification-code.ts';
import type { PrintedCode } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { type SheetDeps, sheetOfFile } from '../employers/find-sheet.ts';
import { done, refused } from '../outcome.ts';
import { areaOf, type OfficeDeps, showChange, viewFile } from '../review/view-file.ts';

/**
 * What a scanned or typed code leads to. A code of an older print-out is recognised: which revision it is, which one
 * counts now, and what has changed since (D7).
 */
export async function findForm(deps: OfficeDeps & SheetDeps, staff: StaffMember, typed: string) {
  const code = readVerificationCode(typed);
  const found = code === null ? null : await deps.office.findByCode(deps.keys.lookup('code', code));
  if (code === null || found === null) return refused('code-unknown');
  const file = await viewFile(deps, staff, found);
  if (file === null) return refused('code-other-area', { place: placeOf(deps, found) });
  const [printed, current, sheet] = await Promise.all([
    deps.office.findRevision(areaOf(staff), found, found.revision),
    deps.office.findRevision(areaOf(staff), found, file.revision),
    sheetOfFile(deps, staff, found),
  ]);
  const isCurrent = found.revision === file.revision;
  // A print-out of another area is not for these eyes; that it was another one must still be said.
  const moved =
    staff.point === null
      ? { key: 'region', before: '', after: file.region.name }
      : { key: 'point', before: '', after: file.pointName };
  const unseen = isCurrent ? [] : [moved];
  const changes = printed && current ? changesBetween(printed.content, current.content) : unseen;
  return done({
    code: displayCode(code),
    printedRevision: found.revision,
    currentRevision: file.revision,
    current: isCurrent,
    changes: changes.map((change) => showChange(deps, found.edition, change)),
    sheet,
    file,
  });
}

function placeOf(deps: OfficeDeps, { region, point }: PrintedCode): string {
  return `${deps.reference.regionName(region)}${point === null ? '' : deps.reference.pointName(point)}`;
}
