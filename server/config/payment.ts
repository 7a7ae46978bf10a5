import { type MerchantTerms, SETTLINGS } from '#domain/payment/merchant.ts';
import {
  addressOf,
  allOf,
  choiceOf,
  type Environment,
  neededSecret,
  neededText,
  problemsOf,
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

/** One of the platforms, and what was agreed with it. */
type Door = { readonly terms: MerchantTerms } & (
  | { readonly platform: 'bank'; readonly door: BankDoorSettings }
  | { readonly platform: 'wechat-pay'; readonly door: WechatPayDoorSettings }
  | { readonly platform: 'alipay'; readonly door: AlipayDoorSettings }
);

/** One merchant at one platform. `wechat-pay` is the installation's, `wechat-pay-33` that of region 33 alone. */
export type GatewaySettings = Door & { readonly name: string };
export type PaymentSettings = readonly GatewaySettings[];

type WithTerms = { readonly terms: MerchantTerms };

type Platform = {
  /** What regions call it. */
  readonly name: string;
  /** Of its settings. */
  readonly prefix: string;
  /** The setting that switches it on; then all of it are needed. */
  readonly first: string;
  readonly read: (environment: Environment) => Door | null;
};

const PLATFORMS: readonly Platform[] = [
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

/** All merchants that are configured. Throws with everything that is wrong with any of them. */
export function readPaymentSettings(environment: Environment): PaymentSettings {
  const found: GatewaySettings[] = [];
  const problems: string[] = [];
  for (const platform of PLATFORMS)
    for (const region of [null, ...regionsIn(environment, platform)]) {
      try {
        const door = region === null ? platform.read(environment) : readOf(region, environment, platform);
        if (door !== null)
          found.push({ ...door, name: region === null ? platform.name : `${platform.name}-${region}` });
      } catch (error) {
        problems.push(...problemsOf(error));
      }
    }
  if (problems.length > 0) throw new AggregateError(problems, problems.join('\n'));
  return found;
}

/** The regions with a merchant of their own there: `WEIKAO_WECHAT_PAY_33_MCHID`. */
function regionsIn(environment: Environment, { prefix }: Platform): string[] {
  const codes = Object.entries(environment).flatMap(([name, value]) => {
    const code = value?.trim() ? new RegExp(`^${prefix}_(\\d{2})_`).exec(name)?.[1] : undefined;
    return code === undefined ? [] : [code];
  });
  return [...new Set(codes)].sort();
}

/** A region's settings have its code behind the prefix; else they are called as the installation's are. */
function readOf(region: string, environment: Environment, { prefix, first, read }: Platform): Door {
  const own = `${prefix}_${region}_`;
  const settings = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      name.startsWith(own) ? [[`${prefix}_${name.slice(own.length)}`, value]] : [],
    ),
  );
  const named = (problem: string) => problem.replaceAll(`${prefix}_`, own);
  try {
    const door = read(settings);
    if (door !== null) return door;
  } catch (error) {
    const problems = problemsOf(error).map(named);
    throw new AggregateError(problems, problems.join('\n'));
  }
  throw new Error(`${own}${first} is needed: other settings of this merchant are there`);
}

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
      }),
  });
  return { platform: 'alipay', door, terms };
}
