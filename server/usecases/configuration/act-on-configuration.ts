import { type ConfigurationDocument, documentText, instantOf } from '#domain/configuration/document.ts';
import { type ConfigurationAction, decideConfiguration } from '#domain/configuration/life.ts';
import { problemsOf } from '#domain/configuration/problems.ts';
import type { ComparedRehearsal } from '#domain/rehearsal/report.ts';
import type { ConfigurationChange, StoredConfiguration } from '../../ports/configuration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type ConfigurationDeps, isOf } from './configuration-deps.ts';
import { surroundingsOf } from './live-document.ts';
import { isOpen, viewConfiguration } from './view-configuration.ts';

export type ConfigurationPlace = { readonly edition: string; readonly region: string };

/** What somebody wants done with the open configuration. */
export type ConfigurationWish = {
  readonly do: ConfigurationAction;
  readonly rev: number;
  readonly note?: string;
  readonly document?: ConfigurationDocument;
  readonly rehearsal?: ComparedRehearsal;
  /** With an approval; null is at once. */
  readonly liveFrom?: string | null;
};

export async function findOpen(
  deps: ConfigurationDeps,
  staff: StaffMember,
  { edition, region }: ConfigurationPlace,
): Promise<StoredConfiguration | null> {
  if (!isOf(staff, region)) return null;
  const all = await deps.configurations.listOf(areaOf(staff), edition, region);
  return all.find(isOpen) ?? all[0] ?? null;
}

/** A time that has passed is now. */
function liveFrom(wish: ConfigurationWish, now: Date): Date | null {
  if (wish.do === 'give-back') return null;
  const wanted = wish.liveFrom ? instantOf(wish.liveFrom) : now;
  return wanted < now ? now : wanted;
}

function changeOf(
  deps: ConfigurationDeps,
  staff: StaffMember,
  wish: ConfigurationWish,
  now: Date,
  decided: Pick<ConfigurationChange, 'state' | 'authors'>,
): ConfigurationChange {
  const { document, rehearsal } = wish;
  return {
    ...decided,
    action: wish.do,
    ...(document && { document, digest: deps.keys.digest(documentText(document)) }),
    ...(rehearsal && { rehearsal }),
    ...(wish.do === 'approve' && { approvedBy: staff.id, liveFrom: liveFrom(wish, now) }),
    ...(wish.do === 'give-back' && { approvedBy: null, liveFrom: null }),
  };
}

/** Locks the open configuration, decides and writes; what is approved and due is live with it, here and everywhere. */
export async function actOnConfiguration(
  deps: ConfigurationDeps,
  staff: StaffMember,
  place: ConfigurationPlace,
  wish: ConfigurationWish,
  incoming: Incoming,
) {
  const open = await findOpen(deps, staff, place);
  if (open === null) return refused('configuration-not-found');
  const command = {
    key: incoming.key,
    requestDigest: deps.keys.digest(incoming.request),
    staff: staff.id,
    at: deps.clock.now(),
    note: wish.note?.trim() ?? '',
  };
  const area = areaOf(staff);
  const around = surroundingsOf(deps, place.edition, place.region);
  const outcome = await deps.configurations.lockAndDecide<Outcome<'done'>>(area, open.id, command, (read) => {
    const nothing = (answer: Outcome<'done'>) => ({ change: null, answer });
    if (read.earlier !== null)
      return nothing(
        read.earlier === command.requestDigest ? done('done' as const) : refused('key-used-otherwise'),
      );
    const problems = problemsOf(read.configuration.document, around);
    const actor = { id: staff.id, post: staff.post, area };
    const decision = decideConfiguration(read.configuration, wish, { actor, problems });
    if (!decision.ok) return nothing(refused(decision.refusal));
    return { change: changeOf(deps, staff, wish, command.at, decision), answer: done('done' as const) };
  });
  if (outcome === null) return refused('configuration-not-found');
  if (!outcome.ok) return outcome;
  if (wish.do === 'approve') await deps.refreshReference();
  return viewConfiguration(deps, staff, place.edition, place.region);
}
