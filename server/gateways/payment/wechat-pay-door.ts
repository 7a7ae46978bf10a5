import { Aes, Decorator, Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { PlatformMessage } from '../../ports/payment-gateway.ts';

export type WechatPaySettings = {
  /** What regions call it in their configuration. */
  readonly name: string;
  readonly url: string;
  readonly app: string;
  readonly mchid: string;
  /** Serial number of the merchant's certificate. */
  readonly serial: string;
  /** PEM. */
  readonly merchantPrivateKey: string;
  /** What WeChat Pay calls its public key, and the key in PEM. */
  readonly platformKeyId: string;
  readonly platformPublicKey: string;
  /** 32 characters: notices are sealed with it. */
  readonly apiKey: string;
  readonly timeoutMs: number;
  /** The machine's time, in milliseconds; requests and notices carry it. */
  readonly wall: () => number;
};

/** `unknown-there`: signed or not, the platform knows no such thing. */
export type Answer = unknown;

export type WechatPayDoor = {
  readonly app: string;
  readonly mchid: string;
  readonly merchant: string;
  /** The answer, whose signature was right; null where there is none. */
  readonly post: (path: string, body: object) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
  /** A file behind an address that a signed answer gave; of this platform alone. */
  readonly download: (url: string) => Promise<Buffer | null>;
  readonly read: (message: PlatformMessage) => { type: string; resource: unknown } | null;
};

/** So far may their clock and ours be apart: an older notice is a replay. */
const MOST_SECONDS_APART = 300;

export function openWechatPayDoor(settings: WechatPaySettings): WechatPayDoor {
  const { app, mchid } = settings;
  const base = settings.url.replace(/\/+$/, '');
  const { v3 } = new Decorator({
    mchid,
    serial: settings.serial,
    privateKey: settings.merchantPrivateKey,
    certs: { [settings.platformKeyId]: settings.platformPublicKey },
    baseURL: `${base}/`,
    timeout: settings.timeoutMs,
    maxRedirects: 0,
  });
  const answerOf = async (request: Promise<{ readonly data: unknown }>): Promise<Answer> => {
    try {
      return (await request).data;
    } catch (error) {
      return statusOf(error) === 404 ? 'unknown-there' : null;
    }
  };
  return {
    app,
    mchid,
    merchant: `${app}/${mchid}`,
    post: (path, body) => answerOf(v3.post(path, body)),
    get: (path) => answerOf(v3.get(path)),
    download: async (address) => {
      if (!address.startsWith(`${base}/`)) return null;
      const { search } = new URL(address);
      const url = address.slice(base.length + 1, address.length - search.length);
      // The library knows by the bare path that a file bears no signature.
      const params = new URLSearchParams(search);
      const answer = await answerOf(v3.get(url, { params, responseType: 'arraybuffer' }));
      return Buffer.isBuffer(answer) ? answer : null;
    },
    read: (message) => readMessage(settings, message),
  };
}

function statusOf(error: unknown): unknown {
  const response = error instanceof Error && 'response' in error ? error.response : null;
  return typeof response === 'object' && response !== null && 'status' in response ? response.status : null;
}

/** Signature over the bytes first; then what is sealed inside. */
function readMessage(settings: WechatPaySettings, { headers, body }: PlatformMessage) {
  const header = (name: string) => {
    const value = headers[`wechatpay-${name}`];
    return typeof value === 'string' ? value : '';
  };
  const [timestamp, nonce, signature] = [header('timestamp'), header('nonce'), header('signature')];
  if (header('serial') !== settings.platformKeyId || !/^\d{10}$/.test(timestamp)) return null;
  if (Math.abs(settings.wall() / 1000 - Number(timestamp)) > MOST_SECONDS_APART) return null;
  try {
    const signed = Formatter.joinedByLineFeed(timestamp, nonce, body);
    if (!Rsa.verify(signed, signature, settings.platformPublicKey)) return null;
    const { event_type: type, resource } = JSON.parse(body);
    const { ciphertext, nonce: iv, associated_data: aad } = resource;
    const opened = JSON.parse(Aes.AesGcm.decrypt(ciphertext, settings.apiKey, iv, aad ?? ''));
    return { type: String(type), resource: opened as unknown };
  } catch {
    return null;
  }
}
