import { beijingDate, isCalendarDate } from '#domain/calendar/dates.ts';
import {
  type AccountIdentity,
  type Asked,
  changedIdentity,
  type FormerIdentity,
} from '#domain/cases/case.ts';
import type { Problem } from '#domain/edition/problem.ts';
import { checkIdPaper, type IdType, normalizeIdNumber, readIdPaper } from '#domain/identity/id-papers.ts';
import { checkName, normalizeName } from '#domain/identity/names.ts';
import type { Account } from '../../ports/account-store.ts';
import { idHashOf } from '../account/sign-up.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused, refusedFor } from '../outcome.ts';
import type { CaseDeps } from './case-deps.ts';
import { isOwnEvidence } from './evidence.ts';
import { isPlace, newCase, openingOf } from './new-case.ts';
import { viewOwnCase } from './view-own-case.ts';

type Typed = { readonly name: string; readonly idType: IdType; readonly idNumber: string };

export type CaseInput = {
  readonly kind: 'score-merge' | 'account-correction';
  readonly edition: string | null;
  readonly region: string;
  readonly point: string;
  readonly former: Typed | null;
  /** Null keeps what the account says. */
  readonly after: { readonly [K in keyof AccountIdentity]: AccountIdentity[K] | null } | null;
  readonly evidence: readonly string[];
  readonly note: string;
};

/** The identity as it is kept: one spelling for what was typed. */
export const tidyIdentity = (typed: Typed): FormerIdentity => ({
  name: normalizeName(typed.name),
  idType: typed.idType,
  idNumber: normalizeIdNumber(typed.idType, typed.idNumber),
});

/** What is wrong with an identity as typed. */
export function identityProblems(typed: Typed, today: string): Problem[] {
  const found = [
    ['name', checkName(typed.name)],
    ['idNumber', checkIdPaper({ type: typed.idType, number: typed.idNumber }, today)],
  ] as const;
  return found.flatMap(([field, code]) =>
    code === null ? [] : [{ field, code, severity: 'error' as const }],
  );
}

export const identityOfAccount = (account: Account): AccountIdentity => ({
  name: account.name,
  idType: account.paper.type,
  idNumber: account.paper.number,
  sex: account.sex,
  birthDate: account.birthDate,
  nationality: account.nationality,
});

/** H6: last year's scores under an earlier ID paper; a different one, or there is nothing to join. */
export function askMerge(
  deps: CaseDeps,
  account: Account,
  edition: string | null,
  typed: Typed,
): Outcome<Asked> {
  const found = deps.reference.findEdition(edition ?? '');
  if (found === null) return refused('not-found');
  const problems = identityProblems(typed, beijingDate(deps.clock.now()));
  if (problems.length > 0) return refusedFor(problems);
  const former = tidyIdentity(typed);
  if (former.idType === account.paper.type && former.idNumber === account.paper.number) {
    return refused('nothing-changed');
  }
  return done({ kind: 'score-merge', year: found.edition.year - 1, former });
}

function correctionProblems(deps: CaseDeps, after: AccountIdentity): Problem[] {
  const today = beijingDate(deps.clock.now());
  const newest = deps.reference.editions()[0]?.edition.key ?? '';
  const lists = deps.reference.listsFor(newest, null);
  const isListed = (list: string, code: string | null) =>
    code === null || (lists[list] ?? []).some((option) => option.code === code);
  const { birthDate } = after;
  const isDay = birthDate === null || isCalendarDate(birthDate);
  const found = [
    ['sex', isListed('sex', after.sex) ? null : 'not-offered'],
    ['nationality', isListed('nationality', after.nationality) ? null : 'not-offered'],
    ['birthDate', isDay ? (birthDate !== null && birthDate > today ? 'date-in-future' : null) : 'not-a-date'],
  ] as const;
  const own = found.flatMap(([field, code]) =>
    code === null ? [] : [{ field, code, severity: 'error' as const }],
  );
  return [...identityProblems(after, today), ...own];
}

/** D6 side: what the account says of its person and only staff may change. The ID number tells what it can tell. */
async function askCorrection(
  deps: CaseDeps,
  account: Account,
  typed: NonNullable<CaseInput['after']>,
): Promise<Outcome<Asked>> {
  const before = identityOfAccount(account);
  const wanted = {
    ...tidyIdentity({
      name: typed.name ?? before.name,
      idType: typed.idType ?? before.idType,
      idNumber: typed.idNumber ?? before.idNumber,
    }),
    sex: typed.sex ?? before.sex,
    birthDate: typed.birthDate ?? before.birthDate,
    nationality: typed.nationality ?? before.nationality,
  };
  const problems = correctionProblems(deps, wanted);
  if (problems.length > 0) return refusedFor(problems);
  const paper = { type: wanted.idType, number: wanted.idNumber };
  const read = readIdPaper(paper);
  const after = {
    ...wanted,
    sex: read?.sex ?? wanted.sex,
    birthDate: read?.birthDate ?? wanted.birthDate,
  };
  if (changedIdentity(before, after).length === 0) return refused('nothing-changed');
  const holder = await deps.accounts.findByIdHash(idHashOf(deps.keys, paper));
  if (holder !== null && holder !== account.candidate) return refused('id-number-taken');
  return done({ kind: 'account-correction', before, after });
}

async function ask(deps: CaseDeps, account: Account, input: CaseInput): Promise<Outcome<Asked>> {
  if (input.kind === 'score-merge') {
    return input.former === null
      ? refused('nothing-changed')
      : askMerge(deps, account, input.edition, input.former);
  }
  return input.after === null ? refused('nothing-changed') : askCorrection(deps, account, input.after);
}

/** A candidate asks for what only two members of staff can do. */
export async function openCase(deps: CaseDeps, candidate: string, input: CaseInput, incoming: Incoming) {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return refused('not-found');
  const edition = input.kind === 'score-merge' ? input.edition : null;
  if (!isPlace(deps.reference, edition, input.region, input.point)) return refused('region-unknown');
  const asked = await ask(deps, account, input);
  if (!asked.ok) return asked;
  if (!(await isOwnEvidence(deps, candidate, input.evidence, 1))) return refused('evidence-missing');
  const place = { region: input.region, point: input.point };
  const opened = newCase(deps, incoming.key, input.kind, { candidate, edition, ...place });
  const content = { asked: asked.value, owner: candidate, evidence: input.evidence, note: input.note.trim() };
  const actor = { role: 'candidate', id: candidate } as const;
  const command = { key: incoming.key, requestDigest: deps.keys.digest(incoming.request) };
  const result = await deps.cases.openCase(
    { case: opened, name: account.name, content },
    openingOf(opened, actor),
    command,
  );
  if (result === 'pending') return refused('case-pending');
  if (result === 'evidence-gone') return refused('evidence-missing');
  const own = (await deps.cases.listOwn(candidate)).find((each) => each.case.id === opened.id);
  return own === undefined ? refused('case-not-found') : done(viewOwnCase(deps, own));
}
