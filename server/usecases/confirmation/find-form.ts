import { changesBetween } from '#domain/registration/content.ts';
import { displayCode, readVerificationCode } from '#domain/registration/verification-code.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf, type OfficeDeps, viewFile } from '../review/view-file.ts';

/**
 * What a scanned or typed code leads to. A code of an older print-out is recognised: which revision it is, which one
 * counts now, and what has changed since (D7).
 */
export async function findForm(deps: OfficeDeps, staff: StaffMember, typed: string) {
  const code = readVerificationCode(typed);
  const found = code === null ? null : await deps.office.findByCode(deps.keys.lookup('code', code));
  if (code === null || found === null) return refused('code-unknown');
  const file = await viewFile(deps, staff, found);
  if (file === null) return refused('code-other-area');
  const [printed, current] = await Promise.all([
    deps.office.findRevision(areaOf(staff), found, found.revision),
    deps.office.findRevision(areaOf(staff), found, file.revision),
  ]);
  const changes = printed && current ? changesBetween(printed.content, current.content) : [];
  return done({
    code: displayCode(code),
    printedRevision: found.revision,
    currentRevision: file.revision,
    current: found.revision === file.revision,
    changes: changes.map((change) => ({ ...change })),
    file,
  });
}
