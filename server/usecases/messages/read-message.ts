import type { Clock } from '../../ports/clock.ts';
import type { MessageKey, MessageStore } from '../../ports/message-store.ts';
import { done, refused } from '../outcome.ts';

type Deps = { readonly messages: MessageStore; readonly clock: Clock };

/** Marks a message as read; again and again changes nothing. Gives how many are still unread. */
export async function readMessage(deps: Deps, candidate: string, message: MessageKey) {
  const found = await deps.messages.markRead(candidate, message, deps.clock.now());
  if (!found) return refused('message-unknown');
  return done({ unread: await deps.messages.countUnread(candidate) });
}
