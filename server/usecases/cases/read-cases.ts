import {
  type Asked,
  CASE_KINDS,
  CASE_STATES,
  type Case,
  type CaseState,
  PENDING,
} from '#domain/cases/case.ts';
import { type CaseEvent, openCaseActions, signatureOf, undoUntil } from '#domain/cases/decide-case.ts';
import { isFileCase } from '#domain/cases/file-cases.ts';
import { maskIdNumber } from '#domain/identity/id-papers.ts';
import type { StoredCase } from '../../ports/case-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { idHashOf } from '../account/sign-up.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, refused } from '../outcome.ts';
import { nextCursor, readCursor } from '../page-cursor.ts';
import { actorOf, areaOf } from '../review/view-file.ts';
import type { OfficeCaseDeps } from './case-deps.ts';
import { toldOf, viewCaseRow } from './case-summary.ts';
import { evidenceKey } from './evidence.ts';
import { findFormerRecord } from './former-record.ts';
import { type IdentityKey, wordsOf } from './identity-words.ts';
import { identityOfAccount } from './open-case.ts';

const PAGE_SIZE = 50;

export type CaseQuery = {
  readonly kind?: string;
  readonly state?: string;
  readonly whose?: string;
  /** Opened at least so many days ago. */
  readonly days?: string;
  readonly after?: string;
};

const DAY_MS = 86_400_000;

/** Which wait: all, those that this person can decide, or those that have their first approval. */
function waitingStates({ role }: StaffMember, whose: string | undefined): readonly CaseState[] {
  if (whose === 'second') return ['first-approved'];
  return whose === 'mine' && role === 'point' ? ['open'] : PENDING;
}

/** Cases of the area, oldest first; those that wait unless a state is asked for. */
export async function listCases(deps: OfficeCaseDeps, staff: StaffMember, query: CaseQuery) {
  const state = CASE_STATES.find((known) => known === query.state);
  const now = deps.clock.now();
  const after = readCursor(query.after);
  const found = await deps.officeCases.listCases(areaOf(staff), {
    kind: CASE_KINDS.find((known) => known === query.kind) ?? null,
    states: state === undefined ? waitingStates(staff, query.whose) : [state],
    notFirstBy: query.whose === 'mine' ? staff.id : null,
    openedBefore: query.days === undefined ? null : new Date(now.getTime() - Number(query.days) * DAY_MS),
    after: after && { openedAt: after.at, id: after.id },
    limit: PAGE_SIZE,
  });
  const next = nextCursor(found, PAGE_SIZE, (row) => ({ at: row.case.openedAt, id: row.case.id }));
  return done({ rows: found.map((row) => viewCaseRow(deps, row.case, row.name)), next });
}

type Line = { readonly key: IdentityKey; readonly account: string | null; readonly asked: string | null };

const IDENTITY = ['name', 'idType', 'idNumber', 'sex', 'birthDate', 'nationality'] as const;

/** What the account says beside what is asked. Full values: who may see them is decided by who calls. */
async function compare(deps: OfficeCaseDeps, stored: StoredCase): Promise<readonly Line[]> {
  const { asked } = stored.content;
  // About a file, not about who somebody is.
  if (isFileCase(stored.case.kind)) return [];
  const account = await accountBeside(deps, stored.case, asked);
  const known = account === null ? null : { ...identityOfAccount(account), phone: account.phone };
  const wanted = await wantedBy(deps, asked);
  return [...IDENTITY, 'phone' as const].flatMap((key) => {
    const [left, right] = [known?.[key] ?? null, wanted[key] ?? null];
    return left === null && right === null ? [] : [{ key, account: left, asked: right }];
  });
}

/** The account that the case is about: its candidate's, or the one that has the number somebody reclaims. */
async function accountBeside({ accounts, keys }: OfficeCaseDeps, of: Case, asked: Asked) {
  if (asked.kind !== 'identity-reclaim') {
    return of.candidate === null ? null : accounts.findAccount(of.candidate);
  }
  const { idType, idNumber } = asked.claimant;
  const holder = await accounts.findByIdHash(idHashOf(keys, { type: idType, number: idNumber }));
  return holder === null ? null : accounts.findAccount(holder);
}

async function wantedBy(
  { accounts }: OfficeCaseDeps,
  asked: Asked,
): Promise<Partial<Record<IdentityKey, string | null>>> {
  switch (asked.kind) {
    case 'score-merge':
      return asked.former;
    case 'identity-reclaim':
      return { ...asked.claimant, phone: asked.phone };
    case 'account-correction':
      return asked.after;
    case 'photo-in-doubt':
    case 'credential-in-doubt':
    case 'forfeit-to-revert':
      return {};
    case 'duplicate-person': {
      const other = await accounts.findAccount(asked.other);
      return other === null ? {} : { ...identityOfAccount(other), phone: other.phone };
    }
  }
}

const MASKED: readonly IdentityKey[] = ['idNumber', 'birthDate', 'phone'];

function mask(key: IdentityKey, value: string): string {
  if (key === 'birthDate') return '****';
  return key === 'idNumber' ? maskIdNumber(value) : `*******${value.slice(-4)}`;
}

function viewLine(deps: OfficeCaseDeps, { key, account, asked }: Line, isMasked: boolean) {
  const isHidden = isMasked && MASKED.includes(key);
  const shown = (value: string | null) =>
    value === null || value === '' ? null : isHidden ? mask(key, value) : wordsOf(deps.reference, key, value);
  return {
    key,
    account: shown(account),
    asked: shown(asked),
    differs: account !== null && asked !== null && account !== asked,
    masked: isHidden,
  };
}

/** A case as staff see it: what is asked beside what the account says, masked; what may be done; its history. */
export async function readCase(deps: OfficeCaseDeps, staff: StaffMember, number: string) {
  const area = areaOf(staff);
  const stored = await deps.officeCases.findCase(area, number);
  if (stored === null) return refused('case-not-found');
  const { case: of, content } = stored;
  const [lines, history, record, file] = await Promise.all([
    compare(deps, stored),
    deps.officeCases.historyOfCase(area, of.id),
    findRecord(deps, of, content.asked),
    findFileOf(deps, staff, stored),
  ]);
  const facts = {
    now: deps.clock.now(),
    actor: actorOf(staff),
    codesSentAgain: countCodesSentAgain(history),
  };
  return done({
    ...viewCaseRow(deps, of, stored.name),
    title: of.edition === null ? null : (deps.reference.findEdition(of.edition)?.title ?? null),
    rev: of.rev,
    lines: lines.map((line) => viewLine(deps, line, true)),
    alike: content.asked.kind === 'duplicate-person' ? content.asked.alike : null,
    record,
    ...toldOf(content.asked),
    file,
    settledAlone: of.settledAlone,
    evidence: [...content.evidence],
    note: content.note,
    undoUntil: of.state === 'approved' ? undoUntil(of).toISOString() : null,
    actions: [...openCaseActions(of, facts)],
    history: history.map(({ event, staffName }) => ({
      action: event.action,
      role: event.actor.role,
      who: staffName,
      to: event.to,
      reason: event.reason,
      at: event.at.toISOString(),
    })),
  });
}

/** The registration that a case is about, and whether its photo is still the one that was doubted. */
async function findFileOf(deps: OfficeCaseDeps, staff: StaffMember, { case: of, content }: StoredCase) {
  const { asked } = content;
  if (of.candidate === null || of.edition === null || !isFileCase(of.kind)) return null;
  const identity = { edition: of.edition, candidate: of.candidate };
  const registration = await deps.office.findFile(areaOf(staff), identity);
  if (registration === null) return null;
  const { number, status, photo } = registration;
  const otherPhoto = asked.kind === 'photo-in-doubt' && asked.photo !== photo;
  return { number, edition: of.edition, status, hasPhoto: photo !== null, otherPhoto };
}

/** Read before the case is locked: whoever sends one meanwhile moves the revision. */
export const countCodesSentAgain = (history: readonly { readonly event: CaseEvent }[]): number =>
  history.filter(({ event }) => event.action === 'send-code-again').length;

/** Whether last year's record is there under the identity that was named; null where none is asked for. */
async function findRecord(deps: OfficeCaseDeps, of: Case, asked: Asked) {
  if (asked.kind !== 'score-merge') return null;
  const found = await findFormerRecord(deps, of.candidate ?? '', asked);
  return { year: asked.year, found: found !== null };
}

/** A picture of a case in the area; null for any other. */
export async function readCaseEvidence(
  deps: OfficeCaseDeps,
  staff: StaffMember,
  number: string,
  digest: string,
): Promise<Uint8Array | null> {
  const stored = await deps.officeCases.findCase(areaOf(staff), number);
  if (stored === null || !stored.content.evidence.includes(digest)) return null;
  return deps.files.find(evidenceKey(stored.content.owner, digest));
}

/** Shows what is masked, to this person, for a stated reason, and never without writing that down first. */
export async function unmaskCase(
  deps: OfficeCaseDeps,
  staff: StaffMember,
  number: string,
  why: string,
  incoming: Incoming,
) {
  const stored = await deps.officeCases.findCase(areaOf(staff), number);
  if (stored === null) return refused('case-not-found');
  const { case: of } = stored;
  const at = deps.clock.now();
  const looked = {
    action: 'look',
    actor: signatureOf(actorOf(staff)),
    reason: why,
    rev: of.rev,
    at,
  } as const;
  const command = { key: incoming.key, requestDigest: deps.keys.digest(incoming.request) };
  const event = { ...looked, from: of.state, to: of.state };
  if (!(await deps.officeCases.recordLook(areaOf(staff), of, event, command)))
    return refused('case-not-found');
  const lines = await compare(deps, stored);
  return done({ lines: lines.map((line) => viewLine(deps, line, false)) });
}
