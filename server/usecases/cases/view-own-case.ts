import { type Asked, changedIdentity } from '#domain/cases/case.ts';
import { openCaseActions, undoUntil } from '#domain/cases/decide-case.ts';
import { isFileCase } from '#domain/cases/file-cases.ts';
import { maskIdNumber } from '#domain/identity/id-papers.ts';
import type { CaseStore, OwnCase } from '../../ports/case-store.ts';
import { done, refused } from '../outcome.ts';
import type { CaseDeps } from './case-deps.ts';
import { toldOf } from './case-summary.ts';
import { type IdentityKey, wordsOf } from './identity-words.ts';

type ViewDeps = Pick<CaseDeps, 'reference' | 'clock'>;

/** What was asked, to be read again by who asked: of another account nothing, not even that it is there. */
function linesOf(deps: ViewDeps, asked: Asked) {
  const line = (key: IdentityKey, before: string | null, after: string | null) => ({
    key,
    before: before === null ? null : shown(key, before),
    after: after === null ? null : shown(key, after),
  });
  const shown = (key: IdentityKey, value: string) =>
    key === 'idNumber' ? maskIdNumber(value) : wordsOf(deps.reference, key, value);
  switch (asked.kind) {
    case 'score-merge':
      return (['name', 'idType', 'idNumber'] as const).map((key) => line(key, asked.former[key], null));
    case 'account-correction':
      return changedIdentity(asked.before, asked.after).map((key) =>
        line(key, asked.before[key], asked.after[key]),
      );
    default:
      return [];
  }
}

/** A case as its candidate sees it. */
export function viewOwnCase(deps: ViewDeps, own: OwnCase) {
  const { case: of, content } = own;
  const actor = { role: 'candidate', id: of.candidate ?? '' } as const;
  const facts = { now: deps.clock.now(), actor, codesSentAgain: 0 };
  return {
    number: of.number,
    kind: of.kind,
    state: of.state,
    stateSince: of.stateSince.toISOString(),
    openedAt: of.openedAt.toISOString(),
    rev: of.rev,
    title: of.edition === null ? null : (deps.reference.findEdition(of.edition)?.title ?? null),
    regionName: of.region === null ? null : deps.reference.regionName(of.region),
    pointName: of.point === null ? null : deps.reference.pointName(of.point),
    lines: linesOf(deps, content.asked),
    ...toldOf(content.asked),
    pictures: content.evidence.length,
    // What staff wrote when they opened it is for staff.
    note: isFileCase(of.kind) ? '' : content.note,
    reason: own.reason,
    undoUntil: of.state === 'approved' ? undoUntil(of).toISOString() : null,
    actions: [...openCaseActions(of, facts)],
  };
}

export async function listOwnCases(deps: ViewDeps & { readonly cases: CaseStore }, candidate: string) {
  return done((await deps.cases.listOwn(candidate)).map((own) => viewOwnCase(deps, own)));
}

export async function readOwnCase(
  deps: ViewDeps & { readonly cases: CaseStore },
  candidate: string,
  number: string,
) {
  const own = await deps.cases.findOwn(candidate, number);
  return own === null ? refused('case-not-found') : done(viewOwnCase(deps, own));
}
