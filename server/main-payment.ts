import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BankDoorSettings, PaymentSettings } from './config/payment.ts';
import { createAlipay } from './gateways/payment/alipay.ts';
import { createSignedRedirectBank } from './gateways/payment/signed-redirect-bank.ts';
import { rsaSigner, sm2Signer } from './gateways/payment/signer.ts';
import { createWechatPay } from './gateways/payment/wechat-pay.ts';
import type { PaymentGateway } from './ports/payment-gateway.ts';

const TIMEOUT_MS = 5000;

/** The payment platforms that are configured. Throws where a key cannot be read. */
export function openPaymentGateways(settings: PaymentSettings): readonly PaymentGateway[] {
  const { bank, bankSm2, wechatPay, alipay } = settings;
  const gateways: PaymentGateway[] = [];
  if (bank) gateways.push(openBank('signed-redirect-bank', bank));
  if (bankSm2) gateways.push(openBank('signed-redirect-bank-sm2', bankSm2));
  if (wechatPay) {
    const { merchantKey: merchantPrivateKey, platformKey: platformPublicKey, ...rest } = wechatPay;
    const keys = { merchantPrivateKey, platformPublicKey };
    gateways.push(createWechatPay({ ...rest, ...keys, timeoutMs: TIMEOUT_MS, wall: Date.now }));
  }
  if (alipay) {
    const { appKey: appPrivateKey, alipayKey: alipayPublicKey, ...rest } = alipay;
    gateways.push(createAlipay({ ...rest, appPrivateKey, alipayPublicKey, timeoutMs: TIMEOUT_MS }));
  }
  return gateways;
}

function openBank(
  name: string,
  { signature, merchantKey, bankKey, ...rest }: BankDoorSettings,
): PaymentGateway {
  const pair = { ourPrivate: merchantKey, theirPublic: bankKey };
  const signer = signature === 'SM2' ? sm2Signer(pair) : rsaSigner(pair);
  return createSignedRedirectBank({ ...rest, name, signer, timeoutMs: TIMEOUT_MS, nonce: randomUUID });
}

/** Where the demo's stand-ins are. */
export type StandInsPlace = { readonly folder: string; readonly url: string; readonly publicUrl: string };

/** The stand-ins make their keys when they start, which is after us; these are there last. */
const LAST_KEYS = [
  'bank/bank-public.pem',
  'bank-sm2/bank-public.hex',
  'wechat-pay/platform-public.pem',
  'alipay/alipay-public.pem',
];

/** The platforms of the demo, as soon as their stand-ins have made their keys. */
export async function demoPaymentGateways(place: StandInsPlace): Promise<readonly PaymentGateway[]> {
  const at = (file: string) => path.join(place.folder, file);
  while (!LAST_KEYS.every((file) => existsSync(at(file)))) await sleep(200, undefined, { ref: false });
  const key = (file: string) => readFileSync(at(file), 'utf8').trim();
  const bank = { url: place.url, publicUrl: place.publicUrl, merchant: 'HB-WEIKAO-2026' };
  return openPaymentGateways({
    bank: {
      ...bank,
      path: 'bank',
      signature: 'RSA2',
      merchantKey: key('bank/merchant-private.pem'),
      bankKey: key('bank/bank-public.pem'),
    },
    bankSm2: {
      ...bank,
      path: 'bank-sm2',
      signature: 'SM2',
      merchantKey: key('bank-sm2/merchant-private.hex'),
      bankKey: key('bank-sm2/bank-public.hex'),
    },
    wechatPay: {
      url: `${place.url}/wechat-pay`,
      app: 'wx8888888888888888',
      mchid: '1900000109',
      serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      merchantKey: key('wechat-pay/merchant-private.pem'),
      platformKeyId: 'PUB_KEY_ID_0119000001092026010100382000000001',
      platformKey: key('wechat-pay/platform-public.pem'),
      apiKey: key('wechat-pay/api-v3-key.txt'),
    },
    alipay: {
      url: `${place.url}/alipay`,
      publicUrl: `${place.publicUrl}/alipay`,
      app: '2021003100000001',
      seller: '2088102146225135',
      appKey: key('alipay/app-private.pem'),
      alipayKey: key('alipay/alipay-public.pem'),
    },
  });
}
