import type { OutsideReason } from '#domain/outside/refusals.ts';
import type { CopyChannel } from './channel.ts';

/** The account as its console shows it. `token` signs the callbacks; `aesKey` encrypts them, where there is one. */
export type OfficialAccountSettings = {
  readonly appId: string;
  readonly secret: string;
  readonly token: string;
  readonly aesKey: string | null;
  readonly template: string;
  /** https://api.weixin.qq.com and https://open.weixin.qq.com, unless told otherwise. */
  readonly apiUrl: string;
  readonly openUrl: string;
  readonly timeoutMs: number;
};

/** What the official account tells us, believed: its signature was right. */
export type AccountEvent =
  | { readonly event: 'followed' | 'scanned'; readonly openid: string; readonly scene: string | null }
  | { readonly event: 'left'; readonly openid: string }
  | {
      readonly event: 'message-done';
      readonly openid: string;
      readonly messageId: string;
      readonly status: 'delivered' | 'blocked' | 'failed';
    }
  | { readonly event: 'other' };

export type CallbackQuery = {
  readonly signature?: string;
  readonly msg_signature?: string;
  readonly timestamp?: string;
  readonly nonce?: string;
  readonly encrypt_type?: string;
  readonly echostr?: string;
};

/** `call` is the same for the same call, `body` for the same contents: what comes twice does nothing twice. */
export type ReadCallback =
  | {
      readonly ok: true;
      readonly event: AccountEvent;
      readonly call: string;
      readonly body: string;
      readonly answer: (text: string | null) => string;
    }
  | { readonly ok: false; readonly reason: OutsideReason };

/** The WeChat official account. What goes to WeChat may fail; it then throws. */
export interface OfficialAccount extends CopyChannel {
  /** The address that a QR code holds which leads to the account, with what we gave it as scene. */
  sceneAddress(scene: string, seconds: number): Promise<string>;
  /** Where somebody's WeChat says who it is; it comes back to `redirect` with a code and this `state`. */
  authorizationAddress(redirect: string, state: string): string;
  /** Whose the code is; null where it is nobody's, or was used. */
  openidOf(code: string): Promise<string | null>;
  /** Whether whoever asks to be let in with these is WeChat: what `echostr` is answered; null where not. */
  readGreeting(query: CallbackQuery): string | null;
  readCallback(query: CallbackQuery, body: string, now: Date): ReadCallback;
}
