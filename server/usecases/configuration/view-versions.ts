import { OPEN_STATES, openConfigurationActs } from '#domain/configuration/life.ts';
import type { StoredConfiguration } from '../../ports/configuration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { areaOf } from '../review/view-file.ts';
import type {
  AnyProblem,
  ConfigurationDeps,
  ConfigurationKind,
  ConfigurationPlace,
} from './configuration-deps.ts';

export const isOpen = ({ state }: Pick<StoredConfiguration, 'state'>) => OPEN_STATES.includes(state);

const told = (at: Date | null) => at?.toISOString() ?? null;

/** Names of staff by id, as far as the history tells them. */
type Names = ReadonlyMap<string, string>;

type View<D extends object, P extends AnyProblem> = {
  readonly kind: ConfigurationKind<D, P>;
  readonly staff: StaffMember;
  readonly live: D;
  readonly names: Names;
};

async function viewOpen<D extends object, P extends AnyProblem>(
  deps: ConfigurationDeps,
  of: StoredConfiguration<D>,
  { kind, staff, live, names }: View<D, P>,
) {
  const judge = await kind.judge(deps, of);
  const problems = judge(of.document);
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
    differences: kind.differences(live, of.document),
    rehearsal: of.rehearsal,
    rehearsedAt: told(of.rehearsedAt),
    isRehearsed: of.rehearsed === of.digest,
    liveFrom: told(of.liveFrom),
    actions: openConfigurationActs(of, { actor, problems }),
  };
}

const viewVersion = (of: StoredConfiguration<object>, names: Names) => ({
  number: of.number,
  state: of.state,
  authors: of.authors.map((id) => names.get(id) ?? ''),
  approvedBy: of.approvedBy === null ? null : (names.get(of.approvedBy) ?? ''),
  liveAt: told(of.liveAt),
  endedAt: told(of.endedAt),
});

/** What is live, worked on and was before at a place; null where there is nothing, or it is not to be seen. */
export async function viewVersions<D extends object, P extends AnyProblem>(
  deps: ConfigurationDeps,
  kind: ConfigurationKind<D, P>,
  staff: StaffMember,
  place: ConfigurationPlace,
) {
  const { reference } = deps;
  const { edition, region } = place;
  const live = kind.live(deps, staff, place);
  if (live === null) return null;
  const store = kind.storeOf(deps);
  const [all, events] = await Promise.all([
    store.listOf(areaOf(staff), edition, region),
    store.historyOf(areaOf(staff), edition, region),
  ]);
  const names = new Map(events.map((event) => [event.staff, event.staffName]));
  const open = all.find(isOpen) ?? null;
  return {
    edition,
    live,
    liveNumber: all.find(({ state }) => state === 'live')?.number ?? 0,
    open: open === null ? null : await viewOpen(deps, open, { kind, staff, live, names }),
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
      .filter((of) => of.edition.key !== edition)
      .filter((of) => kind.live(deps, staff, { edition: of.edition.key, region }) !== null)
      .map((of) => ({ edition: of.edition.key, title: of.title })),
  };
}
