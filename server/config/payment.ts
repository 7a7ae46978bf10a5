import { addressOf, choiceOf, type Environment, neededSecret, neededText, textOf } from './setting.ts';

export type BankDoorSettings = {
  readonly url: string;
  /** As browsers reach it. */
  readonly publicUrl: string;
  readonly path: string;
  readonly merchant: string;
  readonly signature: 'RSA2' | 'SM2';
  readonly merchantKey: string;
  readonly bankKey: string;
};

export type WechatPayDoorSettings = {
  readonly url: string;
  readonly app: string;
  readonly mchid: string;
  readonly serial: string;
  readonly merchantKey: string;
  readonly platformKeyId: string;
  readonly platformKey: string;
  readonly apiKey: string;
};

export type AlipayDoorSettings = {
  readonly url: string;
  readonly publicUrl: string;
  readonly app: string;
  readonly seller: string;
  readonly appKey: string;
  readonly alipayKey: string;
};

/** Payment platforms by what regions call them; null where one is not configured. */
export type PaymentSettings = {
  readonly bank: BankDoorSettings | null;
  readonly bankSm2: BankDoorSettings | null;
  readonly wechatPay: WechatPayDoorSettings | null;
  readonly alipay: AlipayDoorSettings | null;
};

/** One setting of a platform switches it on; then all of it are needed. */
export function readPaymentSettings(environment: Environment): PaymentSettings {
  return {
    bank: bankOf(environment, 'WEIKAO_BANK', 'RSA2'),
    bankSm2: bankOf(environment, 'WEIKAO_BANK_SM2', 'SM2'),
    wechatPay: wechatPayOf(environment),
    alipay: alipayOf(environment),
  };
}

function bankOf(environment: Environment, name: string, signature: 'RSA2' | 'SM2'): BankDoorSettings | null {
  const url = addressOf(environment, `${name}_URL`);
  if (url === null) return null;
  return {
    url,
    publicUrl: addressOf(environment, `${name}_PUBLIC_URL`) ?? url,
    path: textOf(environment, `${name}_PATH`) ?? 'bank',
    merchant: neededText(environment, `${name}_MERCHANT`),
    signature: choiceOf(environment, `${name}_SIGNATURE`, ['RSA2', 'SM2'], signature),
    merchantKey: neededSecret(environment, `${name}_MERCHANT_KEY`),
    bankKey: neededSecret(environment, `${name}_PUBLIC_KEY`),
  };
}

function wechatPayOf(environment: Environment): WechatPayDoorSettings | null {
  const mchid = textOf(environment, 'WEIKAO_WECHAT_PAY_MCHID');
  if (mchid === null) return null;
  const apiKey = neededSecret(environment, 'WEIKAO_WECHAT_PAY_API_KEY');
  if (apiKey.length !== 32) throw new Error('WEIKAO_WECHAT_PAY_API_KEY must have 32 characters');
  return {
    url: addressOf(environment, 'WEIKAO_WECHAT_PAY_URL') ?? 'https://api.mch.weixin.qq.com',
    mchid,
    apiKey,
    app: neededText(environment, 'WEIKAO_WECHAT_PAY_APP'),
    serial: neededText(environment, 'WEIKAO_WECHAT_PAY_SERIAL'),
    merchantKey: neededSecret(environment, 'WEIKAO_WECHAT_PAY_MERCHANT_KEY'),
    platformKeyId: neededText(environment, 'WEIKAO_WECHAT_PAY_PLATFORM_KEY_ID'),
    platformKey: neededSecret(environment, 'WEIKAO_WECHAT_PAY_PLATFORM_KEY'),
  };
}

function alipayOf(environment: Environment): AlipayDoorSettings | null {
  const app = textOf(environment, 'WEIKAO_ALIPAY_APP');
  if (app === null) return null;
  const url = addressOf(environment, 'WEIKAO_ALIPAY_URL') ?? 'https://openapi.alipay.com';
  return {
    url,
    publicUrl: addressOf(environment, 'WEIKAO_ALIPAY_PUBLIC_URL') ?? url,
    app,
    seller: neededText(environment, 'WEIKAO_ALIPAY_SELLER'),
    appKey: neededSecret(environment, 'WEIKAO_ALIPAY_APP_KEY'),
    alipayKey: neededSecret(environment, 'WEIKAO_ALIPAY_PUBLIC_KEY'),
  };
}
