import { differences } from '#domain/configuration/differences.ts';
import type { ConfigurationDocument } from '#domain/configuration/document.ts';
import { OPEN_STATES, openConfigurationActs } from '#domain/configuration/life.ts';
import { problemsOf } from '#domain/configuration/problems.ts';
import type { StoredConfiguration } from '../../ports/configuration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type ConfigurationDeps, isOf } from './configuration-deps.ts';
import { knownGateways, liveDocument, surroundingsOf } from './live-document.ts';

export const isOpen = ({ state }: StoredConfiguration) => OPEN_STATES.includes(state);

const told = (at: Date | null) => at?.toISOString() ?? null;

/** Names of staff by id, as far as the history tells them. */
type Names = ReadonlyMap<string, string>;

function viewOpen(
  deps: ConfigurationDeps,
  staff: StaffMember,
  of: StoredConfiguration,
  live: ConfigurationDocument,
  names: Names,
) {
  const problems = problemsOf(of.document, surroundingsOf(deps, of.edition, of.region));
  const actor = { id: staff.id, post: staff.post, area: areaOf(staff) };
  const title = deps.reference.findEdition(of.origin.edition)?.title ?? of.origin.edition;
  return {
    number: of.number,
    state: of.state,
    rev: of.rev,
    origin: { ...of.origin, title },
    document: of.document,
    authors: of.authors.map((id) => names.get(id) ?? ''),
    problems,
    differences: differences(live, of.document),
    rehearsal: of.rehearsal,
    rehearsedAt: told(of.rehearsedAt),
    isRehearsed: of.rehearsed === of.digest,
    liveFrom: told(of.liveFrom),
    actions: openConfigurationActs(of, { actor, problems }),
  };
}

const viewVersion = (of: StoredConfiguration, names: Names) => ({
  number: of.number,
  state: of.state,
  authors: of.authors.map((id) => names.get(id) ?? ''),
  approvedBy: of.approvedBy === null ? null : (names.get(of.approvedBy) ?? ''),
  liveAt: told(of.liveAt),
  endedAt: told(of.endedAt),
});

/** A region's configuration in an edition, with what this member of staff may do. */
export async function viewConfiguration(
  deps: ConfigurationDeps,
  staff: StaffMember,
  edition: string,
  region: string,
) {
  const { reference, configurations } = deps;
  const live = liveDocument(deps, edition, region);
  if (live === null || !isOf(staff, region)) return refused('configuration-not-found');
  const area = areaOf(staff);
  const [all, events] = await Promise.all([
    configurations.listOf(area, edition, region),
    configurations.historyOf(area, edition, region),
  ]);
  const names = new Map(events.map((event) => [event.staff, event.staffName]));
  const open = all.find(isOpen) ?? null;
  return done({
    edition,
    region,
    regionName: reference.regionName(region),
    examDate: reference.findEdition(edition)?.examDate ?? '',
    live,
    liveNumber: all.find(({ state }) => state === 'live')?.number ?? 0,
    open: open === null ? null : viewOpen(deps, staff, open, live, names),
    versions: all.filter((of) => !isOpen(of)).map((of) => viewVersion(of, names)),
    history: events.map(({ number, action, staffName, note, at }) => ({
      number,
      action,
      who: staffName,
      note,
      at: at.toISOString(),
    })),
    sources: reference
      .editions()
      .filter((of) => of.edition.key !== edition && reference.findRegion(of.edition.key, region) !== null)
      .map((of) => ({ edition: of.edition.key, title: of.title })),
    levels: (reference.listsFor(edition, null).level ?? []).map(({ code, label, labelEn }) => ({
      code,
      label,
      labelEn,
    })),
    gateways: knownGateways(deps, edition, region),
  });
}
