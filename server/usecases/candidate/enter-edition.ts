import { formatBeijing } from '#domain/calendar/dates.ts';
import { windowState } from '#domain/calendar/windows.ts';
import { contentText } from '#domain/registration/content.ts';
import { NO_PAPERS } from '#domain/registration/paper-files.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Account } from '../../ports/account-store.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Receipted } from '../../ports/registration-store.ts';
import { missingFromAccount } from '../account/view-account.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Incoming } from './act.ts';
import { type ViewDeps, viewRegistration } from './view-registration.ts';

type EnterDeps = ViewDeps & { readonly notices: Notices; readonly cases: CaseStore };
type Entry = { readonly edition: string; readonly region: string; readonly notice: string };

/** Enters an exam (B1–B3): region chosen, notice read and agreed to. Entering again gives what is there. */
export async function enterEdition(deps: EnterDeps, candidate: string, entry: Entry, incoming: Incoming) {
  const of = { edition: entry.edition, candidate };
  const existing = await deps.store.find(of);
  if (existing !== null) return done(await viewRegistration(deps, existing));
  const refusal = await refuseEntry(deps, candidate, entry);
  if (!refusal.ok) return refusal;
  const requestDigest = deps.keys.digest(`enter\n${incoming.request}`);
  const command = { key: incoming.key, requestDigest, receipt: null, recordedAt: deps.clock.wall() };
  for (let tries = 0; tries < MOST_NUMBERS; tries += 1) {
    await enterAs(deps, refusal.value, entry, command);
    const entered = await deps.store.find(of);
    if (entered !== null) return done(await viewRegistration(deps, entered));
    // Closed in the meantime: nobody enters any more.
    if ((await deps.accounts.findAccount(candidate)) === null) return refused('not-found');
  }
  throw new Error(`${MOST_NUMBERS} numbers drawn, and all of them taken`);
}

/** Numbers are drawn by lot: among millions, one may be somebody else's already. */
const MOST_NUMBERS = 5;

async function enterAs(deps: EnterDeps, account: Account, entry: Entry, command: Receipted): Promise<void> {
  const at = deps.clock.now();
  const registration = newRegistration(deps, account, entry, at);
  const event = {
    action: 'enter',
    actor: { role: 'candidate', id: account.candidate, place: null },
    from: null,
    to: 'draft',
    reason: null,
    objections: [],
    rev: 1,
    changed: [],
    contentDigest: deps.keys.sign(contentText(registration)),
    at,
  } as const;
  await deps.store.enter(registration, event, command, account.paper.number.slice(-4));
  await deps.cases.followEntry(account.candidate, entry.edition, entry.region, at);
}

async function refuseEntry(deps: EnterDeps, candidate: string, entry: Entry): Promise<Outcome<Account>> {
  const [account, credentials] = await Promise.all([
    deps.accounts.findAccount(candidate),
    deps.accounts.credentialsOf(candidate),
  ]);
  const region = deps.reference.findRegion(entry.edition, entry.region);
  if (account === null || deps.reference.findEdition(entry.edition) === null) return refused('not-found');
  if (region === null) return refused('region-unknown');
  const missing = missingFromAccount(account, credentials).filter((part) => part !== 'photo');
  if (missing.length > 0) return refused('account-incomplete', { missing });
  if (entry.notice !== deps.notices.registrationNotice(entry.edition)) return refused('notice-outdated');
  const { opensAt, closesAt } = region.windows.registration;
  const state = windowState(region.windows.registration, deps.clock.now());
  if (state === 'not-open') return refused('window-not-open', { opensAt: formatBeijing(opensAt) });
  return state === 'closed' ? refused('window-closed', { closedAt: formatBeijing(closesAt) }) : done(account);
}

function newRegistration(deps: ViewDeps, account: Account, entry: Entry, now: Date): Registration {
  const year = deps.reference.findEdition(entry.edition)?.edition.year ?? 0;
  return {
    edition: entry.edition,
    candidate: account.candidate,
    number: `${year % 100}${deps.keys.randomDigits(12)}`,
    status: 'draft',
    statusSince: now,
    statusBefore: null,
    extendedUntil: null,
    firstPass: null,
    rev: 1,
    region: entry.region,
    answers: { name: account.name },
    savedPages: [],
    photo: null,
    papers: NO_PAPERS,
    noticeVersion: entry.notice,
    firstSubmittedAt: null,
    submittedAt: null,
    code: null,
    revision: 0,
    contentDigest: null,
  };
}
