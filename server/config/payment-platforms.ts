import { type MerchantTerms, SETTLINGS } from '#domain/payment/merchant.ts';
import {
  addressOf,
  allOf,
  choiceOf,
  codesOf,
  type Environment,
  neededSecret,
  neededText,
  textOf,
} from './setting.ts';

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

/** A merchant at one of the platforms, and what was agreed about it. */
export type Door = { readonly terms: MerchantTerms } & (
  | { readonly platform: 'bank'; readonly door: BankDoorSettings }
  | { readonly platform: 'wechat-pay'; readonly door: WechatPayDoorSettings }
  | { readonly platform: 'alipay'; readonly door: AlipayDoorSettings }
);

type WithTerms = { readonly terms: MerchantTerms };

export type Platform = {
  /** What regions call it. */
  readonly name: string;
  /** Of its settings. */
  readonly prefix: string;
  /** The setting that switches it on; then all of it are needed. */
  readonly first: string;
  readonly read: (environment: Environment) => Door | null;
};

export const PLATFORMS: readonly Platform[] = [
  {
    name: 'signed-redirect-bank',
    prefix: 'WEIKAO_BANK',
    first: 'URL',
    read: (environment) => bankOf(environment, 'WEIKAO_BANK', 'RSA2'),
  },
  {
    name: 'signed-redirect-bank-sm2',
    prefix: 'WEIKAO_BANK_SM2',
    first: 'URL',
    read: (environment) => bankOf(environment, 'WEIKAO_BANK_SM2', 'SM2'),
  },
  { name: 'wechat-pay', prefix: 'WEIKAO_WECHAT_PAY', first: 'MCHID', read: wechatPayOf },
  { name: 'alipay', prefix: 'WEIKAO_ALIPAY', first: 'APP', read: alipayOf },
];

function bankOf(environment: Environment, name: string, signature: 'RSA2' | 'SM2'): Door | null {
  const url = addressOf(environment, `${name}_URL`);
  if (url === null) return null;
  const { terms, ...door } = allOf<BankDoorSettings & WithTerms>({
    url: () => url,
    publicUrl: () => addressOf(environment, `${name}_PUBLIC_URL`) ?? url,
    path: () => textOf(environment, `${name}_PATH`) ?? 'bank',
    merchant: () => neededText(environment, `${name}_MERCHANT`),
    signature: () => choiceOf(environment, `${name}_SIGNATURE`, ['RSA2', 'SM2'], signature),
    merchantKey: () => neededSecret(environment, `${name}_MERCHANT_KEY`),
    bankKey: () => neededSecret(environment, `${name}_PUBLIC_KEY`),
    terms: () =>
      allOf<MerchantTerms>({
        settles: () => choiceOf(environment, `${name}_SETTLES`, SETTLINGS, 'net'),
        regions: () => codesOf(environment, `${name}_REGIONS`),
      }),
  });
  return { platform: 'bank', door, terms };
}

function wechatPayOf(environment: Environment): Door | null {
  const mchid = textOf(environment, 'WEIKAO_WECHAT_PAY_MCHID');
  if (mchid === null) return null;
  const { terms, ...door } = allOf<WechatPayDoorSettings & WithTerms>({
    url: () => addressOf(environment, 'WEIKAO_WECHAT_PAY_URL') ?? 'https://api.mch.weixin.qq.com',
    mchid: () => mchid,
    apiKey: () => {
      const apiKey = neededSecret(environment, 'WEIKAO_WECHAT_PAY_API_KEY');
      if (apiKey.length !== 32) throw new Error('WEIKAO_WECHAT_PAY_API_KEY must have 32 characters');
      return apiKey;
    },
    app: () => neededText(environment, 'WEIKAO_WECHAT_PAY_APP'),
    serial: () => neededText(environment, 'WEIKAO_WECHAT_PAY_SERIAL'),
    merchantKey: () => neededSecret(environment, 'WEIKAO_WECHAT_PAY_MERCHANT_KEY'),
    platformKeyId: () => neededText(environment, 'WEIKAO_WECHAT_PAY_PLATFORM_KEY_ID'),
    platformKey: () => neededSecret(environment, 'WEIKAO_WECHAT_PAY_PLATFORM_KEY'),
    terms: () =>
      allOf<MerchantTerms>({
        settles: () => choiceOf(environment, 'WEIKAO_WECHAT_PAY_SETTLES', SETTLINGS, 'net'),
        regions: () => codesOf(environment, 'WEIKAO_WECHAT_PAY_REGIONS'),
      }),
  });
  return { platform: 'wechat-pay', door, terms };
}

function alipayOf(environment: Environment): Door | null {
  const app = textOf(environment, 'WEIKAO_ALIPAY_APP');
  if (app === null) return null;
  const url = addressOf(environment, 'WEIKAO_ALIPAY_URL') ?? 'https://openapi.alipay.com';
  const { terms, ...door } = allOf<AlipayDoorSettings & WithTerms>({
    url: () => url,
    publicUrl: () => addressOf(environment, 'WEIKAO_ALIPAY_PUBLIC_URL') ?? url,
    app: () => app,
    seller: () => neededText(environment, 'WEIKAO_ALIPAY_SELLER'),
    appKey: () => neededSecret(environment, 'WEIKAO_ALIPAY_APP_KEY'),
    alipayKey: () => neededSecret(environment, 'WEIKAO_ALIPAY_PUBLIC_KEY'),
    terms: () =>
      allOf<MerchantTerms>({
        settles: () => choiceOf(environment, 'WEIKAO_ALIPAY_SETTLES', SETTLINGS, 'net'),
        regions: () => codesOf(environment, 'WEIKAO_ALIPAY_REGIONS'),
      }),
  });
  return { platform: 'alipay', door, terms };
}

/** Whose bill it is: doors at which it is the same are one merchant. */
export function billOf(of: Door): string {
  if (of.platform === 'bank') return `${of.door.url}/${of.door.path} ${of.door.merchant}`;
  return `${of.door.url} ${of.platform === 'alipay' ? of.door.seller : of.door.mchid}`;
}
