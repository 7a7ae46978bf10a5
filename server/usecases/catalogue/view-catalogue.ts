import { mayChange, REASON_DECISIONS, refusesChange, refusesDecision } from '#domain/catalogue/reason.ts';
import { fieldsOf } from '#domain/edition/edition.ts';
import { mayDo } from '#domain/staff/permissions.ts';
import type { CatalogueStore, StoredReasonChange } from '../../ports/catalogue-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reason, Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';

export type CatalogueDeps = {
  readonly catalogue: CatalogueStore;
  readonly reference: Reference;
  readonly keys: Keys;
  readonly clock: Clock;
  /** Reads in this process what was just written; the others are called. */
  readonly refreshReference: () => Promise<void>;
};

const wordsOf = ({ stage, text, fix, textEn, fixEn, field }: Reason | StoredReasonChange) => ({
  stage,
  text,
  fix,
  textEn,
  fixEn,
  field,
});

/** What a reason can be about: what some edition asks, and what the catalogue as delivered speaks of. */
export const reasonFields = (reference: Reference): readonly string[] => [
  ...new Set([
    ...reference.reasons().flatMap(({ field }) => field ?? []),
    ...reference.editions().flatMap(({ edition }) => fieldsOf(edition).map(({ key }) => key)),
  ]),
];

function viewReason(reason: Reason, staff: StaffMember) {
  const { code, region, isRetired, isReplaced } = reason;
  const may = mayDo(staff.post, 'draft-configuration') && mayChange(areaOf(staff), region);
  const kinds = (['reword', 'retire', 'restore'] as const).filter(
    (kind) => may && refusesChange(kind, reason) === null,
  );
  return { code, region, ...wordsOf(reason), isRetired, isReplaced, changes: kinds };
}

function viewChange(change: StoredReasonChange, staff: StaffMember) {
  const { id, kind, region, code, note, state, decidedByName } = change;
  const may = mayDo(staff.post, 'approve-configuration');
  return {
    id,
    kind,
    region,
    code,
    ...wordsOf(change),
    note,
    state,
    proposedBy: change.proposedByName,
    proposedAt: change.proposedAt.toISOString(),
    decidedBy: decidedByName,
    decidedAt: change.decidedAt?.toISOString() ?? null,
    decisions: REASON_DECISIONS.filter(
      (decision) => may && refusesDecision(change, decision, staff) === null,
    ),
  };
}

/** The reasons that hold where this member of staff works, retired ones too, and the changes that are proposed. */
export async function viewCatalogue(deps: CatalogueDeps, staff: StaffMember) {
  const { reference } = deps;
  const area = areaOf(staff);
  const holdsHere = ({ region }: Reason) => region === null || area.region === null || region === area.region;
  const changes = await deps.catalogue.listChanges(area);
  const newest = reference.editions()[0]?.edition.key ?? '';
  const regions = reference.regionsOf(newest).filter(({ region }) => mayChange(area, region));
  return done({
    reasons: reference
      .reasons()
      .filter(holdsHere)
      .map((reason) => viewReason(reason, staff)),
    changes: changes.map((change) => viewChange(change, staff)),
    regions: [
      ...(mayChange(area, null) ? [{ region: null, name: '' }] : []),
      ...regions.map(({ region, name }) => ({ region, name })),
    ],
    fields: [...reasonFields(reference)],
  });
}
