import { takesTwo } from '#domain/cases/file-cases.ts';
import type { Credential } from '#domain/credentials/credential.ts';
import { areVerified, quotedRecords, waitsForCredentials } from '#domain/credentials/quoted-records.ts';
import { type Answers, fieldsOf } from '#domain/edition/edition.ts';
import { checksOf } from '#domain/registration/checks.ts';
import {
  type Change,
  changesBetween,
  type FrozenContent,
  type FrozenPage,
} from '#domain/registration/content.ts';
import { type GuardFacts, isPaid, openActions, pointOf } from '#domain/registration/guard.ts';
import { blockedBy, type Hold } from '#domain/registration/holds.ts';
import type { Held } from '#domain/registration/lease.ts';
import { paperTitleOf } from '#domain/registration/paper-files.ts';
import { filesOf, papersAsked, papersLeft, papersToBring } from '#domain/registration/papers.ts';
import { progressOf } from '#domain/registration/progress.ts';
import { EDITABLE, type Registration } from '#domain/registration/registration.ts';
import { blindTo } from '#domain/registration/second-look.ts';
import { displayCode } from '#domain/registration/verification-code.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import { mayAct } from '#domain/staff/permissions.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { CaseSummary, OfficeCaseStore } from '../../ports/case-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EmployerNames } from '../../ports/employer-names.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { LeaseStore } from '../../ports/lease-store.ts';
import type { PhotoCheck } from '../../ports/photo-processor.ts';
import type { Reference } from '../../ports/reference.ts';
import type { HistoryEntry, Identity, OfficeStore } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { ScanState } from '../../ports/virus-scanner.ts';
import { readPhotoCheck } from '../account/photo-check.ts';
import { adviseOn } from '../candidate/advise.ts';
import { regionOf } from '../candidate/region-of.ts';
import { viewOwnPaper } from '../candidate/view-papers.ts';
import { viewReason } from '../candidate/view-reason.ts';
import { viewRegion } from '../candidate/view-registration.ts';
import { viewCaseRow } from '../cases/case-summary.ts';
import { viewLease } from './leases.ts';

export type OfficeDeps = {
  readonly office: OfficeStore;
  readonly accounts: AccountStore;
  readonly leases: LeaseStore;
  readonly employerNames: EmployerNames;
  readonly officeCases: OfficeCaseStore;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly files: FileStore;
};

/** No place is called so: an employer's clerk has people, and no area. */
const NOWHERE = { region: '', point: '' };

export const areaOf = ({ post, region, point }: StaffMember): Jurisdiction =>
  post === 'employer-clerk' ? NOWHERE : { region, point };
export const actorOf = (staff: StaffMember) => ({ role: staff.role, id: staff.id, area: areaOf(staff) });

/** What is sealed in the database is masked on the screen; the last characters are enough to compare with a paper. */
export function mask(sealed: ReadonlySet<string>, key: string, shown: string): string {
  if (shown === '' || !sealed.has(key)) return shown;
  const kept = key === 'id_number' || key === 'phone' ? 4 : 0;
  return `${'*'.repeat(Math.max(4, [...shown].length - kept))}${kept === 0 ? '' : shown.slice(-kept)}`;
}

function viewPage(page: FrozenPage, sealed: ReadonlySet<string>) {
  const answers = page.answers.filter((answer) => answer.printed);
  return {
    key: page.key,
    answers: answers.map(({ key, shown }) => ({
      key,
      shown: mask(sealed, key, shown),
      masked: sealed.has(key) && shown !== '',
    })),
  };
}

/** A difference as staff may see it: what is sealed stays masked, a region is named. */
export function showChange(deps: OfficeDeps, edition: string, { key, before, after }: Change): Change {
  const sealed = sealedKeys(deps.reference, edition);
  const show = (shown: string) =>
    key === 'region' && shown !== '' ? deps.reference.regionName(shown) : mask(sealed, key, shown);
  return { key, before: show(before), after: show(after) };
}

/** What differs from last year, as it was when the newest revision was frozen. */
function viewChanges(content: FrozenContent | null, sealed: ReadonlySet<string>) {
  if (content?.sinceLastYear === undefined) return null;
  const { year, changes } = content.sinceLastYear;
  const masked = changes.map(({ key, before, after }) => ({
    key,
    before: mask(sealed, key, before),
    after: mask(sealed, key, after),
  }));
  return { year, changes: masked };
}

export function sealedKeys(reference: Reference, edition: string): ReadonlySet<string> {
  const found = reference.findEdition(edition);
  const fields = found === null ? [] : fieldsOf(found.edition).filter((field) => field.stored === 'sealed');
  return new Set(fields.map((field) => field.key));
}

const viewEntry = ({ event, staffName }: HistoryEntry) => ({
  action: event.action,
  role: event.actor.role,
  who: staffName,
  from: event.from,
  to: event.to,
  reason: event.reason,
  at: event.at.toISOString(),
});

/** A file for staff: the newest frozen revision, masked; what may be done; everything that ever happened to it. */
export async function viewFile(deps: OfficeDeps, staff: StaffMember, of: Identity) {
  const area = areaOf(staff);
  const registration = await deps.office.findFile(area, of);
  if (registration === null) return null;
  const [revision, history, scans, photoCheck, cases, held, holds] = await Promise.all([
    deps.office.findRevision(area, of, registration.revision),
    deps.office.historyOf(area, of),
    deps.office.paperScans(of),
    readPhotoCheck(deps.files, of.candidate, registration.photo),
    deps.officeCases.casesOf(area, of.candidate),
    deps.leases.find(area, of, deps.clock.wall()),
    deps.office.holdsOf(area, of),
  ]);
  const content = revision?.content ?? null;
  // Read as the app, once the file was found under the area of who asks: accounts belong to no region.
  const records = await deps.accounts.credentialsOf(of.candidate);
  const seen = blindTo(staff.id, history);
  const [employerSaid, sinceDecision] = await Promise.all([
    saidOfEmployer(deps, staff, registration, content),
    sinceDecided(deps, staff, of, content, seen),
  ]);
  return {
    ...describe(deps, staff, registration, {
      content,
      history: seen,
      scans,
      photoCheck,
      cases,
      held,
      holds,
      credentialsVerified: areVerified(registration.answers, records),
    }),
    employerSaid,
    credentials: viewQuoted(answersOf(content), records),
    sinceDecision,
  };
}

/** How the check of the quoted records stands now. */
function viewQuoted(answers: Answers, records: readonly Credential[]) {
  const { education, degree } = quotedRecords(answers, records);
  const view = (record: Credential | null) =>
    record === null ? null : { state: record.state, byStaff: record.byStaff, expectedBy: record.expectedBy };
  return { education: view(education), degree: view(degree) };
}

/** Acts of staff on a file; what the candidate handed in after one of them is an answer to it. */
const isOfStaff = ({ event }: HistoryEntry) => !['candidate', 'system', 'bank'].includes(event.actor.role);

/** Of what was handed in again: what has changed since the last decision on it; null for what never came back. */
async function sinceDecided(
  deps: OfficeDeps,
  staff: StaffMember,
  of: Identity,
  content: FrozenContent | null,
  history: readonly HistoryEntry[],
) {
  const submitted = history.findLastIndex(({ event }) => event.action === 'submit');
  const last = history.slice(0, Math.max(0, submitted)).findLast(isOfStaff);
  if (last === undefined || content === null) return null;
  const before = await deps.office.findRevisionAt(areaOf(staff), of, last.event.at);
  const changes = before === null ? [] : changesBetween(before.content, content);
  return { ...viewEntry(last), changes: changes.map((change) => showChange(deps, of.edition, change)) };
}

/** What the region has said of an employer's name typed by hand; the frozen answer itself is never touched. */
async function saidOfEmployer(
  deps: OfficeDeps,
  staff: StaffMember,
  { region }: Registration,
  content: FrozenContent | null,
) {
  const typed = answersOf(content).employer_other;
  const said =
    typeof typed !== 'string' || typed === ''
      ? null
      : await deps.employerNames.findSaid(areaOf(staff), region, typed);
  if (said === null || said.verdict === 'open') return null;
  return { verdict: said.verdict, name: said.employer?.name ?? null };
}

export const answersOf = (content: FrozenContent | null): Answers =>
  Object.fromEntries(
    (content?.pages ?? []).flatMap((page) => page.answers).map(({ key, answer }) => [key, answer]),
  );

type Found = {
  readonly content: FrozenContent | null;
  readonly history: readonly HistoryEntry[];
  readonly scans: ReadonlyMap<string, ScanState>;
  readonly photoCheck: PhotoCheck | null;
  readonly cases: readonly CaseSummary[];
  readonly held: Held | null;
  readonly holds: readonly Hold[];
  readonly credentialsVerified: boolean;
};

export type FileForStaff = NonNullable<Awaited<ReturnType<typeof viewFile>>>;

/** While the candidate is still mending it, what lies there is not what was handed in. */
export const showsPapers = ({ status }: Registration) => !EDITABLE.includes(status);

/** The uploaded papers in the order of their declaration; what staff have not seen yet is marked. */
function viewPapers(registration: Registration, facts: GuardFacts, scans: Found['scans']) {
  const asked = papersAsked(registration, facts);
  if (asked.length === 0 || !showsPapers(registration)) return null;
  const { objections, seen } = registration.papers;
  const shown = [
    ...asked.map(({ key, own }) => ({ key, own: viewOwnPaper(own), title: null, asked: true })),
    // Handed in with the others, though nobody asks for it any more: staff see it, and object to nothing of it.
    ...papersLeft(registration, facts).map(({ key, title }) => ({ key, own: null, title, asked: false })),
  ];
  const items = shown.map(({ own, title, ...paper }) => ({
    ...paper,
    title: own === null ? title : { title: own.title, titleEn: own.titleEn },
    files: filesOf(registration, paper.key).map(({ digest, kind, sheets, infected }) => ({
      digest,
      kind,
      sheets,
      isNew: objections.length > 0 && !seen.includes(digest),
      scan: infected === true ? ('infected' as const) : (scans.get(digest) ?? ('unscanned' as const)),
    })),
  }));
  return {
    items,
    objections: objections.map((each) => ({ ...each, title: paperTitleOf(registration.papers, each.item) })),
  };
}

/** What holds a file up is told before anybody presses; the case that settles it is named where it is theirs to see. */
const viewHold = ({ kind, since, reason }: Hold, cases: Found['cases']) => ({
  kind,
  since: since.toISOString(),
  blocks: [...blockedBy(kind)],
  caseNumber: cases.some((each) => each.case.number === reason) ? reason : null,
});

/** 0018: who was confirmed by submitting what stood last year was asked for no papers; none are missed. */
const wasAskedForNone = ({ papers }: Registration, content: FrozenContent | null) =>
  content?.sinceLastYear?.changes.length === 0 &&
  Object.values(papers.files).every((files) => files.length === 0);

function viewChecks(
  content: FrozenContent | null,
  papers: ReturnType<typeof papersAsked>,
  hasPhoto: boolean,
  advice: ReturnType<typeof adviseOn>,
) {
  const answers = (content?.pages ?? []).flatMap((page) => page.answers).filter(({ printed }) => printed);
  const shown = { fields: answers.map(({ key }) => key), papers, hasPhoto };
  return checksOf(shown, advice?.lines ?? []).map(({ topic, verdict, fields, papers: proofs, lines }) => ({
    topic,
    verdict,
    fields: [...fields],
    papers: [...proofs],
    lines: lines.map(({ code, params }) => ({ code, params: { ...params } })),
  }));
}

/** Whose candidate it is among the sites of the point; any of them may confirm (0024). */
function viewSite({ reference }: OfficeDeps, staff: StaffMember, { answers }: Registration) {
  const { site } = answers;
  if (typeof site !== 'string') return null;
  return { name: reference.siteName(site), isOther: staff.site !== null && staff.site !== site };
}

function describe(
  deps: OfficeDeps,
  staff: StaffMember,
  registration: Registration,
  { content, history, scans, photoCheck, cases, held, holds, credentialsVerified }: Found,
) {
  const region = regionOf(deps.reference, registration);
  const edition = deps.reference.findEdition(registration.edition);
  if (region === null || edition === null) throw new Error(`no configuration for ${registration.edition}`);
  const sealed = sealedKeys(deps.reference, registration.edition);
  const facts = {
    now: deps.clock.now(),
    actor: actorOf(staff),
    edition: edition.edition,
    examDate: edition.examDate,
    settings: region,
    windows: region.windows,
    holds,
    credentialsVerified,
  };
  const advice = adviseOn(deps.reference, registration.edition, answersOf(content));
  const lastReason = history.findLast(({ event }) => event.reason !== null)?.event.reason ?? null;
  return {
    number: registration.number,
    edition: registration.edition,
    title: edition.title,
    waitsForCredentials: waitsForCredentials(registration.status, region, credentialsVerified),
    status: registration.status,
    statusSince: registration.statusSince.toISOString(),
    rev: registration.rev,
    name: String(registration.answers.name ?? ''),
    region: viewRegion(region),
    pointName: deps.reference.pointName(pointOf(registration) ?? ''),
    site: viewSite(deps, staff, registration),
    code: registration.code === null ? null : displayCode(registration.code),
    revision: registration.revision,
    pages: (content?.pages ?? []).map((page) => viewPage(page, sealed)),
    sinceLastYear: viewChanges(content, sealed),
    hasPhoto: registration.photo !== null,
    papers: wasAskedForNone(registration, content) ? null : viewPapers(registration, facts, scans),
    toBring: papersToBring(registration, facts).map((own) => ({ ...own, levels: [...own.levels] })),
    photoCheck,
    progress: progressOf(registration, edition.edition, region).map((node) => ({ ...node })),
    paid: isPaid(registration),
    actions: openActions(registration, facts).filter(
      (action) => action !== 'pass-first' && mayAct(staff.post, action) && !takesTwo(registration, action),
    ),
    holds: holds.map((hold) => viewHold(hold, cases)),
    reason: viewReason(deps, lastReason),
    eligibility: advice,
    checks: viewChecks(content, papersAsked(registration, facts), registration.photo !== null, advice),
    history: history.map(viewEntry),
    cases: cases.map((each) => viewCaseRow(deps, each.case, each.name)),
    lease: held === null ? null : viewLease(held, staff),
  };
}
