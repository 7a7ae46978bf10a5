import { unzipSync } from 'fflate';
import type { CalendarDate } from '#domain/calendar/dates.ts';
import type { Bill, BillLine } from '../../ports/payment-gateway.ts';
import { feeOf, fenOf, readBeijingTime } from './read-values.ts';

/** The detailed sheet of a trade bill has so many columns; the summary beside it has fewer. */
const COLUMNS = 25;
const AT = { transaction: 0, order: 1, end: 5, amount: 11, refund: 21, fee: 22 } as const;
const MOST_BYTES = 64 * 1024 * 1024;

/** What Alipay answers to a method, its signature looked at. */
export type Answer = Readonly<Record<string, unknown>>;

type Ask = (method: string, content: Readonly<Record<string, string>>) => Promise<Answer | null>;

/** The trade bill of a day: an archive of sheets in GB18030 behind an address that a signed answer gives. */
export async function fetchAlipayBill(ask: Ask, timeoutMs: number, day: CalendarDate): Promise<Bill> {
  const answer = await ask('alipay.data.dataservice.bill.downloadurl.query', {
    bill_type: 'trade',
    bill_date: day,
  });
  if (String(answer?.sub_code).endsWith('BILL_NOT_EXIST')) return { outcome: 'not-yet' };
  const url = answer?.bill_download_url;
  if (answer?.code !== '10000' || typeof url !== 'string') return { outcome: 'unknown' };
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const archive = response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    return archive === null ? { outcome: 'unknown' } : readArchive(archive);
  } catch {
    return { outcome: 'unknown' };
  }
}

export function readArchive(archive: Uint8Array): Bill {
  const files = unzipSync(archive, { filter: ({ originalSize }) => originalSize <= MOST_BYTES });
  const rows = Object.values(files)
    .flatMap((bytes) => new TextDecoder('gb18030').decode(bytes).split(/\r?\n/))
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(',').map((cell) => cell.trim()))
    // The headings are words, transactions are digits.
    .filter((cells) => cells.length === COLUMNS && /^\d+$/.test(cells[AT.transaction] ?? ''));
  const lines = rows.map(readLine);
  const good = lines.filter((line) => line !== null);
  return good.length === lines.length ? { outcome: 'bill', lines: good } : { outcome: 'unknown' };
}

/** What was given back has the number of our request, and an amount below zero. */
function readLine(cells: readonly string[]): BillLine | null {
  const cell = (place: keyof typeof AT) => cells[AT[place]] ?? '';
  const fen = fenOf(cell('amount'));
  const at = readBeijingTime(cell('end'));
  const fee = feeOf(cell('fee'));
  if (fen === null || fee === null || at === null) return null;
  const refundNumber = cell('refund') === '' ? null : cell('refund');
  return {
    kind: refundNumber === null ? 'payment' : 'refund',
    orderNumber: cell('order'),
    transaction: cell('transaction'),
    refundNumber,
    fen: Math.abs(fen),
    // Below zero is taken from the seller.
    feeFen: fee === 0 ? 0 : -fee,
    at,
  };
}
