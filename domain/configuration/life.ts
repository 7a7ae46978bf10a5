import { isInArea, type Jurisdiction } from '../staff/actor.ts';
import { mayDo, type Permission } from '../staff/permissions.ts';
import type { Post } from '../staff/posts.ts';
import { NATION } from './nation.ts';
import { type ConfigurationProblem, stops } from './problems.ts';

/** `scheduled`: approved, and waits for its time. Whatever was live before stays as `replaced`, and can be brought back. */
export const CONFIGURATION_STATES = [
  'draft',
  'proposed',
  'scheduled',
  'live',
  'replaced',
  'dropped',
] as const;
export type ConfigurationState = (typeof CONFIGURATION_STATES)[number];

export const CONFIGURATION_ACTIONS = ['save', 'rehearse', 'propose', 'approve', 'give-back', 'drop'] as const;
export type ConfigurationAction = (typeof CONFIGURATION_ACTIONS)[number];

/** The states in which a configuration is still somebody's to decide; one for each region and edition at most. */
export const OPEN_STATES: readonly ConfigurationState[] = ['draft', 'proposed', 'scheduled'];

const LEADS_FROM: Readonly<Record<ConfigurationAction, readonly ConfigurationState[]>> = {
  save: ['draft'],
  rehearse: ['draft'],
  propose: ['draft'],
  approve: ['proposed'],
  'give-back': ['proposed', 'scheduled'],
  drop: ['draft', 'proposed', 'scheduled'],
};

const LEADS_TO: Readonly<Record<ConfigurationAction, ConfigurationState>> = {
  save: 'draft',
  rehearse: 'draft',
  propose: 'proposed',
  approve: 'scheduled',
  'give-back': 'draft',
  drop: 'dropped',
};

const permissionFor = (action: ConfigurationAction): Permission =>
  action === 'approve' ? 'approve-configuration' : 'draft-configuration';

/** What is decided on; `region` may be the nation. `rehearsed` and `digest` are digests of documents: a rehearsal holds for one content only. */
export type Configuration = {
  readonly region: string;
  readonly state: ConfigurationState;
  readonly rev: number;
  readonly digest: string;
  readonly rehearsed: string | null;
  /** Everybody who has written in it. */
  readonly authors: readonly string[];
};

export type ConfigurationRefusal =
  | 'not-permitted'
  | 'configuration-not-found'
  | 'configuration-changed'
  | 'configuration-settled'
  | 'configuration-problems'
  | 'rehearsal-missing'
  | 'same-member-of-staff';

export type ConfigurationActor = {
  readonly id: string;
  readonly post: Post;
  readonly area: Jurisdiction;
};

type Problems = readonly Pick<ConfigurationProblem, 'severity'>[];
type Facts = { readonly actor: ConfigurationActor; readonly problems: Problems };

/** A rehearsal walks through one region's windows; the nation's document has none. */
const isRehearsed = ({ region, rehearsed, digest }: Configuration) =>
  region === NATION || rehearsed === digest;

/** May this person do this to the configuration now? Null where they may. */
export function refusesAct(
  of: Configuration,
  action: ConfigurationAction,
  { actor, problems }: Facts,
): ConfigurationRefusal | null {
  if (!mayDo(actor.post, permissionFor(action))) return 'not-permitted';
  if (!isInArea(actor.area, of.region, null)) return 'configuration-not-found';
  if (!LEADS_FROM[action].includes(of.state)) return 'configuration-settled';
  if (action === 'rehearse' && of.region === NATION) return 'configuration-not-found';
  if ((action === 'propose' || action === 'rehearse') && stops(problems)) return 'configuration-problems';
  if (action === 'propose' && !isRehearsed(of)) return 'rehearsal-missing';
  return action === 'approve' ? refusesApproval(of, actor, problems) : null;
}

/** Two people: who has written in it, be it a comma, does not approve it. */
function refusesApproval(
  of: Configuration,
  actor: ConfigurationActor,
  problems: Problems,
): ConfigurationRefusal | null {
  if (of.authors.includes(actor.id)) return 'same-member-of-staff';
  if (stops(problems)) return 'configuration-problems';
  return isRehearsed(of) ? null : 'rehearsal-missing';
}

export type ConfigurationDecision =
  | { readonly ok: false; readonly refusal: ConfigurationRefusal }
  | { readonly ok: true; readonly state: ConfigurationState; readonly authors: readonly string[] };

/** The one place where a configuration changes its state; `rev` is what the actor has looked at. Pure. */
export function decideConfiguration(
  of: Configuration,
  command: { readonly do: ConfigurationAction; readonly rev: number },
  facts: Facts,
): ConfigurationDecision {
  const refusal = refusesAct(of, command.do, facts);
  if (refusal === 'not-permitted' || refusal === 'configuration-not-found') return { ok: false, refusal };
  if (command.rev !== of.rev) return { ok: false, refusal: 'configuration-changed' };
  if (refusal !== null) return { ok: false, refusal };
  const writes = command.do === 'save' || command.do === 'propose';
  const authors = writes ? [...new Set([...of.authors, facts.actor.id])] : of.authors;
  return { ok: true, state: LEADS_TO[command.do], authors };
}

/** What this person may do now; browsers draw their buttons from it. */
export const openConfigurationActs = (of: Configuration, facts: Facts): readonly ConfigurationAction[] =>
  CONFIGURATION_ACTIONS.filter((action) => refusesAct(of, action, facts) === null);
