import { covers, handedOver } from '#domain/transfers/handover.ts';
import type { ExportRun } from '../../ports/export-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import type { ExportDeps } from '../exports/export-deps.ts';
import { MOST_OPEN, SHORTEST_PURPOSE } from '../exports/order-export.ts';
import { viewExport } from '../exports/view-export.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';

const MOST_LISTED = 100;

function viewHandover(reference: Reference, staff: StaffMember, run: ExportRun) {
  const { handover } = run;
  return { ...viewExport(reference, staff, run), version: handover?.version ?? null, counts: handover };
}

/** Every region and point of the own area, as wholes that may be handed over. */
function areasFor(reference: Reference, staff: StaffMember, edition: string) {
  const all = reference.regionsOf(edition).flatMap(({ region, name }) => [
    { region, point: null, name },
    ...(reference.listsFor(edition, region).point ?? []).map(({ code, label }) => ({
      region,
      point: code,
      name: label === name ? label : `${name} · ${label}`,
    })),
  ]);
  return all.filter((area) => covers(areaOf(staff), area));
}

/** What may be handed over of an exam, and every version that was. */
export async function listHandovers(deps: ExportDeps, staff: StaffMember, edition: string) {
  if (deps.reference.findEdition(edition) === null) return refused('not-found');
  const runs = await deps.exports.listHandovers(areaOf(staff), edition, MOST_LISTED);
  return done({
    areas: areasFor(deps.reference, staff, edition),
    handovers: runs.map((run) => viewHandover(deps.reference, staff, run)),
  });
}

export type HandoverOrder = {
  readonly edition: string;
  readonly region: string;
  readonly point: string | null;
  readonly purpose: string;
};

/** Asks for the next version of an area; the job that writes exports writes and signs it. */
export async function orderHandover(
  deps: ExportDeps,
  staff: StaffMember,
  { edition, region, point, purpose: typed }: HandoverOrder,
  { key }: Incoming,
) {
  const purpose = typed.trim();
  if ([...purpose].length < SHORTEST_PURPOSE) return refused('purpose-missing');
  const area = { region, point };
  const found = deps.reference.findEdition(edition);
  const isKnown = areasFor(deps.reference, staff, edition).some(
    (one) => one.region === region && one.point === point,
  );
  if (found === null || !isKnown) return refused('not-found');
  const wish = {
    edition,
    statuses: ['registered'],
    points: [],
    specialties: [],
    columns: handedOver(found.edition),
    sealedToo: true,
    format: 'signed',
  } as const;
  const wanted = { id: deps.keys.uuid(), staff: staff.id, key, area, purpose, wish, at: deps.clock.now() };
  const run = await deps.exports.order(wanted, MOST_OPEN);
  if (run === null) return refused('handover-under-way');
  if (run === 'other') return refused('key-used-otherwise');
  return done(viewHandover(deps.reference, staff, run));
}
