import type { IdType } from '#domain/identity/id-papers.ts';
import { pointOf } from '#domain/registration/guard.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, refused } from '../outcome.ts';
import { actorOf, areaOf } from '../review/view-file.ts';
import type { OfficeCaseDeps } from './case-deps.ts';
import { viewCaseRow } from './case-summary.ts';
import { newCase, openingOf } from './new-case.ts';
import { askMerge } from './open-case.ts';

export type MergeInput = {
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly note: string;
};

/** H6 as the guide has it: the candidate stands at the point with papers in hand, and staff open the case. */
export async function openMergeFor(
  deps: OfficeCaseDeps,
  staff: StaffMember,
  number: string,
  input: MergeInput,
  incoming: Incoming,
) {
  const of = await deps.office.findIdentity(number);
  const registration = of === null ? null : await deps.office.findFile(areaOf(staff), of);
  if (of === null || registration === null) return refused('not-found');
  const account = await deps.accounts.findAccount(of.candidate);
  if (account === null) return refused('not-found');
  const asked = askMerge(deps, account, of.edition, input);
  if (!asked.ok) return asked;
  const opened = newCase(deps, incoming.key, 'score-merge', {
    ...of,
    region: registration.region,
    point: pointOf(registration),
  });
  const content = { asked: asked.value, owner: of.candidate, evidence: [], note: input.note.trim() };
  const command = { key: incoming.key, requestDigest: deps.keys.digest(incoming.request) };
  const stored = { case: opened, name: account.name, content };
  const result = await deps.cases.openCase(stored, openingOf(opened, actorOf(staff)), command);
  if (result === 'pending') return refused('case-pending');
  const [newest] = (await deps.officeCases.casesOf(areaOf(staff), of.candidate)).filter(
    (each) => each.case.id === opened.id,
  );
  return newest === undefined ? refused('case-not-found') : done(viewCaseRow(deps, newest.case, newest.name));
}
