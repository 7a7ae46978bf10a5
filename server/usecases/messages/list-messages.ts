import type { Delivery, DeliveryStore } from '../../ports/delivery-store.ts';
import type { MessageCursor, MessageKey, MessageStore, StoredMessage } from '../../ports/message-store.ts';
import type { Reference } from '../../ports/reference.ts';
import { viewReason } from '../candidate/view-reason.ts';
import { done } from '../outcome.ts';

const PAGE = 20;

export type InboxDeps = {
  readonly messages: MessageStore;
  readonly deliveries: DeliveryStore;
  readonly reference: Reference;
};

/** What a candidate is told of the copies: which have left, and which did not arrive. */
function viewCopies(copies: readonly Delivery[]) {
  return copies.flatMap(({ channel, state }) =>
    state === 'waiting' || state === 'pointless' ? [] : { channel, state },
  );
}

/** The place of the region that the message is about, as it is published now: a corrected address helps, an old one does not. */
function placeOf(
  { reference }: Pick<InboxDeps, 'reference'>,
  { edition, facts }: StoredMessage,
): string | null {
  if (edition === null || facts.region === null) return null;
  return reference.findRegion(edition, facts.region)?.place ?? null;
}

/** A message as its candidate reads it, but for its words. */
export function viewMessage(
  deps: Pick<InboxDeps, 'reference'>,
  message: StoredMessage,
  copies: readonly Delivery[],
) {
  const { kind, occasion, edition, facts, at, readAt } = message;
  return {
    kind,
    occasion,
    edition,
    title: edition === null ? null : (deps.reference.findEdition(edition)?.title ?? null),
    status: facts.status,
    deadline: facts.deadline?.toISOString() ?? null,
    place: placeOf(deps, message),
    reason: viewReason(deps, facts.reason),
    changes: (facts.changes ?? []).map((change) => ({ ...change })),
    difference: facts.difference ?? null,
    refund: facts.refund ?? null,
    papers: (facts.papers ?? []).map((paper) => ({ ...paper })),
    copies: viewCopies(copies),
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

/** Finds among all copies those of one message. */
export function byMessage<C extends MessageKey>(copies: readonly C[]) {
  const keyOf = ({ kind, occasion }: MessageKey) => `${kind}\n${occasion}`;
  const found = Map.groupBy(copies, keyOf);
  return (message: MessageKey): readonly C[] => found.get(keyOf(message)) ?? [];
}

/** The inbox, the newest first, page by page. `after`: the cursor of the page before, null for the first page. */
export async function listMessages(deps: InboxDeps, candidate: string, after: MessageCursor | null) {
  const [found, unread] = await Promise.all([
    deps.messages.listMessages(candidate, after, PAGE + 1),
    deps.messages.countUnread(candidate),
  ]);
  const page = found.slice(0, PAGE);
  const next = found.length > PAGE ? (page.at(-1) ?? null) : null;
  const copiesOf = byMessage(await deps.deliveries.deliveriesOf(candidate, page));
  return done({
    messages: page.map((message) => viewMessage(deps, message, copiesOf(message))),
    unread,
    next,
  });
}
