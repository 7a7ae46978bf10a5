import { documentText } from '#domain/configuration/document.ts';
import { NATION } from '#domain/configuration/nation.ts';
import type { ImportRun } from '../../ports/import-store.ts';
import { liveNation } from '../configuration/nation-document.ts';
import type { ImportDeps } from './import-deps.ts';

/** Opens the draft into which a file of specialties goes, as who brought it; where one is open, that one is used. */
export async function beginDraft(deps: ImportDeps, run: ImportRun): Promise<void> {
  const edition = await deps.imports.stagedEdition(run.id);
  const live = edition === null ? null : liveNation(deps.reference, edition);
  if (edition === null || live === null) return;
  const digest = deps.keys.digest(documentText(live));
  const content = { document: live, digest };
  const fresh = {
    ...{ edition, region: NATION, ...content, baseline: content },
    ...{ origin: { edition, number: 0 }, rehearsal: null },
  };
  const command = {
    key: run.id,
    requestDigest: deps.keys.digest(run.sha256),
    staff: run.staff,
    at: deps.clock.now(),
    note: '',
  };
  await deps.nationConfigurations.open(run.area, fresh, command);
}
