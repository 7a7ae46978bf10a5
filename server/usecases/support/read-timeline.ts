import type { Clock } from '../../ports/clock.ts';
import type { Delivery, DeliveryStore } from '../../ports/delivery-store.ts';
import type { StoredMessage } from '../../ports/message-store.ts';
import type { HistoryEntry } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Trace } from '../../ports/support-store.ts';
import { accountSubject } from '../account/log-in.ts';
import { byMessage, viewMessage } from '../messages/list-messages.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { findForSupport, type SupportDeps, viewFound } from './find-people.ts';

type Deps = SupportDeps & { readonly clock: Clock; readonly deliveries: DeliveryStore };
type Sent = StoredMessage & { readonly ways: readonly Delivery[] };

const nothing = { act: null, message: null, about: null };

/** Everything that happened to a registration and around it, the newest first, as both sides see it. */
export async function readTimeline(deps: Deps, staff: StaffMember, number: string) {
  const row = await findForSupport(deps, staff, number);
  if (row === null) return refused('not-found');
  const [history, messages, traces, failures, found] = await Promise.all([
    deps.support.historyOf(areaOf(staff), row),
    deps.support.messagesOf(row),
    deps.support.tracesOf(row),
    deps.support.failuresOf(accountSubject(deps.keys, row.candidate)),
    viewFound(deps, row),
  ]);
  // Sessions go by the machine's time, which the demo's clock may be far from.
  const ahead = deps.clock.now().getTime() - deps.clock.wall().getTime();
  const inBusinessTime = (at: Date) => new Date(at.getTime() + ahead);
  const copiesOf = byMessage(await deps.deliveries.deliveriesOf(row.candidate, messages));
  const sent = messages.map((message) => ({ ...message, ways: copiesOf(message) }));
  const told = new Map(sent.map((message) => [message.occasion, message]));
  const acts = history.map((entry) => viewAct(deps, entry, told.get(`${row.edition}/${entry.event.rev}`)));
  const ofActs = new Set(history.map(({ event }) => `${row.edition}/${event.rev}`));
  const entries = [
    ...acts,
    ...sent
      .filter(({ occasion }) => !ofActs.has(occasion))
      .map((message) => ({
        ...nothing,
        kind: 'message' as const,
        at: message.at,
        message: viewSent(deps, message),
      })),
    ...traces.map((trace) => ({
      ...nothing,
      kind: trace.kind,
      at: trace.kind === 'log-in' ? inBusinessTime(trace.at) : trace.at,
      about: trace.kind === 'log-in' ? null : aboutOf(trace),
    })),
    ...failures.map((at) => ({ ...nothing, kind: 'log-in-failed' as const, at: inBusinessTime(at) })),
  ];
  const newestFirst = entries.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return done({ ...found, entries: newestFirst.map((entry) => ({ ...entry, at: entry.at.toISOString() })) });
}

const aboutOf = ({ key, state, fen }: Trace) => ({ key, state, fen });

/** A copy as staff see it. */
export function viewCopy({ channel, state, attempts, failure, settledAt }: Delivery) {
  return { channel, state, attempts, failure, settledAt: settledAt?.toISOString() ?? null };
}

function viewSent(deps: Deps, message: Sent) {
  return { ...viewMessage(deps, message, message.ways), ways: message.ways.map(viewCopy) };
}

/** What was done, and what the candidate was told by it. */
function viewAct(deps: Deps, { event, staffName }: HistoryEntry, told: Sent | undefined) {
  return {
    kind: 'act' as const,
    at: event.at,
    act: {
      action: event.action,
      role: event.actor.role,
      who: staffName,
      to: event.to,
      reason: event.reason,
    },
    message: told === undefined ? null : viewSent(deps, told),
    about: null,
  };
}
