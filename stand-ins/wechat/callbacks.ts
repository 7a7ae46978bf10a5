import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Fault } from '../control/faults.ts';
import type { Account } from './account.ts';

const PATIENCE_MS = 5000;
const MOST_TRIES = 3;
const OLD_SECONDS = 3600;

/** An event as the official account's owner is told of it. */
export type Event = Readonly<Record<string, string>>;

export type CallbackSettings = {
  readonly account: Account;
  readonly callbackUrl: string;
  readonly faultOf: () => Fault | null;
  readonly machine: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

const sha1 = (...parts: readonly string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
const cdata = (text: string) => `<![CDATA[${text}]]>`;
const element = ([name, text]: readonly [string, string]) =>
  /^\d+$/.test(text) ? `<${name}>${text}</${name}>` : `<${name}>${cdata(text)}</${name}>`;
const xmlOf = (fields: Event) => `<xml>${Object.entries(fields).map(element).join('')}</xml>`;

/** 16 random bytes, the length in four, the text, the id of the account; padded to 32. */
function seal({ aesKey, appId }: Account, text: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const body = Buffer.from(text);
  const length = Buffer.from([body.length >>> 24, body.length >>> 16, body.length >>> 8, body.length]);
  const plain = Buffer.concat([randomBytes(16), length, body, Buffer.from(appId)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
}

function unseal({ aesKey, appId }: Account, sealed: string): string | null {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
  const plain = padded.subarray(16, padded.length - (padded.at(-1) ?? 0));
  const end = 4 + plain.readUInt32BE(0);
  return plain.subarray(end).toString() === appId ? plain.subarray(4, end).toString() : null;
}

const inside = (xml: string, name: string): string =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? '';

/** What the account says at once in the conversation; empty where it says nothing or its answer is not signed. */
function answerIn(account: Account, xml: string): string {
  const encrypted = inside(xml, 'Encrypt');
  const [time, nonce] = [inside(xml, 'TimeStamp'), inside(xml, 'Nonce')];
  if (inside(xml, 'MsgSignature') !== sha1(account.token, time, nonce, encrypted)) return '';
  return inside(unseal(account, encrypted) ?? '', 'Content');
}

type Envelope = { readonly query: URLSearchParams; readonly body: string };

function toEnvelope(account: Account, event: Event, fault: Fault | null, now: number): Envelope {
  const age = fault === 'replayed' ? OLD_SECONDS : 0;
  const timestamp = String(Math.floor(now / 1000) - age);
  const nonce = randomBytes(6).toString('hex');
  const Encrypt = seal(account, xmlOf({ ...event, CreateTime: timestamp }));
  const token = fault === 'forged' ? 'a-guessed-token' : account.token;
  const signed =
    fault === 'unsigned'
      ? {}
      : {
          signature: sha1(token, timestamp, nonce),
          msg_signature: sha1(token, timestamp, nonce, Encrypt),
        };
  return {
    query: new URLSearchParams({ ...signed, timestamp, nonce, encrypt_type: 'aes' }),
    body: xmlOf({ ToUserName: 'gh_weikao', Encrypt }),
  };
}

/** Tells the owner of an event, encrypted and signed; gives what was answered in the conversation. */
export function createCallbacks({ account, callbackUrl, faultOf, machine, wait }: CallbackSettings) {
  /** Null where the owner was away, and is to be told again. */
  const postOnce = async ({ query, body }: Envelope): Promise<string | null> => {
    try {
      const response = await fetch(`${callbackUrl}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.status >= 500) return null;
      return response.ok ? answerIn(account, await response.text()) : '';
    } catch {
      return null;
    }
  };
  const post = async (envelope: Envelope): Promise<string> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await postOnce(envelope);
      if (answer !== null || tries === MOST_TRIES) return answer ?? '';
      await wait(PATIENCE_MS);
    }
  };
  return async (event: Event): Promise<string> => {
    const fault = faultOf();
    if (fault === 'never') return '';
    const told = { ToUserName: 'gh_weikao', MsgType: 'event', ...event };
    const envelope = toEnvelope(account, told, fault, machine());
    if (fault === 'twice') await post(envelope);
    return post(envelope);
  };
}

export type Tell = ReturnType<typeof createCallbacks>;
