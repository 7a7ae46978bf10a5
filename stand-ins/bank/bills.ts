import { createHash } from 'node:crypto';
import { beijingField } from '../beijing-time.ts';
import type { Fields } from '../form.ts';
import type { Ledger } from './ledger.ts';

export type BillAnswer = Fields;

const dayOf = (at: string) => beijingField(new Date(at)).slice(0, 10);

/** What the bank took and gave back on a day of Beijing; ready when the day is over. */
export function createBills(ledger: Ledger, now: () => Promise<Date>) {
  const files = new Map<string, string>();

  function linesOf(day: string): string[] {
    const lines = ledger
      .all()
      .flatMap(({ order, payment, refunds }) => [
        ...(payment && dayOf(payment.paidAt) === day
          ? [['payment', order.orderNumber, payment.transaction, '', order.amount, payment.paidAt, '0']]
          : []),
        ...refunds
          .filter(({ at }) => dayOf(at) === day)
          .map(({ refundNumber, transaction, fen, at }) => [
            'refund',
            order.orderNumber,
            transaction,
            refundNumber,
            String(fen),
            at,
            '0',
          ]),
      ]);
    return lines.map((cells) => cells.join(','));
  }

  return {
    file: (name: string) => files.get(name) ?? null,
    async of({ merchant_id = '', day = '', nonce = '' }: Fields): Promise<Fields | null> {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || nonce === '') return null;
      const named = { merchant_id, day, nonce };
      if (dayOf((await now()).toISOString()) <= day) return { ...named, status: 'NOT_READY' };
      const content = `${['kind,order_no,trade_no,refund_no,amount,at,fee', ...linesOf(day)].join('\n')}\n`;
      const sha256 = createHash('sha256').update(content).digest('hex');
      files.set(sha256, content);
      return { ...named, status: 'READY', file: sha256, sha256 };
    },
  };
}
