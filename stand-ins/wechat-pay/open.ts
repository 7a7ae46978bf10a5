import type { Wait } from '../bank/notices.ts';
import type { Fault } from '../control/faults.ts';
import type { Desk } from '../till/desk.ts';
import { createTeller } from '../till/teller.ts';
import { openTill } from '../till/till.ts';
import { ensureKeys, merchants } from './keys.ts';
import { paymentNotice, refundNotice } from './notices.ts';

export const faults = [
  'late',
  'never',
  'twice',
  'reordered',
  'replayed',
  'unsigned',
  'forged',
  'wrong-amount',
  'wrong-app',
  'wrong-merchant',
  'accepts-and-fails',
] as const satisfies readonly Fault[];

type Settings = {
  readonly name: keyof typeof merchants;
  readonly title: string;
  readonly folder: string;
  readonly now: () => Promise<Date>;
  readonly faultOf: () => Fault | null;
  readonly wait: Wait;
};

/** Opens WeChat Pay for one of its merchants. */
export async function openWechatPay({ name, title, folder, now, faultOf, wait }: Settings) {
  const keys = await ensureKeys(folder, merchants[name]);
  const till = await openTill(`${folder}/orders.json`);
  const teller = createTeller({
    till,
    faultOf,
    wait,
    paymentNotice: (order, fault) => paymentNotice(keys, order, fault),
    refundNotice: (order, refund, fault) => refundNotice(keys, order, refund, fault),
    isAcknowledged: (status) => status === 200 || status === 204,
  });
  const desk: Desk = { name, title, till, teller, now };
  return { keys, desk, faultOf };
}
