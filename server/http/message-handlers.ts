import { MESSAGE_KINDS } from '#domain/registration/command.ts';
import type { MessageCursor } from '../ports/message-store.ts';
import { listMessages } from '../usecases/messages/list-messages.ts';
import { readMessage } from '../usecases/messages/read-message.ts';
import { done } from '../usecases/outcome.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';

/** Opaque to browsers; one that we did not make begins at the beginning. */
const toText = ({ at, kind, occasion }: MessageCursor) =>
  Buffer.from([at.toISOString(), kind, occasion].join('\n')).toString('base64url');

function toCursor(after: string | undefined): MessageCursor | null {
  const [at = '', word, occasion] = Buffer.from(after ?? '', 'base64url')
    .toString()
    .split('\n');
  const kind = MESSAGE_KINDS.find((known) => known === word);
  const moment = new Date(at);
  if (kind === undefined || occasion === undefined || Number.isNaN(moment.getTime())) return null;
  return { at: moment, kind, occasion };
}

export type MessageHandlers = Pick<Handlers, 'listMessages' | 'countUnread' | 'readMessage'>;

/** The inbox of a candidate. */
export function messageHandlers(deps: HttpDeps): MessageHandlers {
  return {
    listMessages: async ({ query }, { candidate }) => {
      const listed = await listMessages(deps, candidate, toCursor(query.after));
      if (!listed.ok) return listed;
      const { next, ...page } = listed.value;
      return done({ ...page, after: next === null ? null : toText(next) });
    },
    countUnread: async (_input, { candidate }) =>
      done({ unread: await deps.messages.countUnread(candidate) }),
    readMessage: ({ body }, { candidate }) => readMessage(deps, candidate, body),
  };
}
