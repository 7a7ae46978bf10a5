import type { ConfigurationDocument } from '#domain/configuration/document.ts';
import { refusesAct } from '#domain/configuration/life.ts';
import { problemsOf } from '#domain/configuration/problems.ts';
import type { RehearsalSettings } from '#domain/rehearsal/report.ts';
import type { RehearsalInput } from '#domain/rehearsal/stage-set.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { actOnConfiguration, findOpen } from './act-on-configuration.ts';
import type { ConfigurationDeps, ConfigurationPlace } from './configuration-deps.ts';
import { liveDocument, regionKind, surroundingsOf } from './live-document.ts';

const CANDIDATES = 1000;
/** The same people each time, so that two reports differ by what was changed and by nothing else. */
const SEED = 2026;

type Wish = Pick<RehearsalSettings, 'reviewers' | 'filesPerDay'> & { readonly rev: number };

/** Walks a thousand invented candidates through the draft and through what is live; the report stays with the draft. */
export async function rehearseConfiguration(
  deps: ConfigurationDeps,
  staff: StaffMember,
  place: ConfigurationPlace,
  { rev, reviewers, filesPerDay }: Wish,
  incoming: Incoming,
) {
  const open = await findOpen(deps, regionKind, staff, place);
  const live = liveDocument(deps, place.edition, place.region);
  if (open === null || live === null) return refused('configuration-not-found');
  // What would be refused afterwards is not rehearsed first; an earlier try with this key is answered below.
  const problems = problemsOf(open.document, surroundingsOf(deps, place.edition, place.region));
  const actor = { id: staff.id, post: staff.post, area: areaOf(staff) };
  const refusal = refusesAct(open, 'rehearse', { actor, problems });
  if (refusal !== null) return refused(refusal);
  if (open.rev !== rev && open.rev !== rev + 1) return refused('configuration-changed');
  const settings = { seed: SEED, candidates: CANDIDATES, reviewers, filesPerDay };
  const inputs = [open.document, live].map((document) => inputFor(deps, place, document, settings));
  const [draft, asLive] = await deps.rehearser.rehearse(place.edition, inputs);
  if (draft === undefined || asLive === undefined) throw new Error('a rehearsal without a report');
  const rehearsal = { settings, draft, live: asLive };
  const wish = { do: 'rehearse', rev, rehearsal } as const;
  return actOnConfiguration(deps, regionKind, staff, place, wish, incoming);
}

function inputFor(
  { reference }: ConfigurationDeps,
  { edition, region }: ConfigurationPlace,
  document: ConfigurationDocument,
  settings: RehearsalSettings,
): RehearsalInput {
  return {
    region,
    document,
    settings,
    examDate: reference.findEdition(edition)?.examDate ?? '',
    lists: reference.listsFor(edition, region),
    specialties: reference
      .specialtiesOf(edition)
      .map(({ code, level, discipline, form }) => ({ code, level, discipline, form })),
  };
}
