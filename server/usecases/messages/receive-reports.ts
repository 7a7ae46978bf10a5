import type { OutsideReason } from '#domain/outside/refusals.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { OutsideRefusals } from '../../ports/outside-refusals.ts';
import type { ReportsCall, SmsReports } from '../../ports/sms-reports.ts';
import type { CallStore } from '../../ports/wechat-store.ts';

export type ReportDeps = {
  readonly smsReports: () => SmsReports | null;
  readonly deliveries: DeliveryStore;
  readonly calls: CallStore;
  readonly outsideRefusals: OutsideRefusals;
  readonly keys: Keys;
  readonly clock: Clock;
};

const DOOR = 'sms';

/** `again`: the provider is faster than we have written down what it took, and is to say it once more. */
export type ReportsTaken = 'taken' | 'refused' | 'again';

/** What the provider of short messages says later. Whatever is not signed, fresh and about a copy of ours changes nothing. */
export async function receiveReports(
  deps: ReportDeps,
  message: ReportsCall,
  address: string,
): Promise<ReportsTaken> {
  const door = deps.smsReports();
  if (door === null) return 'again';
  const refuse = async (reason: OutsideReason, about: string | null = null) => {
    await deps.outsideRefusals.add({ door: DOOR, reason, about, address, at: deps.clock.wall() });
    return 'refused' as const;
  };
  const read = door.read(message, deps.clock.wall());
  if (!read.ok) return refuse(read.reason);
  const call = deps.keys.lookup('token', `${DOOR} call\n${read.call}`);
  const contents = Buffer.from(read.body, 'hex');
  const before = await deps.calls.bodyOf(call);
  if (before !== null) return before.equals(contents) ? 'taken' : refuse('replayed');
  let isEarly = false;
  for (const { copy, outcome } of read.reports) {
    if (copy === null) continue;
    const noted = await deps.deliveries.reportOn(copy, outcome, deps.clock.now());
    if (noted === 'unknown') await refuse('unknown', copy);
    isEarly ||= noted === 'early';
  }
  if (isEarly) return 'again';
  await deps.calls.remember(call, contents, deps.clock.wall());
  return 'taken';
}
