import { paperTitleOf } from '#domain/registration/paper-files.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Identity } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf, type OfficeDeps, showsPapers } from '../review/view-file.ts';

/** Editions of the same exam before this one, the newest first. */
function editionsBefore({ reference }: OfficeDeps, key: string) {
  const found = reference.findEdition(key)?.edition;
  return reference
    .editions()
    .map(({ edition }) => edition)
    .filter((edition) => edition.exam === found?.exam && edition.year < found.year)
    .sort((a, b) => b.year - a.year);
}

/** The candidate's newest registration of an earlier year, as far as it lies in this area. */
async function findEarlier(deps: OfficeDeps, staff: StaffMember, { edition, candidate }: Identity) {
  for (const { key, year } of editionsBefore(deps, edition)) {
    const registration = await deps.office.findFile(areaOf(staff), { edition: key, candidate });
    if (registration !== null && showsPapers(registration)) return { year, registration };
  }
  return null;
}

async function viewItems(deps: OfficeDeps, registration: Registration) {
  const scans = await deps.office.paperScans(registration);
  return Object.entries(registration.papers.files)
    .filter(([, files]) => files.length > 0)
    .map(([key, files]) => ({
      key,
      title: paperTitleOf(registration.papers, key),
      files: files.map(({ digest, kind, sheets }) => ({
        digest,
        kind,
        sheets,
        scan: scans.get(digest) ?? ('unscanned' as const),
      })),
    }));
}

/**
 * What the candidate handed in for the exam in an earlier year, where that was here and in the same area. Each paper is
 * read under the number of that registration, by the same rules as this year's.
 */
export async function viewEarlierPapers(deps: OfficeDeps, staff: StaffMember, number: string) {
  const of = await deps.office.findIdentity(number);
  if (of === null || (await deps.office.findFile(areaOf(staff), of)) === null) return refused('not-found');
  const earlier = await findEarlier(deps, staff, of);
  if (earlier === null) return done({ earlier: null });
  const { year, registration } = earlier;
  const items = await viewItems(deps, registration);
  return done({ earlier: { year, edition: registration.edition, number: registration.number, items } });
}
