import { randomUUID } from 'node:crypto';

type NewMessage = { readonly phone: string; readonly text: string; readonly at: Date };
export type Message = NewMessage & { readonly id: string };

export type Inbox = {
  /** Returns the message's id. */
  readonly add: (message: NewMessage) => string;
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
  return {
    add(message) {
      const id = randomUUID();
      messages.push({ ...message, id });
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
