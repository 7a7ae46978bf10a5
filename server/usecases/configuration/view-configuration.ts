import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import type { ConfigurationDeps, ConfigurationPlace } from './configuration-deps.ts';
import { knownGateways, regionKind } from './live-document.ts';
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
  });
}
