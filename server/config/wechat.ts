import type { OfficialAccountSettings } from '../ports/official-account.ts';
import { addressOf, type Environment, neededSecret, neededText, secretOf, textOf } from './setting.ts';

const TIMEOUT_MS = 8000;

/** The official account, as its console shows it; null where there is none. */
export function readWechatSettings(environment: Environment): OfficialAccountSettings | null {
  const appId = textOf(environment, 'WEIKAO_WECHAT_APP_ID');
  if (appId === null) return null;
  return {
    appId,
    secret: neededSecret(environment, 'WEIKAO_WECHAT_SECRET'),
    token: neededSecret(environment, 'WEIKAO_WECHAT_TOKEN'),
    aesKey: aesKeyOf(secretOf(environment, 'WEIKAO_WECHAT_AES_KEY')),
    template: neededText(environment, 'WEIKAO_WECHAT_TEMPLATE'),
    apiUrl: addressOf(environment, 'WEIKAO_WECHAT_API_URL') ?? 'https://api.weixin.qq.com',
    openUrl: addressOf(environment, 'WEIKAO_WECHAT_OPEN_URL') ?? 'https://open.weixin.qq.com',
    timeoutMs: TIMEOUT_MS,
  };
}

/** Without one the callbacks come as open letters, which WeChat calls plain mode. */
function aesKeyOf(key: string | null): string | null {
  if (key !== null && !/^[A-Za-z0-9+/]{43}$/.test(key))
    throw new Error('WEIKAO_WECHAT_AES_KEY must be 43 characters of base64');
  return key;
}
