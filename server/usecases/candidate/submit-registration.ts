import { displayCode } from '#domain/registration/verification-code.ts';
import type { Identity, Receipt } from '../../ports/registration-store.ts';
import { done } from '../outcome.ts';
import { type Acted, act, type Incoming } from './act.ts';
import { findLastYear } from './last-year.ts';
import { passUnreviewed } from './pass-unreviewed.ts';
import { NO_QUOTES, quoteAccount } from './quotes.ts';
import { type ViewDeps, viewRegistration } from './view-registration.ts';

/** Submits (D1): freezes what is submitted under its code. Repeated, it gives the first receipt again. */
export async function submitRegistration(deps: ViewDeps, of: Identity, rev: number, incoming: Incoming) {
  const actor = { role: 'candidate', id: of.candidate } as const;
  const { quotes, lastYear } = await lookUp(deps, of);
  const acted = await act(deps, of, actor, { do: 'submit', rev }, incoming, quotes, { lastYear });
  if (!acted.ok) return acted;
  const receipt = await tellReceipt(deps, of, acted.value);
  const registration = await passUnreviewed(deps, acted.value.registration);
  return done({ receipt, registration: await viewRegistration(deps, registration) });
}

/** Looked up before: the account, which may have been corrected since it was quoted, and last year, which stands still. */
async function lookUp(deps: ViewDeps, of: Identity) {
  const [account, registration] = await Promise.all([
    deps.accounts.findAccount(of.candidate),
    deps.store.find(of),
  ]);
  if (account === null || registration === null) return { quotes: NO_QUOTES, lastYear: null };
  const quotes = { ...NO_QUOTES, account: quoteAccount(account) };
  return { quotes, lastYear: await findLastYear(deps, registration, account) };
}

async function tellReceipt(deps: ViewDeps, of: Identity, acted: Acted) {
  const { registration, receipt } = acted;
  if (receipt === null) throw new Error('a submission without its receipt');
  const code = await codeOf(deps, of, acted, receipt);
  return { number: registration.number, code: displayCode(code), revision: receipt.revision, at: receipt.at };
}

/** A repeated command may come when newer revisions exist: the code is that of the receipt, not of today. */
async function codeOf(
  deps: ViewDeps,
  of: Identity,
  { registration }: Acted,
  receipt: Receipt,
): Promise<string> {
  if (registration.revision === receipt.revision && registration.code !== null) return registration.code;
  const revision = await deps.store.findRevision(of, receipt.revision);
  if (revision === null) throw new Error('a receipt without its revision');
  return revision.code;
}
