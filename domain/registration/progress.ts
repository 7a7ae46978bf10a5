import type { Edition } from '../edition/edition.ts';
import type { LastYear } from '../returning/last-year.ts';
import type { RegionSettings } from './command.ts';
import { papersDone } from './papers.ts';
import {
  CONFIRMED_OR_LATER,
  REVIEW_PASSED,
  type Registration,
  type Status,
  SUBMITTED_OR_LATER,
} from './registration.ts';

export type NodeKey =
  | 'answers'
  | 'photo'
  | 'materials'
  | 'submission'
  | 'confirmation'
  | 'review'
  | 'payment';
export type NodeState = 'not-reached' | 'current' | 'done' | 'refused';
export type ProgressNode = { readonly key: NodeKey; readonly state: NodeState };

/** The status a given-up or cancelled registration is judged by: where it was before. */
function reached(registration: Registration): Status {
  const ended =
    registration.status === 'forfeited' ||
    registration.status === 'cancelled' ||
    registration.status === 'refused';
  return ended && registration.statusBefore !== null ? registration.statusBefore : registration.status;
}

type Milestone = { readonly key: NodeKey; readonly done: boolean };

function milestones(
  registration: Registration,
  edition: Edition,
  settings: RegionSettings,
  lastYear: LastYear | null,
): readonly Milestone[] {
  const status = reached(registration);
  const submitted = SUBMITTED_OR_LATER.includes(status);
  const nodes: Milestone[] = [
    {
      key: 'answers',
      done: submitted || edition.pages.every((page) => registration.savedPages.includes(page.key)),
    },
    { key: 'photo', done: submitted || registration.photo !== null },
  ];
  if (settings.confirmation === 'on-line') {
    const done = submitted || papersDone(registration, { edition, settings, lastYear });
    nodes.push({ key: 'materials', done });
  }
  nodes.push({ key: 'submission', done: submitted });
  nodes.push({ key: 'confirmation', done: CONFIRMED_OR_LATER.includes(status) });
  nodes.push({ key: 'review', done: REVIEW_PASSED.includes(status) });
  if (settings.onlinePayment) nodes.push({ key: 'payment', done: status === 'registered' });
  return registration.status === 'cancelled' ? withLastUndone(nodes) : nodes;
}

/** What has been cancelled must not look like a success. */
const withLastUndone = (nodes: readonly Milestone[]) =>
  nodes.map((node, i) => (i === nodes.length - 1 ? { ...node, done: false } : node));

/**
 * The bar of nodes (I1). Done nodes are green; the first that is not is current (black), or refused where the
 * registration has ended or must be repaired there.
 */
export function progressOf(
  registration: Registration,
  edition: Edition,
  settings: RegionSettings,
  lastYear: LastYear | null = null,
): readonly ProgressNode[] {
  const nodes = milestones(registration, edition, settings, lastYear);
  const next = nodes.findIndex((node) => !node.done);
  const stopped = registration.status !== reached(registration);
  return nodes.map((node, i) => {
    if (registration.status === 'repair' && node.key === 'confirmation')
      return { key: node.key, state: 'refused' };
    if (node.done) return { key: node.key, state: 'done' };
    if (i !== next) return { key: node.key, state: 'not-reached' };
    return { key: node.key, state: stopped ? 'refused' : 'current' };
  });
}
