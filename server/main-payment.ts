import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { USUAL_TERMS } from '#domain/payment/merchant.ts';
import type { GatewaySettings, PaymentSettings } from './config/payment.ts';
import { createAlipay } from './gateways/payment/alipay.ts';
import { createSignedRedirectBank } from './gateways/payment/signed-redirect-bank.ts';
import { rsaSigner, sm2Signer } from './gateways/payment/signer.ts';
import { createWechatPay } from './gateways/payment/wechat-pay.ts';
import type { PaymentGateway } from './ports/payment-gateway.ts';

const TIMEOUT_MS = 5000;

/** The merchants that are configured. Throws where a key cannot be read. */
export const openPaymentGateways = (
  settings: PaymentSettings,
  timeoutMs = TIMEOUT_MS,
): readonly PaymentGateway[] => settings.map((each) => ({ ...openGateway(each, timeoutMs), ...each.terms }));

function openGateway(settings: GatewaySettings, timeoutMs: number): PaymentGateway {
  const { name } = settings;
  if (settings.platform === 'bank') {
    const { signature, merchantKey, bankKey, ...rest } = settings.door;
    const pair = { ourPrivate: merchantKey, theirPublic: bankKey };
    const signer = signature === 'SM2' ? sm2Signer(pair) : rsaSigner(pair);
    return createSignedRedirectBank({ ...rest, name, signer, timeoutMs, nonce: randomUUID });
  }
  if (settings.platform === 'alipay') {
    const { appKey: appPrivateKey, alipayKey: alipayPublicKey, ...rest } = settings.door;
    return createAlipay({ ...rest, name, appPrivateKey, alipayPublicKey, timeoutMs });
  }
  const { merchantKey: merchantPrivateKey, platformKey: platformPublicKey, ...rest } = settings.door;
  const keys = { merchantPrivateKey, platformPublicKey };
  return createWechatPay({ ...rest, ...keys, name, timeoutMs, wall: Date.now });
}

/** Where the demo's stand-ins are. */
export type StandInsPlace = { readonly folder: string; readonly url: string; readonly publicUrl: string };

/** The stand-ins make their keys when they start, which is after us; these are there last. */
const LAST_KEYS = [
  'bank/bank-public.pem',
  'bank-sm2/bank-public.hex',
  'wechat-pay/platform-public.pem',
  'wechat-pay-33/platform-public.pem',
  'alipay/alipay-public.pem',
];

/** The merchants of the demo at WeChat Pay: the installation's, and that of Zhejiang alone. */
const WECHAT_PAY = {
  'wechat-pay': {
    app: 'wx8888888888888888',
    mchid: '1900000109',
    serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
    platformKeyId: 'PUB_KEY_ID_0119000001092026010100382000000001',
  },
  'wechat-pay-33': {
    app: 'wx3333333333333333',
    mchid: '1900000133',
    serial: '3333F09EFDC096DE15EBE81A47057A7232F1B833',
    platformKeyId: 'PUB_KEY_ID_0119000001332026010100382000000001',
  },
} as const;

/** The platforms of the demo, as soon as their stand-ins have made their keys. */
export async function demoPaymentGateways(
  place: StandInsPlace,
  timeoutMs = TIMEOUT_MS,
): Promise<readonly PaymentGateway[]> {
  const at = (file: string) => path.join(place.folder, file);
  while (!LAST_KEYS.every((file) => existsSync(at(file)))) await sleep(200, undefined, { ref: false });
  const key = (file: string) => readFileSync(at(file), 'utf8').trim();
  const bank = { url: place.url, publicUrl: place.publicUrl, merchant: 'HB-WEIKAO-2026' };
  const rsa = {
    ...bank,
    path: 'bank',
    signature: 'RSA2',
    merchantKey: key('bank/merchant-private.pem'),
    bankKey: key('bank/bank-public.pem'),
  } as const;
  const sm2 = {
    ...bank,
    path: 'bank-sm2',
    signature: 'SM2',
    merchantKey: key('bank-sm2/merchant-private.hex'),
    bankKey: key('bank-sm2/bank-public.hex'),
  } as const;
  const wechatPay = (folder: string, merchant: (typeof WECHAT_PAY)[keyof typeof WECHAT_PAY]) => ({
    ...merchant,
    url: `${place.url}/${folder}`,
    merchantKey: key(`${folder}/merchant-private.pem`),
    platformKey: key(`${folder}/platform-public.pem`),
    apiKey: key(`${folder}/api-v3-key.txt`),
  });
  const alipay = {
    url: `${place.url}/alipay`,
    publicUrl: `${place.publicUrl}/alipay`,
    app: '2021003100000001',
    seller: '2088102146225135',
    appKey: key('alipay/app-private.pem'),
    alipayKey: key('alipay/alipay-public.pem'),
  };
  const terms = USUAL_TERMS;
  const settings: PaymentSettings = [
    { name: 'signed-redirect-bank', platform: 'bank', door: rsa, terms },
    { name: 'signed-redirect-bank-sm2', platform: 'bank', door: sm2, terms },
    ...(['wechat-pay', 'wechat-pay-33'] as const).map((name) => ({
      name,
      platform: 'wechat-pay' as const,
      door: wechatPay(name, WECHAT_PAY[name]),
      terms,
    })),
    { name: 'alipay', platform: 'alipay', door: alipay, terms },
  ];
  return openPaymentGateways(settings, timeoutMs);
}
