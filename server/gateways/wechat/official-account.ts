import type { DeliveryFailure } from '#domain/messages/copies.ts';
import type { Handed, OutgoingCopy } from '../../ports/channel.ts';
import type { OfficialAccount, OfficialAccountSettings } from '../../ports/official-account.ts';
import type { VendorTokens } from '../../ports/vendor-tokens.ts';
import { readCallback, readGreeting } from './callback.ts';

type Tools = { readonly tokens: VendorTokens; readonly now: () => Date };
type Answer = Readonly<Record<string, unknown>> & { readonly errcode?: number };

/** The token is not good any more, whatever we thought. */
const STALE_TOKEN = [40001, 40014, 42001];
/** What trying again does not mend. */
const FINAL: Readonly<Record<number, DeliveryFailure>> = {
  40003: 'no-such-address',
  43004: 'not-following',
  43019: 'blocked',
  47001: 'refused',
  47003: 'refused',
};
/** Renewed before it ends, so that nobody is refused in the middle. */
const EARLY_SECONDS = 300;

class AccountError extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`WeChat answered ${code}`);
    this.code = code;
  }
}

const textOf = (answer: Answer, name: string): string => {
  const value = answer[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Error(`WeChat answered without ${name}`);
};

async function ask(url: string, timeoutMs: number, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
  });
  if (!response.ok) throw new Error(`WeChat answered HTTP ${response.status}`);
  // Message ids have more digits than a number here holds.
  const text = (await response.text()).replace(/("msgid"\s*:\s*)(\d+)/, '$1"$2"');
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== 'object' || answer === null) throw new Error('WeChat answered no object');
  return answer as Answer;
}

/** Calls with the token that all processes share; renews it once where WeChat knows it no more. */
function createCaller(settings: OfficialAccountSettings, { tokens, now }: Tools) {
  const { appId, secret, apiUrl, timeoutMs } = settings;
  const fetchToken = async () => {
    const asked = { grant_type: 'client_credential', appid: appId, secret, force_refresh: false };
    const answer = await ask(`${apiUrl}/cgi-bin/stable_token`, timeoutMs, asked);
    if (answer.errcode) throw new AccountError(answer.errcode);
    const seconds = Math.max(60, Number(answer.expires_in) - EARLY_SECONDS);
    return {
      token: textOf(answer, 'access_token'),
      expiresAt: new Date(now().getTime() + (Number.isFinite(seconds) ? seconds : 60) * 1000),
    };
  };
  return async (path: string, body: unknown): Promise<Answer> => {
    let stale: string | null = null;
    for (let attempt = 1; ; attempt += 1) {
      const token = await tokens.take(`wechat/${appId}`, stale, now(), fetchToken);
      const answer = await ask(`${apiUrl}${path}?access_token=${encodeURIComponent(token)}`, timeoutMs, body);
      if (!answer.errcode) return answer;
      if (attempt > 1 || !STALE_TOKEN.includes(answer.errcode)) throw new AccountError(answer.errcode);
      stale = token;
    }
  };
}

function toTemplate({ id, to, url, lines }: OutgoingCopy, template: string) {
  const data = { thing1: lines.todo, thing2: lines.about, thing3: lines.due };
  return {
    touser: to,
    template_id: template,
    url,
    client_msg_id: id,
    data: Object.fromEntries(
      Object.entries(data).map(([key, text]) => [key, { value: [...text].slice(0, 20).join('') }]),
    ),
  };
}

function failedAs(error: unknown): Handed {
  if (error instanceof AccountError) {
    const failure = FINAL[error.code];
    if (failure !== undefined) return { result: 'failed', failure };
  }
  return { result: 'later', why: error instanceof Error ? error.message : 'no answer' };
}

/** The official account over WeChat's own interface; whether WeChat or a stand-in answers is a matter of addresses. */
export function createOfficialAccount(settings: OfficialAccountSettings, tools: Tools): OfficialAccount {
  const { appId, secret, apiUrl, openUrl, timeoutMs, template } = settings;
  const call = createCaller(settings, tools);
  return {
    hand: async (copy) => {
      try {
        const answer = await call('/cgi-bin/message/template/send', toTemplate(copy, template));
        return { result: 'taken', vendorId: textOf(answer, 'msgid') };
      } catch (error) {
        return failedAs(error);
      }
    },
    sceneAddress: async (scene, seconds) => {
      const answer = await call('/cgi-bin/qrcode/create', {
        expire_seconds: seconds,
        action_name: 'QR_STR_SCENE',
        action_info: { scene: { scene_str: scene } },
      });
      return textOf(answer, 'url');
    },
    authorizationAddress: (redirect, state) => {
      const query = new URLSearchParams([
        ['appid', appId],
        ['redirect_uri', redirect],
        ['response_type', 'code'],
        ['scope', 'snsapi_base'],
        ['state', state],
      ]);
      return `${openUrl}/connect/oauth2/authorize?${query}#wechat_redirect`;
    },
    openidOf: async (code) => {
      const query = new URLSearchParams({ appid: appId, secret, code, grant_type: 'authorization_code' });
      const answer = await ask(`${apiUrl}/sns/oauth2/access_token?${query}`, timeoutMs);
      return answer.errcode ? null : textOf(answer, 'openid');
    },
    readGreeting: (query) => readGreeting(settings, query),
    readCallback: (query, body, now) => readCallback(settings, query, body, now),
  };
}
