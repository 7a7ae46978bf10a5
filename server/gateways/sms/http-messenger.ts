import { shortMessageOf } from '#vocabulary/messages.ts';
import type { CopyChannel, Handed } from '../../ports/channel.ts';
import type { Messenger } from '../../ports/messenger.ts';
import { signedHeaders } from './sign-request.ts';

type Settings = {
  readonly url: string;
  /** Shared with the provider: signs, and is never sent. */
  readonly token: string;
  readonly timeoutMs: number;
  /** Told of every message that was not taken; never of what it says or to whom. */
  readonly onError: (error: Error) => void;
};

type ShortMessage = { readonly phone: string; readonly text: string; readonly id?: string };

const NO_SUCH_NUMBER = 422;
const PASSES = [401, 403, 408, 429];

const LONGEST_ID = 64;

/** Under which id the provider has taken it; null where it says none, and then reports nothing either. */
async function vendorIdIn(answer: Response): Promise<string | null> {
  const body: unknown = await answer.json().catch(() => null);
  const { id = null } = typeof body === 'object' && body !== null ? (body as { id?: unknown }) : {};
  return typeof id === 'string' && id.length <= LONGEST_ID ? id : null;
}

async function handedAs(answer: Response): Promise<Handed> {
  const { status } = answer;
  if (status < 300) return { result: 'taken', vendorId: await vendorIdIn(answer) };
  if (status === NO_SUCH_NUMBER) return { result: 'failed', failure: 'no-such-address' };
  if (status >= 500 || PASSES.includes(status)) return { result: 'later', why: `answered ${status}` };
  return { result: 'failed', failure: 'refused' };
}

/** A provider of short messages spoken to by JSON over HTTP: `POST {url}/sms/messages`. One `id` is sent once. */
export function createHttpMessenger(settings: Settings): Messenger & CopyChannel {
  const { url, token, timeoutMs, onError } = settings;
  const post = (message: ShortMessage) => {
    const body = JSON.stringify(message);
    return fetch(`${url}/sms/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(token, body) },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
  };
  const send = async (phone: string, text: string) => {
    const answer = await post({ phone, text });
    if (!answer.ok) throw new Error(`the provider of short messages answered ${answer.status}`);
  };
  return {
    send: (phone, text) => void send(phone, text).catch(onError),
    hand: async ({ id, to, body }) => {
      try {
        return await handedAs(await post({ id, phone: to, text: shortMessageOf(body, 'zh-CN') }));
      } catch (error) {
        return { result: 'later', why: error instanceof Error ? error.name : 'no answer' };
      }
    },
  };
}
