import { areVerified, waitsForCredentials } from '#domain/credentials/quoted-records.ts';
import { type LeftOut, leftOut } from '#domain/registration/batch.ts';
import { passOf, waitsFor } from '#domain/registration/lease.ts';
import type { BatchFile, BatchStore } from '../../ports/batch-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { adviseOn } from '../candidate/advise.ts';
import { regionOf } from '../candidate/region-of.ts';
import { done, refused } from '../outcome.ts';
import { nextCursor, readCursor } from '../page-cursor.ts';
import { areTwo, ruleOfSecondLook } from '../review/second-look.ts';
import { actorOf, answersOf, areaOf, type OfficeDeps } from '../review/view-file.ts';

export type BatchDeps = OfficeDeps & { readonly batches: BatchStore };

const PAGE_SIZE = 100;

export type BatchQuery = { readonly edition: string; readonly specialty?: string; readonly after?: string };

function whyLeftOut(
  deps: BatchDeps,
  staff: StaffMember,
  { registration, holds, content, isTaken }: BatchFile,
  credentialsVerified: boolean,
): LeftOut | null {
  const settings = regionOf(deps.reference, registration);
  const edition = deps.reference.findEdition(registration.edition);
  if (settings === null || edition === null) throw new Error(`no configuration for ${registration.edition}`);
  const facts = {
    now: deps.clock.now(),
    actor: actorOf(staff),
    edition: edition.edition,
    settings,
    windows: settings.windows,
    holds,
    credentialsVerified,
  };
  const advice = adviseOn(deps.reference, registration.edition, answersOf(content));
  const found = { verdict: advice?.verdict ?? null, isTaken };
  return leftOut(registration, passOf(registration.status), facts, found);
}

/** Read only where the region's approval waits for it. */
async function areCredentialsVerified({ accounts, reference }: BatchDeps, { registration }: BatchFile) {
  const region = regionOf(reference, registration);
  if (region === null || !waitsForCredentials(registration.status, region, false)) return true;
  return areVerified(registration.answers, await accounts.credentialsOf(registration.candidate));
}

/** What waits at the own stage, page by page: each file with the reason for which it would be left out, if there is one. */
export async function previewBatch(deps: BatchDeps, staff: StaffMember, query: BatchQuery) {
  const status = waitsFor(staff.role);
  if (status === null) return refused('not-permitted');
  const after = readCursor(query.after);
  const found = await deps.batches.listFiles(areaOf(staff), {
    edition: query.edition,
    status,
    specialty: query.specialty ?? null,
    after: after && { since: after.at, candidate: after.id },
    limit: PAGE_SIZE,
    staff: staff.id,
    wall: deps.clock.wall(),
  });
  const next = nextCursor(found, PAGE_SIZE, ({ registration }) => ({
    at: registration.statusSince,
    id: registration.candidate,
  }));
  const isLookedAtTwice = await areTwo(deps, staff);
  const verified = await Promise.all(found.map((file) => areCredentialsVerified(deps, file)));
  const rows = found.map((file, i) => ({
    number: file.registration.number,
    rev: file.registration.rev,
    name: String(file.registration.answers.name ?? ''),
    statusSince: file.registration.statusSince.toISOString(),
    leftOut: whyLeftOut(deps, staff, file, verified[i] ?? false),
    secondLook: isLookedAtTwice ? ruleOfSecondLook(deps, file.registration, file.content) : null,
  }));
  const lot =
    found[0] === undefined ? 0 : (regionOf(deps.reference, found[0].registration)?.secondLook.percent ?? 0);
  return done({ rows, lot: isLookedAtTwice ? lot : 0, next });
}
