import {
  mayChange,
  type ReasonChangeKind,
  type ReasonDecision,
  refusesChange,
  refusesDecision,
} from '#domain/catalogue/reason.ts';
import type { ReasonWords } from '../../ports/catalogue-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type CatalogueDeps, reasonFields, viewCatalogue } from './view-catalogue.ts';

export type ReasonChangeInput = {
  readonly kind: ReasonChangeKind;
  readonly region: string | null;
  readonly reason: string | null;
  readonly words: ReasonWords | null;
  readonly note: string;
};

const trimmed = (words: ReasonWords): ReasonWords => ({
  ...words,
  text: words.text.trim(),
  fix: words.fix.trim(),
  textEn: words.textEn.trim(),
  fixEn: words.fixEn.trim(),
});

/** What is asked for, where it can be: the reason has to be one of the area's own. A stage is never changed. */
function askedFor(deps: CatalogueDeps, staff: StaffMember, input: ReasonChangeInput) {
  const { kind, words } = input;
  const of = deps.reference.reasons().find(({ code }) => code === input.reason) ?? null;
  const region = kind === 'add' ? input.region : (of?.region ?? null);
  const isRegion = region === null || deps.reference.regionName(region) !== region;
  if ((kind !== 'add' && of === null) || !isRegion || !mayChange(areaOf(staff), region)) return null;
  if (refusesChange(kind, kind === 'add' ? null : of) !== null) return null;
  if (kind === 'retire' || kind === 'restore')
    return of === null ? null : { region, code: of.code, words: of };
  if (words === null || (words.field !== null && !reasonFields(deps.reference).includes(words.field)))
    return null;
  const stage = of === null || kind === 'add' ? words.stage : of.stage;
  return { region, code: kind === 'add' ? null : (of?.code ?? null), words: { ...trimmed(words), stage } };
}

/** One administrator asks for a change of the catalogue; nothing is in force yet. */
export async function proposeReasonChange(
  deps: CatalogueDeps,
  staff: StaffMember,
  input: ReasonChangeInput,
  incoming: Incoming,
) {
  const requestDigest = deps.keys.digest(incoming.request);
  const asked = askedFor(deps, staff, input);
  if (asked === null) return refused('reason-unknown');
  const { stage, text, fix, textEn, fixEn, field } = asked.words;
  const outcome = await deps.catalogue.propose(areaOf(staff), {
    ...{ id: incoming.key, requestDigest, kind: input.kind, region: asked.region, code: asked.code },
    ...{ stage, text, fix, textEn, fixEn, field, note: input.note.trim() },
    ...{ proposedBy: staff.id, proposedAt: deps.clock.now() },
  });
  if (outcome === 'other') return refused('key-used-otherwise');
  if (outcome === 'open') return refused('reason-change-open');
  return viewCatalogue(deps, staff);
}

const ENDS_AS = { approve: 'live', decline: 'declined', withdraw: 'withdrawn' } as const;
const LEADS_TO = { approve: 'approved', decline: 'declined', withdraw: 'withdrawn' } as const;

/** Another administrator approves or declines; whoever asked takes it back. What is approved is in force at once. */
export async function decideReasonChange(
  deps: CatalogueDeps,
  staff: StaffMember,
  id: string,
  decision: ReasonDecision,
  incoming: Incoming,
) {
  const outcome = await deps.catalogue.lockChange<Outcome<true>>(areaOf(staff), id, (change) => {
    const nothing = (answer: Outcome<true>) => ({ verdict: null, answer });
    if (change.decidedKey === incoming.key && change.decidedBy === staff.id)
      return nothing(change.state === ENDS_AS[decision] ? done(true) : refused('key-used-otherwise'));
    const refusal = refusesDecision(change, decision, staff);
    if (refusal !== null) return nothing(refused(refusal));
    const of = deps.reference.reasons().find(({ code }) => code === change.code) ?? null;
    if (decision === 'approve' && refusesChange(change.kind, of) !== null)
      return nothing(refused('reason-unknown'));
    const verdict = { state: LEADS_TO[decision], by: staff.id, at: deps.clock.now(), key: incoming.key };
    return { verdict, answer: done(true as const) };
  });
  if (outcome === null) return refused('reason-unknown');
  if (!outcome.ok) return outcome;
  if (decision === 'approve') await deps.refreshReference();
  return viewCatalogue(deps, staff);
}
