import { documentText, instantOf } from '#domain/configuration/document.ts';
import { type ConfigurationAction, decideConfiguration } from '#domain/configuration/life.ts';
import type { ComparedRehearsal } from '#domain/rehearsal/report.ts';
import type { ConfigurationChange, StoredConfiguration } from '../../ports/configuration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import type { ConfigurationDeps, ConfigurationKind, ConfigurationPlace } from './configuration-deps.ts';
import { isOpen } from './view-versions.ts';

/** What somebody wants done with the open configuration. */
export type ConfigurationWish<D> = {
  readonly do: ConfigurationAction;
  readonly rev: number;
  readonly note?: string;
  readonly document?: D;
  readonly rehearsal?: ComparedRehearsal;
  /** With an approval; null is at once. */
  readonly liveFrom?: string | null;
};

/** What is being worked on, or was last; null where there is nothing, or it is not to be seen. */
export async function findOpen<D extends object>(
  deps: ConfigurationDeps,
  kind: ConfigurationKind<D>,
  staff: StaffMember,
  place: ConfigurationPlace,
): Promise<StoredConfiguration<D> | null> {
  if (kind.live(deps, staff, place) === null) return null;
  const all = await kind.storeOf(deps).listOf(areaOf(staff), place.edition, place.region);
  return all.find(isOpen) ?? all[0] ?? null;
}

/** A time that has passed is now. */
function liveFrom(wish: ConfigurationWish<object>, now: Date): Date | null {
  if (wish.do === 'give-back') return null;
  const wanted = wish.liveFrom ? instantOf(wish.liveFrom) : now;
  return wanted < now ? now : wanted;
}

function changeOf<D extends object>(
  deps: ConfigurationDeps,
  staff: StaffMember,
  wish: ConfigurationWish<D>,
  now: Date,
  decided: Pick<ConfigurationChange, 'state' | 'authors'>,
): ConfigurationChange<D> {
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
export async function actOnConfiguration<D extends object>(
  deps: ConfigurationDeps,
  kind: ConfigurationKind<D>,
  staff: StaffMember,
  place: ConfigurationPlace,
  wish: ConfigurationWish<D>,
  incoming: Incoming,
): Promise<Outcome<'done'>> {
  const open = await findOpen(deps, kind, staff, place);
  if (open === null) return refused('configuration-not-found');
  const command = {
    key: incoming.key,
    requestDigest: deps.keys.digest(incoming.request),
    staff: staff.id,
    at: deps.clock.now(),
    note: wish.note?.trim() ?? '',
  };
  const area = areaOf(staff);
  const judge = await kind.judge(deps, place);
  const keyed = wish.document && { document: kind.keyed(deps, place, wish.document) };
  const store = kind.storeOf(deps);
  const outcome = await store.lockAndDecide<Outcome<'done'>>(area, open.id, command, (read) => {
    const nothing = (answer: Outcome<'done'>) => ({ change: null, answer });
    if (read.earlier !== null)
      return nothing(
        read.earlier === command.requestDigest ? done('done' as const) : refused('key-used-otherwise'),
      );
    const problems = judge(read.configuration.document);
    const actor = { id: staff.id, post: staff.post, area };
    const decision = decideConfiguration(read.configuration, wish, { actor, problems });
    if (!decision.ok) return nothing(refused(decision.refusal));
    return {
      change: changeOf(deps, staff, { ...wish, ...keyed }, command.at, decision),
      answer: done('done' as const),
    };
  });
  if (outcome === null) return refused('configuration-not-found');
  if (outcome.ok && wish.do === 'approve') await deps.refreshReference();
  return outcome;
}
