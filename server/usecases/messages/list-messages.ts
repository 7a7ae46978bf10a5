import type { MessageCursor, MessageStore, StoredMessage } from '../../ports/message-store.ts';
import type { Reference } from '../../ports/reference.ts';
import { viewReason } from '../candidate/view-reason.ts';
import { done } from '../outcome.ts';

const PAGE = 20;

type Deps = { readonly messages: MessageStore; readonly reference: Reference };

/** The place of the region that the message is about, as it is published now: a corrected address helps, an old one does not. */
function placeOf({ reference }: Pick<Deps, 'reference'>, { edition, facts }: StoredMessage): string | null {
  if (edition === null || facts.region === null) return null;
  return reference.findRegion(edition, facts.region)?.place ?? null;
}

/** A message as its candidate reads it, but for its words. */
export function viewMessage(deps: Pick<Deps, 'reference'>, message: StoredMessage) {
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
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

/** The inbox, the newest first, page by page. `after`: the cursor of the page before, null for the first page. */
export async function listMessages(deps: Deps, candidate: string, after: MessageCursor | null) {
  const [found, unread] = await Promise.all([
    deps.messages.listMessages(candidate, after, PAGE + 1),
    deps.messages.countUnread(candidate),
  ]);
  const page = found.slice(0, PAGE);
  const next = found.length > PAGE ? (page.at(-1) ?? null) : null;
  return done({ messages: page.map((message) => viewMessage(deps, message)), unread, next });
}
