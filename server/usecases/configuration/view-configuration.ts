import { FIELD_OF_CONDITION, MOST_IMAGES, PAPER_CONDITIONS } from '#domain/edition/paper-list.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import type { ConfigurationDeps, ConfigurationPlace } from './configuration-deps.ts';
import { knownGateways, regionKind, surroundingsOf } from './live-document.ts';
import { viewVersions } from './view-versions.ts';

/** A region's configuration in an edition, with what this member of staff may do. */
export async function viewConfiguration(
  deps: ConfigurationDeps,
  staff: StaffMember,
  { edition, region }: ConfigurationPlace,
) {
  const { reference } = deps;
  const versions = await viewVersions(deps, regionKind, staff, { edition, region });
  if (versions === null) return refused('configuration-not-found');
  const around = surroundingsOf(deps, edition, region);
  return done({
    ...versions,
    region,
    regionName: reference.regionName(region),
    examDate: reference.findEdition(edition)?.examDate ?? '',
    levels: (reference.listsFor(edition, null).level ?? []).map(({ code, label, labelEn }) => ({
      code,
      label,
      labelEn,
    })),
    gateways: knownGateways(deps, edition, region),
    declaredPapers: around.papers.map(({ key, required, locked }) => ({ key, required, locked })),
    mostImages: MOST_IMAGES,
    paperConditions: PAPER_CONDITIONS.filter((condition) => {
      const field = FIELD_OF_CONDITION[condition];
      return field === undefined || around.fields.includes(field);
    }),
  });
}
