import { connect } from 'node:net';

/** A setting, and where it leads: `https://…`, or `smtp://host:port` for the mail server. */
export type OutsideAddress = { readonly setting: string; readonly url: string };

/** `silent`: nobody answered in time; that may be a vendor at night, and is no reason not to start. */
export type Probed = 'stand-in' | 'vendor' | 'silent';

/** Our stand-ins say in every answer that they are such: in this header, and in the mail server's greeting. */
const HEADER = 'x-stand-in';
const GREETING = /^220[ -].*\bstand-in\b/i;
const LONGEST_GREETING = 512;

async function probeHttp(url: string, timeoutMs: number): Promise<Probed> {
  try {
    const answer = await fetch(new URL('/', url), {
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    return answer.headers.has(HEADER) ? 'stand-in' : 'vendor';
  } catch {
    return 'silent';
  }
}

/** Who is there and says nothing may wait for TLS, which no stand-in does. */
function probeMail({ hostname, port }: URL, timeoutMs: number): Promise<Probed> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let greeting = '';
    let found: Probed = 'silent';
    const end = () => socket.destroy();
    socket.setTimeout(timeoutMs, end);
    socket.on('connect', () => {
      found = 'vendor';
    });
    socket.on('data', (part: Buffer) => {
      greeting += part.toString('latin1');
      if (GREETING.test(greeting)) found = 'stand-in';
      if (greeting.includes('\n') || greeting.length > LONGEST_GREETING) end();
    });
    socket.on('error', end);
    socket.on('close', () => resolve(found));
  });
}

/** Asks once who is there. Never throws. */
export function probe({ url }: OutsideAddress, timeoutMs: number): Promise<Probed> {
  const address = new URL(url);
  return address.protocol === 'smtp:' ? probeMail(address, timeoutMs) : probeHttp(url, timeoutMs);
}
