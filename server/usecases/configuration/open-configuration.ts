import { documentText } from '#domain/configuration/document.ts';
import type { NewConfiguration, Origin } from '../../ports/configuration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import {
  type ConfigurationDeps,
  type ConfigurationKind,
  type ConfigurationPlace,
  isOf,
} from './configuration-deps.ts';

export type Source = {
  readonly from: 'live' | 'edition' | 'number';
  readonly edition: string | null;
  readonly number: number | null;
};

type Copied<D> = Pick<NewConfiguration<D>, 'document' | 'rehearsal'> & { readonly origin: Origin };
/** Where a draft is begun: the kind of its document, by whom, and of what. */
type Desk<D extends object> = {
  readonly deps: ConfigurationDeps;
  readonly kind: ConfigurationKind<D>;
  readonly staff: StaffMember;
  readonly of: ConfigurationPlace;
};

/** The document of another year, its windows moved by whole years. */
function copyOfEdition<D extends object>({ deps, kind, staff, of }: Desk<D>, from: string): Copied<D> | null {
  const [source, target] = [deps.reference.findEdition(from), deps.reference.findEdition(of.edition)];
  const document = kind.live(deps, staff, { ...of, edition: from });
  if (source === null || target === null || document === null || from === of.edition) return null;
  const years = target.edition.year - source.edition.year;
  return {
    document: kind.copied(document, years),
    rehearsal: null,
    origin: { edition: from, number: 0 },
  };
}

/** What was live before comes back as it was, with the rehearsal of then. */
async function copyOfNumber<D extends object>(
  { deps, kind, staff, of }: Desk<D>,
  wanted: number | null,
): Promise<Copied<D> | null> {
  const all = await kind.storeOf(deps).listOf(areaOf(staff), of.edition, of.region);
  const found = all.find(({ number, state }) => number === wanted && state === 'replaced');
  if (found === undefined) return null;
  const { document, rehearsal, digest, rehearsed, number } = found;
  return {
    document,
    rehearsal: digest === rehearsed ? rehearsal : null,
    origin: { edition: of.edition, number },
  };
}

/** Begins a draft. There is one for a place and edition at most: whoever is second joins the first. */
export async function openConfiguration<D extends object>(
  desk: Desk<D>,
  source: Source,
  incoming: Incoming,
): Promise<Outcome<'done'>> {
  const { deps, kind, staff, of } = desk;
  const live = kind.live(deps, staff, of);
  if (live === null) return refused('configuration-not-found');
  if (!isOf(staff, of.region)) return refused('not-permitted');
  const copied =
    source.from === 'live'
      ? { document: live, rehearsal: null, origin: { edition: of.edition, number: 0 } }
      : source.from === 'edition'
        ? copyOfEdition(desk, source.edition ?? '')
        : await copyOfNumber(desk, source.number);
  if (copied === null) return refused('configuration-not-found');
  const digestOf = (document: D) => deps.keys.digest(documentText(document));
  const fresh = {
    ...of,
    ...copied,
    digest: digestOf(copied.document),
    baseline: { document: live, digest: digestOf(live) },
  };
  const command = {
    key: incoming.key,
    requestDigest: deps.keys.digest(incoming.request),
    staff: staff.id,
    at: deps.clock.now(),
    note: '',
  };
  const outcome = await kind.storeOf(deps).open(areaOf(staff), fresh, command);
  if (outcome === 'other') return refused('key-used-otherwise');
  return outcome === 'open' ? refused('configuration-open') : done('done' as const);
}
