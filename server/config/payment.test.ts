import { describe, expect, it } from 'vitest';
import { readPaymentSettings } from './payment.ts';

const bank = {
  WEIKAO_BANK_URL: 'https://pay.example/',
  WEIKAO_BANK_MERCHANT: 'HB-1',
  WEIKAO_BANK_MERCHANT_KEY: 'ours',
  WEIKAO_BANK_PUBLIC_KEY: 'theirs',
};

describe('payment platforms', () => {
  it('are none unless they are configured', () => {
    const none = { bank: null, bankSm2: null, wechatPay: null, alipay: null };
    expect(readPaymentSettings({})).toEqual(none);
  });

  it('are read whole or not at all', () => {
    expect(readPaymentSettings(bank).bank).toEqual({
      url: 'https://pay.example',
      publicUrl: 'https://pay.example',
      path: 'bank',
      merchant: 'HB-1',
      signature: 'RSA2',
      merchantKey: 'ours',
      bankKey: 'theirs',
    });
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
});
