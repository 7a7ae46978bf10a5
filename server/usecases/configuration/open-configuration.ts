import { copiedByYears } from '#domain/configuration/copy-year.ts';
import { type ConfigurationDocument, documentText } from '#domain/configuration/document.ts';
import type { NewConfiguration, Origin } from '../../ports/configuration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type ConfigurationDeps, isOf } from './configuration-deps.ts';
import { liveDocument } from './live-document.ts';
import { viewConfiguration } from './view-configuration.ts';

export type Source = {
  readonly from: 'live' | 'edition' | 'number';
  readonly edition: string | null;
  readonly number: number | null;
};

type Copied = Pick<NewConfiguration, 'document' | 'rehearsal'> & { readonly origin: Origin };

/** The document of another year, its windows moved by whole years. */
function copyOfEdition(deps: ConfigurationDeps, from: string, to: string, region: string): Copied | null {
  const [source, target] = [deps.reference.findEdition(from), deps.reference.findEdition(to)];
  const document = liveDocument(deps, from, region);
  if (source === null || target === null || document === null || from === to) return null;
  const years = target.edition.year - source.edition.year;
  return {
    document: copiedByYears(document, years),
    rehearsal: null,
    origin: { edition: from, number: 0 },
  };
}

/** What was live before comes back as it was, with the rehearsal of then. */
async function copyOfNumber(
  deps: ConfigurationDeps,
  staff: StaffMember,
  of: { readonly edition: string; readonly region: string; readonly number: number | null },
): Promise<Copied | null> {
  const all = await deps.configurations.listOf(areaOf(staff), of.edition, of.region);
  const found = all.find(({ number, state }) => number === of.number && state === 'replaced');
  if (found === undefined) return null;
  const { document, rehearsal, digest, rehearsed, number } = found;
  return {
    document,
    rehearsal: digest === rehearsed ? rehearsal : null,
    origin: { edition: of.edition, number },
  };
}

/** Begins a draft. There is one for a region and edition at most: whoever is second joins the first. */
export async function openConfiguration(
  deps: ConfigurationDeps,
  staff: StaffMember,
  of: { readonly edition: string; readonly region: string },
  source: Source,
  incoming: Incoming,
) {
  const { edition, region } = of;
  const live = liveDocument(deps, edition, region);
  if (live === null || !isOf(staff, region)) return refused('configuration-not-found');
  const copied =
    source.from === 'live'
      ? { document: live, rehearsal: null, origin: { edition, number: 0 } }
      : source.from === 'edition'
        ? copyOfEdition(deps, source.edition ?? '', edition, region)
        : await copyOfNumber(deps, staff, { ...of, number: source.number });
  if (copied === null) return refused('configuration-not-found');
  const digestOf = (document: ConfigurationDocument) => deps.keys.digest(documentText(document));
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
  const outcome = await deps.configurations.open(areaOf(staff), fresh, command);
  if (outcome === 'other') return refused('key-used-otherwise');
  if (outcome === 'open') return refused('configuration-open');
  return viewConfiguration(deps, staff, edition, region);
}
