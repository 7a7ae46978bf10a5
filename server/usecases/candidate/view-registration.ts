import { beijingDate } from '#domain/calendar/dates.ts';
import { type Window, type WindowKind, windowState } from '#domain/calendar/windows.ts';
import { areVerified, waitsForCredentials } from '#domain/credentials/quoted-records.ts';
import { warningsOf } from '#domain/edition/check-page.ts';
import { fieldsOf } from '#domain/edition/edition.ts';
import type { Facts, RegionSettings } from '#domain/registration/command.ts';
import { forfeitsAt } from '#domain/registration/deadlines.ts';
import { graceOf, isGranted } from '#domain/registration/grace.ts';
import { openActions } from '#domain/registration/guard.ts';
import { papersToBring } from '#domain/registration/papers.ts';
import { refusePrint } from '#domain/registration/printing.ts';
import { progressOf } from '#domain/registration/progress.ts';
import {
  EDITABLE,
  ENDED,
  isAutoConfirmed,
  isPassedUnreviewed,
  type Registration,
} from '#domain/registration/registration.ts';
import { displayCode } from '#domain/registration/verification-code.ts';
import type { Account, AccountStore } from '../../ports/account-store.ts';
import type { RegionOfEdition } from '../../ports/reference.ts';
import type { Draft, KeptDraft } from '../../ports/registration-store.ts';
import { type ActDeps, factsFor, lastAtWork } from './act.ts';
import { adviseOn } from './advise.ts';
import { findLastYear, type LastYearDeps } from './last-year.ts';
import { NO_QUOTES, quoteAccount, suggestFrom } from './quotes.ts';
import { regionOf } from './region-of.ts';
import { viewLastYear } from './view-last-year.ts';
import { viewPapers } from './view-papers.ts';
import { viewReason } from './view-reason.ts';

export type ViewDeps = ActDeps & LastYearDeps & { readonly accounts: AccountStore };

const iso = (at: Date) => at.toISOString();
const isoOrNull = (at: Date | null) => (at === null ? null : iso(at));

const viewWindow = (window: Window) => ({ opensAt: iso(window.opensAt), closesAt: iso(window.closesAt) });

function viewWindows(windows: Readonly<Record<WindowKind, Window>>) {
  return {
    registration: viewWindow(windows.registration),
    confirmation: viewWindow(windows.confirmation),
    repair: viewWindow(windows.repair),
    review: viewWindow(windows.review),
    payment: viewWindow(windows.payment),
  };
}

function viewGrace(
  registration: Registration,
  { windows, graceMinutes }: RegionOfEdition,
  { now, atWork }: { readonly now: Date; readonly atWork: Date | null },
) {
  const grace = graceOf(registration, windows, graceMinutes);
  if (grace === null) return null;
  return { from: iso(grace.from), until: iso(grace.until), granted: isGranted(grace, now, atWork) };
}

/** A region's rules as candidates and staff may read them. */
export function viewRegion(region: RegionOfEdition) {
  return {
    code: region.region,
    name: region.name,
    confirmation: region.confirmation,
    onlinePayment: region.onlinePayment,
    autoConfirmation: region.autoConfirmation,
    place: region.place,
    papers: [...region.papers],
    windows: viewWindows(region.windows),
  };
}

const viewKept = (kept: readonly KeptDraft[]) =>
  Object.fromEntries(kept.map(({ page, answers, until }) => [page, { answers, until: iso(until) }]));

const viewDrafts = (drafts: readonly Draft[]) =>
  Object.fromEntries(
    drafts.map((draft) => [draft.page, { answers: draft.answers, savedAt: iso(draft.savedAt) }]),
  );

const speaksOfReason = (registration: Registration) =>
  registration.status === 'repair' ||
  registration.status === 'cancelled' ||
  registration.status === 'refused';

function actionsOf(registration: Registration, region: RegionOfEdition, facts: Facts) {
  // Giving up belongs to closing the account, and is no button here.
  const actions = openActions(registration, facts).filter((action) => action !== 'give-up');
  const mayPrint = refusePrint(registration, facts) === null;
  const mayPay =
    registration.status === 'payable' && windowState(region.windows.payment, facts.now) === 'open';
  return [...actions, ...(mayPrint ? (['print'] as const) : []), ...(mayPay ? (['pay'] as const) : [])];
}

/** Whether the region's approval waits for the records that are quoted; only then they are read. */
async function isWaiting({ accounts }: ViewDeps, registration: Registration, region: RegionSettings) {
  const { status, answers, candidate } = registration;
  if (!waitsForCredentials(status, region, false)) return false;
  return !areVerified(answers, await accounts.credentialsOf(candidate));
}

/**
 * The registration as its candidate sees it: what is done, what is missing, what may be done now, until when.
 * `known`: the account, where the caller has just read it.
 */
export async function viewRegistration(
  deps: ViewDeps,
  registration: Registration,
  known: Account | null = null,
) {
  const of = { edition: registration.edition, candidate: registration.candidate };
  const [account, typed, reason, atWork] = await Promise.all([
    known ?? deps.accounts.findAccount(of.candidate),
    deps.store.typedOf(of, deps.clock.now()),
    speaksOfReason(registration) ? deps.store.lastReason(of) : null,
    lastAtWork(deps, registration),
  ]);
  const actor = { role: 'candidate', id: of.candidate } as const;
  const isOpen = account !== null && EDITABLE.includes(registration.status);
  const lastYear = isOpen ? await findLastYear(deps, registration, account) : null;
  const facts = factsFor(deps, registration, actor, { quotes: NO_QUOTES, holds: [], atWork, lastYear });
  const region = regionOf(deps.reference, registration);
  const edition = deps.reference.findEdition(of.edition);
  if (account === null || region === null || edition === null)
    throw new Error('a registration without its account');
  const dates = {
    lists: facts.lists,
    today: beijingDate(facts.now),
    examDate: facts.examDate,
    confirmation: region.confirmation,
  };
  const locked = fieldsOf(facts.edition).filter(
    (field) => field.locked && registration.firstSubmittedAt !== null,
  );
  return {
    edition: of.edition,
    title: edition.title,
    examDate: edition.examDate,
    number: registration.number,
    status: registration.status,
    statusSince: iso(registration.statusSince),
    rev: registration.rev,
    region: viewRegion(region),
    answers: registration.answers,
    savedPages: [...registration.savedPages],
    missingPages: facts.edition.pages
      .map((page) => page.key)
      .filter((key) => !registration.savedPages.includes(key)),
    drafts: viewDrafts(typed.drafts),
    kept: viewKept(typed.kept),
    photo: registration.photo,
    papers: viewPapers(deps, registration, facts),
    toBring: papersToBring(registration, facts).map((own) => ({ ...own, levels: [...own.levels] })),
    accountPhoto: account.photo,
    quotes: quoteAccount(account),
    suggestions: suggestFrom(account),
    locked: locked.map((field) => field.key),
    code: registration.code === null ? null : displayCode(registration.code),
    revision: registration.revision,
    firstSubmittedAt: isoOrNull(registration.firstSubmittedAt),
    submittedAt: isoOrNull(registration.submittedAt),
    progress: progressOf(registration, facts.edition, region, lastYear).map((node) => ({ ...node })),
    actions: actionsOf(registration, region, facts),
    deadline: ENDED.includes(registration.status)
      ? null
      : isoOrNull(forfeitsAt(registration, region.windows, region.confirmation)),
    grace: viewGrace(registration, region, facts),
    lastYear: await viewLastYear(deps, registration, account, { ...facts, ...dates }),
    waitsForCredentials: await isWaiting(deps, registration, region),
    autoConfirmed: isAutoConfirmed(registration) || isPassedUnreviewed(registration),
    warnings: warningsOf(facts.edition, registration.answers, dates).map((problem) => ({ ...problem })),
    eligibility: adviseOn(deps.reference, of.edition, registration.answers),
    reason: viewReason(deps, reason),
    serverTime: iso(facts.now),
  };
}
