import { createHash, randomBytes } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import type { OutsideReason } from '#domain/outside/refusals.ts';
import type { AccountEvent, CallbackQuery, ReadCallback } from '../../ports/official-account.ts';
import { decrypt, type EnvelopeKeys, encrypt, isSame, signatureOf } from './envelope.ts';

/** A call that is older was caught and is sent again by somebody. */
const FRESH_SECONDS = 300;
const LONGEST = 16 * 1024;

const parser = new XMLParser({ processEntities: false, parseTagValue: false, trimValues: true });

type Fields = Readonly<Record<string, string>>;

/** The flat fields of a message; null for anything that is not one. */
function fieldsOf(xml: string): Fields | null {
  // Nothing of WeChat's declares a document type; whoever does wants entities.
  if (xml.length > LONGEST || xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) return null;
  try {
    const { xml: inner } = parser.parse(xml) as { xml?: unknown };
    if (typeof inner !== 'object' || inner === null) return null;
    return Object.fromEntries(Object.entries(inner).filter((pair) => typeof pair[1] === 'string'));
  } catch {
    return null;
  }
}

const FRESH_FOLLOWER = 'qrscene_';
const DONE = { success: 'delivered', 'failed:user block': 'blocked' } as const;

function eventOf(fields: Fields): AccountEvent | null {
  const { FromUserName: openid, MsgType, Event = '', EventKey = '' } = fields;
  if (openid === undefined || openid === '') return null;
  if (MsgType !== 'event') return { event: 'other' };
  switch (Event) {
    case 'subscribe':
      return { event: 'followed', openid, scene: EventKey.replace(FRESH_FOLLOWER, '') || null };
    case 'SCAN':
      return { event: 'scanned', openid, scene: EventKey || null };
    case 'unsubscribe':
      return { event: 'left', openid };
    case 'TEMPLATESENDJOBFINISH': {
      const { MsgID: messageId = '', Status = '' } = fields;
      const status = Object.entries(DONE).find(([said]) => said === Status)?.[1] ?? 'failed';
      return { event: 'message-done', openid, messageId, status };
    }
    default:
      return { event: 'other' };
  }
}

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', '')}]]>`;

/** A passive answer in the conversation; `success` says that there is nothing to say. */
function answerOf(keys: EnvelopeKeys, fields: Fields, now: Date, text: string | null): string {
  if (text === null) return 'success';
  const seconds = String(Math.floor(now.getTime() / 1000));
  const [to, from] = [cdata(fields.FromUserName ?? ''), cdata(fields.ToUserName ?? '')];
  const xml = `<xml><ToUserName>${to}</ToUserName><FromUserName>${from}</FromUserName><CreateTime>${seconds}</CreateTime><MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content></xml>`;
  if (keys.aesKey === null) return xml;
  const nonce = randomBytes(8).toString('hex');
  const encrypted = encrypt(keys, keys.aesKey, xml);
  const signature = signatureOf(keys.token, seconds, nonce, encrypted);
  return `<xml><Encrypt>${cdata(encrypted)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature><TimeStamp>${seconds}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`;
}

/** What the envelope holds: where encryption is agreed, an open letter is not read. */
function openEnvelope(keys: EnvelopeKeys, query: CallbackQuery, body: string): Fields | OutsideReason {
  const { timestamp = '', nonce = '' } = query;
  if (keys.aesKey === null) {
    if (!isSame(query.signature, signatureOf(keys.token, timestamp, nonce))) return 'signature';
    return fieldsOf(body) ?? 'not-a-message';
  }
  const encrypted = fieldsOf(body)?.Encrypt;
  if (encrypted === undefined) return 'not-encrypted';
  if (!isSame(query.msg_signature, signatureOf(keys.token, timestamp, nonce, encrypted))) return 'signature';
  const plain = decrypt(keys, keys.aesKey, encrypted);
  return plain === null ? 'not-for-us' : (fieldsOf(plain) ?? 'not-a-message');
}

export function readCallback(
  keys: EnvelopeKeys,
  query: CallbackQuery,
  body: string,
  now: Date,
): ReadCallback {
  const opened = openEnvelope(keys, query, body);
  if (typeof opened === 'string') return { ok: false, reason: opened };
  const age = Math.abs(now.getTime() / 1000 - Number(query.timestamp));
  if (!(age <= FRESH_SECONDS)) return { ok: false, reason: 'stale' };
  const event = eventOf(opened);
  if (event === null) return { ok: false, reason: 'not-a-message' };
  return {
    ok: true,
    event,
    call: `${query.timestamp}\n${query.nonce}`,
    body: createHash('sha256').update(JSON.stringify(opened)).digest('hex'),
    answer: (text) => answerOf(keys, opened, now, text),
  };
}

/** The first knock, when the address is set at WeChat. */
export function readGreeting(keys: EnvelopeKeys, query: CallbackQuery): string | null {
  const { timestamp = '', nonce = '', echostr = '' } = query;
  if (!isSame(query.signature, signatureOf(keys.token, timestamp, nonce))) return null;
  return /^[\w-]{1,64}$/.test(echostr) ? echostr : null;
}
