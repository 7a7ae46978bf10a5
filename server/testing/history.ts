import type { RegistrationEvent } from '#domain/registration/command.ts';
import { chainStart, type Link, nextHead } from '#domain/registration/event-chain.ts';
import { lifecycle } from '#domain/registration/lifecycle.ts';
import { STATUSES, type Status } from '#domain/registration/registration.ts';
import type { Identity } from '../ports/registration-store.ts';
import { bytes, integer, word } from '../postgres/columns.ts';
import { toLink } from '../postgres/event-row.ts';
import type { TestProduct } from './test-product.ts';

export async function eventsOf(product: TestProduct, of: Identity): Promise<readonly Link[]> {
  const found = await product.sql(
    'select * from registration_events where edition_id = $1 and candidate_id = $2 order by seq, at',
    [of.edition, of.candidate],
  );
  return found.map(toLink);
}

/** The actions of a registration's history, in order. */
export async function actionsOf(product: TestProduct, of: Identity): Promise<readonly string[]> {
  return (await eventsOf(product, of)).map(({ event }) => event.action);
}

function isLegal({ action, actor, from, to }: RegistrationEvent): boolean {
  if (action === 'enter') return from === null && to === 'draft';
  const rule = lifecycle[action];
  const allows = from !== null && rule.from.includes(from) && rule.to.includes(to);
  return allows && rule.actors.includes(actor.role);
}

type Standing = {
  readonly status: Status;
  readonly rev: number;
  readonly seq: number;
  readonly head: string;
};

function faultsAtTheEnd(row: Standing, links: readonly Link[]): string[] {
  const last = links.at(-1);
  const faults = [];
  if (row.status !== last?.event.to) faults.push(`row is ${row.status}, events lead to ${last?.event.to}`);
  if (row.head !== last?.head) faults.push('the row’s head is not that of the last event');
  // Every act counts both up by one: an act that was overwritten leaves fewer revs than events.
  if (row.rev !== links.length || row.seq !== links.length)
    faults.push(`${links.length} events, rev ${row.rev}, seq ${row.seq}`);
  return faults;
}

/**
 * What is wrong with a registration's history; empty where there is one legal history: numbered without gaps, each act
 * allowed and beginning where the one before ended, every head right, and the row as the events say.
 */
export async function faultsOf(product: TestProduct, of: Identity): Promise<readonly string[]> {
  const found = await product.sql('select * from registrations where edition_id = $1 and candidate_id = $2', [
    of.edition,
    of.candidate,
  ]);
  const [row] = found;
  if (row === undefined || found.length > 1) return [`${found.length} rows`];
  const links = await eventsOf(product, of);
  const faults: string[] = [];
  let [head, status]: [string, Status | null] = [chainStart(of, product.services.keys.digest), null];
  for (const [i, link] of links.entries()) {
    const { event } = link;
    head = nextHead(head, i + 1, event, product.services.keys.digest);
    if (link.seq !== i + 1) faults.push(`event ${i + 1} is numbered ${link.seq}`);
    if (link.head !== head) faults.push(`event ${i + 1} (${event.action}) does not fit the chain`);
    if (event.from !== status) faults.push(`${event.action} begins at ${event.from}, not at ${status}`);
    if (!isLegal(event)) faults.push(`${event.action} by ${event.actor.role} from ${event.from}`);
    status = event.to;
  }
  const end = { status: word(row, 'status', STATUSES), rev: integer(row, 'rev'), seq: integer(row, 'seq') };
  return [...faults, ...faultsAtTheEnd({ ...end, head: bytes(row, 'head').toString('hex') }, links)];
}
