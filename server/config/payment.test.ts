import { describe, expect, it } from 'vitest';
import { lookAtConfig } from '../config.ts';
import { readPaymentSettings } from './payment.ts';

const bank = {
  WEIKAO_BANK_URL: 'https://pay.example/',
  WEIKAO_BANK_MERCHANT: 'HB-1',
  WEIKAO_BANK_MERCHANT_KEY: 'ours',
  WEIKAO_BANK_PUBLIC_KEY: 'theirs',
};

describe('payment platforms', () => {
  it('are none unless they are configured', () => {
    expect(readPaymentSettings({})).toEqual([]);
  });

  it('are read whole or not at all', () => {
    const door = {
      url: 'https://pay.example',
      publicUrl: 'https://pay.example',
      path: 'bank',
      merchant: 'HB-1',
      signature: 'RSA2',
      merchantKey: 'ours',
      bankKey: 'theirs',
    };
    expect(readPaymentSettings(bank)).toEqual([
      { name: 'signed-redirect-bank', platform: 'bank', door, terms: { settles: 'net', regions: null } },
    ]);
    const { WEIKAO_BANK_PUBLIC_KEY: _gone, ...half } = bank;
    expect(() => readPaymentSettings(half)).toThrow('WEIKAO_BANK_PUBLIC_KEY');
    expect(() => readPaymentSettings({ ...bank, WEIKAO_BANK_SIGNATURE: 'MD5' })).toThrow('RSA2, SM2');
    expect(() => readPaymentSettings({ WEIKAO_ALIPAY_APP: '2021' })).toThrow('WEIKAO_ALIPAY_SELLER');
  });

  it('a key of WeChat Pay that cannot be one stops the start, and is not said', () => {
    const wechat = { WEIKAO_WECHAT_PAY_MCHID: '1900', WEIKAO_WECHAT_PAY_API_KEY: 'short-secret' };
    expect(() => readPaymentSettings(wechat)).toThrow('32 characters');
    expect(() => readPaymentSettings(wechat)).not.toThrow('short-secret');
  });

  const alipay = (prefix: string, app: string) => ({
    [`${prefix}_APP`]: app,
    [`${prefix}_SELLER`]: `S-${app}`,
    [`${prefix}_APP_KEY`]: 'ours',
    [`${prefix}_PUBLIC_KEY`]: 'theirs',
  });

  it('pay out less their fees unless their merchant says that they come by a bill of their own', () => {
    const found = readPaymentSettings({
      ...bank,
      ...alipay('WEIKAO_ALIPAY', '1'),
      ...alipay('WEIKAO_ALIPAY_33', '33'),
      WEIKAO_BANK_SETTLES: 'gross',
      WEIKAO_ALIPAY_33_SETTLES: 'gross',
    });
    expect(found.map(({ name, terms }) => `${name} ${terms.settles}`)).toEqual([
      'signed-redirect-bank gross',
      'alipay net',
      'alipay-33 gross',
    ]);
    const wrong = { ...alipay('WEIKAO_ALIPAY_33', '33'), WEIKAO_ALIPAY_33_SETTLES: 'brutto' };
    expect(() => readPaymentSettings(wrong)).toThrow('WEIKAO_ALIPAY_33_SETTLES must be one of net, gross');
  });

  it('a region’s own merchant has settings with its code, and is another gateway', () => {
    const found = readPaymentSettings({
      ...bank,
      ...alipay('WEIKAO_ALIPAY', '1'),
      ...alipay('WEIKAO_ALIPAY_33', '33'),
      ...alipay('WEIKAO_ALIPAY_41', '41'),
      WEIKAO_ALIPAY_41_URL: 'https://openapi.example/',
    });
    expect(found.map(({ name }) => name)).toEqual([
      'signed-redirect-bank',
      'alipay',
      'alipay-33',
      'alipay-41',
    ]);
    expect(found.map(({ door }) => door)).toMatchObject([
      { merchant: 'HB-1' },
      { app: '1', seller: 'S-1' },
      { app: '33', seller: 'S-33', url: 'https://openapi.alipay.com' },
      { app: '41', seller: 'S-41', url: 'https://openapi.example' },
    ]);
  });

  it('one merchant may serve several regions, and is configured once', () => {
    const of33 = alipay('WEIKAO_ALIPAY_33', '33');
    const [found] = readPaymentSettings({ ...of33, WEIKAO_ALIPAY_33_REGIONS: '33, 41,33' });
    expect(found?.terms.regions).toEqual(['33', '41']);
    const { problems } = lookAtConfig({ ...of33, WEIKAO_ALIPAY_33_REGIONS: '41' });
    expect(problems).toEqual(['WEIKAO_ALIPAY_33_REGIONS must name 33 as well: the merchant has its code']);
    expect(() => readPaymentSettings({ ...of33, WEIKAO_ALIPAY_33_REGIONS: '33;41' })).toThrow(
      'WEIKAO_ALIPAY_33_REGIONS must be codes of regions, such as 33,41, not "33;41"',
    );
    const twice = { ...of33, ...alipay('WEIKAO_ALIPAY_41', '33') };
    expect(() => readPaymentSettings(twice)).toThrow(
      'alipay-33 and alipay-41 are the same merchant: configure it once, with its REGIONS',
    );
  });

  it('says everything that is wrong with any of them at once, by the names that were set', () => {
    const { problems } = lookAtConfig({
      ...bank,
      WEIKAO_BANK_PUBLIC_KEY: '',
      WEIKAO_WECHAT_PAY_33_MCHID: '1900000133',
      WEIKAO_WECHAT_PAY_33_API_KEY: 'short',
      WEIKAO_WECHAT_PAY_41_APP: 'wx41',
    });
    expect(problems).toEqual([
      'WEIKAO_BANK_PUBLIC_KEY or WEIKAO_BANK_PUBLIC_KEY_FILE is needed',
      'WEIKAO_WECHAT_PAY_33_API_KEY must have 32 characters',
      'WEIKAO_WECHAT_PAY_33_APP is needed',
      'WEIKAO_WECHAT_PAY_33_SERIAL is needed',
      'WEIKAO_WECHAT_PAY_33_MERCHANT_KEY or WEIKAO_WECHAT_PAY_33_MERCHANT_KEY_FILE is needed',
      'WEIKAO_WECHAT_PAY_33_PLATFORM_KEY_ID is needed',
      'WEIKAO_WECHAT_PAY_33_PLATFORM_KEY or WEIKAO_WECHAT_PAY_33_PLATFORM_KEY_FILE is needed',
      'WEIKAO_WECHAT_PAY_41_MCHID is needed: other settings of this merchant are there',
    ]);
  });
});
