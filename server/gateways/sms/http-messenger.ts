import type { Messenger } from '../../ports/messenger.ts';

type Settings = { readonly url: string; readonly token: string; readonly timeoutMs: number };

/** A provider of short messages spoken to by JSON over HTTP: `POST {url}/sms/messages`. */
export function createHttpMessenger({ url, token, timeoutMs }: Settings): Messenger {
  return {
    send: async (phone, text) => {
      const answer = await fetch(`${url}/sms/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ phone, text }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!answer.ok) throw new Error(`the provider of short messages answered ${answer.status}`);
    },
  };
}
