import { NATION } from '#domain/configuration/nation.ts';
import type { Option } from '#domain/edition/options.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import type { ConfigurationDeps } from './configuration-deps.ts';
import { nationKind, registeredBySpecialty } from './nation-document.ts';
import { viewVersions } from './view-versions.ts';

const named = ({ code, label, labelEn }: Option) => ({ code, label, labelEn });

/** What the nation has settled for an edition, with what this member of staff may do. */
export async function viewNation(deps: ConfigurationDeps, staff: StaffMember, edition: string) {
  const { reference } = deps;
  const versions = await viewVersions(deps, nationKind, staff, { edition, region: NATION });
  const row = reference.findEdition(edition);
  if (versions === null || row === null) return refused('configuration-not-found');
  const registered = await registeredBySpecialty(deps, edition);
  const lists = reference.listsFor(edition, null);
  return done({
    ...versions,
    region: NATION,
    title: row.title,
    registered: Object.fromEntries(registered),
    disciplines: (lists.discipline ?? []).map(named),
    levels: (lists.level ?? []).map(named),
    subjects: (lists.subject ?? []).map(named),
  });
}
