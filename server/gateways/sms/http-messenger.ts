import type { Messenger } from '../../ports/messenger.ts';

type Settings = {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs: number;
  /** Told of every message that was not taken; never of what it says or to whom. */
  readonly onError: (error: Error) => void;
};

/** A provider of short messages spoken to by JSON over HTTP: `POST {url}/sms/messages`. */
export function createHttpMessenger({ url, token, timeoutMs, onError }: Settings): Messenger {
  const post = async (phone: string, text: string) => {
    const answer = await fetch(`${url}/sms/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ phone, text }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!answer.ok) throw new Error(`the provider of short messages answered ${answer.status}`);
  };
  return { send: (phone, text) => void post(phone, text).catch(onError) };
}
