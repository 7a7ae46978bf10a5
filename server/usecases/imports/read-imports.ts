import type { ImportKind } from '#domain/transfers/import.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { invitationToken } from '../staff/invite-staff.ts';
import { fileKind } from './file-kinds.ts';
import type { ImportDeps } from './import-deps.ts';
import { viewImport } from './view-import.ts';

const MOST_LISTED = 30;

/** The imports of the area, the newest first: also what colleagues brought, and can be taken back by any of them. */
export async function listImports(deps: ImportDeps, staff: StaffMember) {
  const runs = await deps.imports.list(areaOf(staff), MOST_LISTED);
  return done(runs.map((run) => viewImport(deps, run)));
}

/** The first thousand problems, as rows of a sheet. */
export async function readImportReport(deps: ImportDeps, staff: StaffMember, id: string) {
  const run = await deps.imports.find(areaOf(staff), id);
  return run === null ? refused('not-found') : done(deps.texts.importReport(run.report.problems));
}

const FIRST = [
  'year',
  'region',
  'point',
  'level',
  'specialty',
  'pass_mark',
  'violation',
  'name',
  'id_type',
  'id_number',
];

/** The header of a kind of file: what is needed first, then what helps. */
export function importTemplate(deps: ImportDeps, staff: StaffMember, kind: ImportKind): readonly string[] {
  const { needed, oneOf, known } = fileKind(deps, { kind, staff: staff.id, area: areaOf(staff) }).header;
  const first = kind === 'results' ? FIRST : needed;
  return [...new Set([...first, ...oneOf, ...known])].map(deps.texts.importColumn);
}

/** Links of the invitations that an import made and nobody has accepted yet: for who brought it, nobody else. */
export async function readImportedInvitations(
  deps: ImportDeps & { readonly publicUrl: string },
  staff: StaffMember,
  id: string,
): Promise<Outcome<string[][]>> {
  const run = await deps.imports.find(areaOf(staff), id);
  if (run === null || run.kind !== 'staff' || run.staff !== staff.id) return refused('not-found');
  const found = await deps.imports.invitationsOf(areaOf(staff), id);
  const head = ['display_name', 'post', 'region', 'point', 'link'].map(deps.texts.importColumn);
  const linkOf = (invitation: string) =>
    `${deps.publicUrl}/office/invitation#${invitationToken(deps.keys, staff.id, invitation)}`;
  const rows = found.map(({ id: invitation, displayName, post, area }) => [
    displayName,
    post,
    area.region ?? '',
    area.point ?? '',
    linkOf(invitation),
  ]);
  return done([head, ...rows]);
}
