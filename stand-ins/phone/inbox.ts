import { randomUUID } from 'node:crypto';

type NewMessage = { readonly phone: string; readonly text: string; readonly at: Date };
export type Message = NewMessage & { readonly id: string };

export type Inbox = {
  /** Returns the message's id. What comes again under the sender's own id is there already. */
  readonly add: (message: NewMessage, senderId: string | null) => string;
  /** Newest first. */
  readonly messagesTo: (phone: string) => readonly Message[];
  /** Whose messages came last, newest first. */
  readonly recentPhones: () => readonly string[];
};

const mostMessages = 10_000;
const mostRecentPhones = 10;

/** All phones' messages, in memory; the oldest go when there are too many. */
export function createInbox(): Inbox {
  const messages: Message[] = [];
  const ids = new Map<string, string>();
  return {
    add(message, senderId) {
      const known = senderId === null ? undefined : ids.get(senderId);
      if (known !== undefined) return known;
      const id = randomUUID();
      messages.push({ ...message, id });
      if (senderId !== null) ids.set(senderId, id);
      if (messages.length > mostMessages) messages.shift();
      return id;
    },
    messagesTo: (phone) => messages.filter((message) => message.phone === phone).reverse(),
    recentPhones() {
      const phones = new Set(messages.map((message) => message.phone).reverse());
      return [...phones].slice(0, mostRecentPhones);
    },
  };
}
