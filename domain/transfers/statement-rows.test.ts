import { describe, expect, it } from 'vitest';
import { createPlainReader } from './plain-rows.ts';
import { statementRows } from './statement-rows.ts';

const COLUMNS = ['gateway', 'arrived_on', 'arrived', 'bank_reference'];
const read = createPlainReader(
  COLUMNS,
  statementRows({ gateways: new Set(['alipay', 'wechat-pay-33']), today: '2026-02-06' }),
);
const kindOf = (...cells: string[]) => {
  const row = read(cells, 2);
  return Array.isArray(row) ? row.map(({ kind }) => kind) : row;
};
const contentOf = (day: string, yuan: string) => kindOf('alipay', day, yuan, 'B1');

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

  it('is of a platform that pays out to this account, under the bank’s number', () => {
    expect(kindOf('wechat-pay-41', '20260205', '1.00', 'B1')).toEqual(['value-unknown']);
    expect(kindOf('alipay', '20260205', '1.00', '')).toEqual(['value-missing']);
    expect(kindOf('alipay', '20260205', '1.00', 'B'.repeat(81))).toEqual(['too-long']);
    expect(kindOf('', '', '', '')).toEqual(Array.from({ length: 4 }, () => 'value-missing'));
  });
});
