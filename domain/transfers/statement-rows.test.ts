import { describe, expect, it } from 'vitest';
import { createPlainReader } from './plain-rows.ts';
import { statementRows } from './statement-rows.ts';

const COLUMNS = ['gateway', 'arrived_on', 'arrived', 'bank_reference'];
const read = createPlainReader(
  COLUMNS,
  statementRows({
    gateways: [
      { name: 'alipay', words: '支付宝' },
      { name: 'wechat-pay-33', words: '微信支付（考区 33 的商户）' },
    ],
    today: '2026-02-06',
  }),
);
const kindOf = (...cells: string[]) => {
  const row = read(cells, 2);
  return Array.isArray(row) ? row.map(({ kind }) => kind) : row;
};
const contentOf = (day: string, yuan: string) => kindOf('支付宝', day, yuan, 'B1');

describe('a line of a bank’s statement', () => {
  it.each(['2026-02-05', '20260205', '2026/2/5', '2026-2-05'])('has its day as banks write it: %s', (day) => {
    expect(contentOf(day, '230.00')).toMatchObject({
      key: 'alipay\n2026-02-05\nB1',
      content: { gateway: 'alipay', day: '2026-02-05', fen: 23_000, reference: 'B1' },
    });
  });

  it.each([
    ['0.01', 1],
    ['1,234,567.89', 123_456_789],
    ['1234567.89', 123_456_789],
    ['-10.00', -1000],
  ])('has its amount in yuan, to the fen: %s', (yuan, fen) => {
    expect(contentOf('20260205', yuan)).toMatchObject({ content: { fen } });
  });

  it.each(['230', '230.0', '230.000', '12,34.00', '1e3', '¥230.00', '２３０.00', '+1.00'])(
    'is no amount: %s',
    (yuan) => expect(contentOf('20260205', yuan)).toEqual(['amount-wrong']),
  );

  it.each(['2026-02-30', '2026-02-07', '05/02/2026', '202625', '2026-02/05x'])(
    'is no day that was: %s',
    (day) => expect(contentOf(day, '1.00')).toEqual(['date-wrong']),
  );

  it.each([
    ['支付宝', 'alipay'],
    [' 支 付 宝 ', 'alipay'],
    ['微信支付（考区 33 的商户）', 'wechat-pay-33'],
    ['微信支付(考区33的商户)', 'wechat-pay-33'],
    ['微信支付（考区　３３ 的商户）', 'wechat-pay-33'],
  ])('has its platform in words, however wide: %s', (words, gateway) => {
    expect(kindOf(words, '20260205', '1.00', 'B1')).toMatchObject({ content: { gateway } });
  });

  it.each(['alipay', 'wechat-pay-33', '微信支付', '微信支付（考区 41 的商户）', '支付'])(
    'is of no platform that pays out to this account: %s',
    (words) => expect(kindOf(words, '20260205', '1.00', 'B1')).toEqual(['platform-unknown']),
  );

  it('stands under the bank’s number', () => {
    expect(kindOf('支付宝', '20260205', '1.00', '')).toEqual(['value-missing']);
    expect(kindOf('支付宝', '20260205', '1.00', 'B'.repeat(81))).toEqual(['too-long']);
    expect(kindOf('', '', '', '')).toEqual(Array.from({ length: 4 }, () => 'value-missing'));
  });
});
