import { createHash } from 'node:crypto';
import type { CalendarDate } from '#domain/calendar/dates.ts';
import type { Bill, BillLine } from '../../ports/payment-gateway.ts';
import { feeOf, fenOf, readBeijingTime } from './read-values.ts';
import type { WechatPayDoor } from './wechat-pay-door.ts';

/** A trade bill of all kinds has so many columns; its headings are words, its places are fixed. */
const COLUMNS = 27;
const AT = {
  time: 0,
  mchid: 2,
  transaction: 5,
  order: 6,
  state: 9,
  refund: 15,
  settled: 12,
  refunded: 16,
  fee: 22,
} as const;

/** The trade bill of a day: a signed answer names file and digest. */
export async function fetchBill(door: WechatPayDoor, day: CalendarDate): Promise<Bill> {
  const answer = await door.get(`v3/bill/tradebill?bill_date=${day}&bill_type=ALL`);
  // Neither does a day without a single payment have a bill, nor one that is not over.
  if (answer === 'unknown-there') return { outcome: 'not-yet' };
  const told = typeof answer === 'object' && answer !== null ? { ...answer } : {};
  const [url, digest] = [Reflect.get(told, 'download_url'), Reflect.get(told, 'hash_value')];
  if (typeof url !== 'string' || typeof digest !== 'string') return { outcome: 'unknown' };
  const content = await door.download(url);
  const isWhole = content && createHash('sha1').update(content).digest('hex') === digest.toLowerCase();
  return content && isWhole ? readBill(content.toString('utf8'), door.mchid) : { outcome: 'unknown' };
}

/** Values begin with a backtick, headings do not; the last two lines are sums. */
export function readBill(text: string, mchid: string): Bill {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.startsWith('`'))
    .map((line) => line.slice(1).split(',`'))
    .filter((cells) => cells.length === COLUMNS);
  const lines = rows.map((cells) => readLine(cells, mchid));
  const good = lines.filter((line) => line !== null);
  return good.length === lines.length ? { outcome: 'bill', lines: good } : { outcome: 'unknown' };
}

function readLine(cells: readonly string[], mchid: string): BillLine | null {
  const cell = (place: keyof typeof AT) => cells[AT[place]]?.trim() ?? '';
  const isRefund = cell('state') === 'REFUND' || cell('state') === 'REVOKED';
  const fen = fenOf(cell(isRefund ? 'refunded' : 'settled'));
  const at = readBeijingTime(cell('time'));
  const feeFen = feeOf(cell('fee'));
  if (cell('mchid') !== mchid || fen === null || feeFen === null || at === null) return null;
  return {
    kind: isRefund ? 'refund' : 'payment',
    orderNumber: cell('order'),
    transaction: cell('transaction'),
    refundNumber: isRefund ? cell('refund') : null,
    fen,
    feeFen,
    at,
  };
}
