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

/** A provider of short messages spoken to by JSON over HTTP: `POST {url}/sms/messages`. */
export function createHttpMessenger({ url, token, timeoutMs, onError }: Settings): Messenger {
  const post = async (phone: string, text: string) => {
    const body = JSON.stringify({ phone, text });
    const answer = await fetch(`${url}/sms/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(token, body) },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) throw new Error(`the provider of short messages answered ${answer.status}`);
  };
  return { send: (phone, text) => void post(phone, text).catch(onError) };
}
