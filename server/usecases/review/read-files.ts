import { STATUSES } from '#domain/registration/registration.ts';
import type { NoteStore } from '../../ports/note-store.ts';
import type { FileSummary } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { photoKey } from '../account/upload-photo.ts';
import { countQuestions } from '../notes/list-questions.ts';
import { done, refused } from '../outcome.ts';
import { nextCursor, readCursor } from '../page-cursor.ts';
import { viewHolder } from './leases.ts';
import { areaOf, type OfficeDeps, sealedKeys, viewFile } from './view-file.ts';

const PAGE_SIZE = 50;

export type FileQuery = {
  readonly region?: string;
  readonly point?: string;
  readonly edition?: string;
  readonly status?: string;
  readonly q?: string;
  readonly after?: string;
  readonly again?: string;
};

/** How much waits for this person, by edition and status, and since when. */
export async function countWork(deps: OfficeDeps & { readonly notes: NoteStore }, staff: StaffMember) {
  const [counts, cases, questions, atOwnSite] = await Promise.all([
    deps.office.countWork(areaOf(staff)),
    deps.officeCases.countPending(areaOf(staff)),
    countQuestions(deps, staff),
    staff.site === null ? null : deps.office.countAtSite(areaOf(staff), staff.site),
  ]);
  const known = counts.flatMap(({ status, ...rest }) => {
    const found = STATUSES.find((one) => one === status);
    return found === undefined
      ? []
      : [{ ...rest, status: found, oldest: rest.oldest?.toISOString() ?? null }];
  });
  return done({ counts: known, cases, questions, atOwnSite, at: deps.clock.now().toISOString() });
}

function viewRow(deps: OfficeDeps, staff: StaffMember, row: FileSummary) {
  const { registration } = row;
  const levels = deps.reference.listsFor(registration.edition, null).level ?? [];
  const specialty = deps.reference.findSpecialty(registration.edition, row.specialty ?? '');
  // An edition that asks for no level (2023) has that of the specialty.
  const levelCode = row.level ?? specialty?.level;
  return {
    number: registration.number,
    edition: registration.edition,
    status: registration.status,
    statusSince: registration.statusSince.toISOString(),
    name: row.name,
    idTail: row.idTail,
    regionName: deps.reference.regionName(registration.region),
    pointName: deps.reference.pointName(row.point ?? ''),
    specialtyName: specialty === null ? '' : `${specialty.code} ${specialty.name}`,
    levelName: levels.find((level) => level.code === levelCode)?.label ?? '',
    held: viewHolder(row.held, staff),
  };
}

/** Files of the area, oldest first. A search of 14 digits is a number, anything else a name or the last four of an ID. */
export async function listFiles(deps: OfficeDeps, staff: StaffMember, query: FileQuery) {
  const typed = query.q?.trim() ?? '';
  const isNumber = /^\d{14}$/.test(typed);
  const after = readCursor(query.after);
  const found = await deps.office.listFiles(areaOf(staff), {
    region: query.region ?? null,
    point: query.point ?? null,
    edition: query.edition ?? null,
    status: query.status ?? null,
    text: typed === '' || isNumber ? null : typed,
    number: isNumber ? typed : null,
    after: after && { since: after.at, candidate: after.id },
    limit: PAGE_SIZE,
    wall: deps.clock.wall(),
    again: query.again === undefined ? null : query.again === 'yes',
  });
  const next = nextCursor(found, PAGE_SIZE, ({ registration }) => ({
    at: registration.statusSince,
    id: registration.candidate,
  }));
  return done({ rows: found.map((row) => viewRow(deps, staff, row)), next });
}

export async function readFile(deps: OfficeDeps, staff: StaffMember, number: string) {
  const of = await deps.office.findIdentity(number);
  const file = of === null ? null : await viewFile(deps, staff, of);
  return file === null ? refused('not-found') : done(file);
}

/** The photo on the form; a file outside the area has none. */
export async function readFilePhoto(
  deps: OfficeDeps,
  staff: StaffMember,
  number: string,
): Promise<Uint8Array | null> {
  const of = await deps.office.findIdentity(number);
  const registration = of === null ? null : await deps.office.findFile(areaOf(staff), of);
  if (of === null || registration === null || registration.photo === null) return null;
  return deps.files.find(photoKey(of.candidate, registration.photo));
}

/** Shows what is masked, to this person, for a stated reason, and never without writing that down first. */
export async function unmaskFile(deps: OfficeDeps, staff: StaffMember, number: string, why: string) {
  const of = await deps.office.findIdentity(number);
  const registration = of === null ? null : await deps.office.findFile(areaOf(staff), of);
  if (of === null || registration === null) return refused('not-found');
  const unmasking = { id: deps.keys.uuid(), staff: staff.id, why, at: deps.clock.now() };
  if (!(await deps.office.recordUnmasking(areaOf(staff), of, unmasking))) return refused('not-found');
  const revision = await deps.office.findRevision(areaOf(staff), of, registration.revision);
  const sealed = sealedKeys(deps.reference, of.edition);
  const answers = (revision?.content.pages ?? [])
    .flatMap((page) => page.answers)
    .filter(({ key }) => sealed.has(key));
  return done({ answers: Object.fromEntries(answers.map(({ key, shown }) => [key, shown])) });
}
