import {
  type Channel,
  channelsFor,
  insteadOf,
  isPointless,
  isQuiet,
  waitAfter,
} from '#domain/messages/copies.ts';
import type { CopyChannel, Handed } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClaimedCopy, DeliveryStore } from '../../ports/delivery-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Texts } from '../../ports/texts.ts';
import { viewMessage } from './list-messages.ts';

export type CopyDeps = {
  readonly deliveries: DeliveryStore;
  /** Those that are open; what goes another way waits for it. */
  readonly channels: ReadonlyMap<Channel, CopyChannel>;
  readonly reference: Reference;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly publicUrl: string;
};

const PLANNED_AT_ONCE = 200;
const SENT_AT_ONCE = 20;
/** Longer than any vendor may keep us waiting, and much shorter than vendors remember our ids. */
const CLAIM_MS = 60_000;

/** One round: plans the copies of new messages, then hands over what is due. Gives how many copies it took on. */
export async function sendCopies(deps: CopyDeps): Promise<number> {
  const wall = deps.clock.wall();
  await deps.deliveries.plan(PLANNED_AT_ONCE, wall, channelsFor);
  const claimed = await deps.deliveries.claim({
    channels: [...deps.channels.keys()],
    urgentOnly: isQuiet(deps.clock.now()),
    at: wall,
    until: new Date(wall.getTime() + CLAIM_MS),
    limit: SENT_AT_ONCE,
  });
  await Promise.all(claimed.map((copy) => sendOne(deps, copy)));
  return claimed.length;
}

async function sendOne(deps: CopyDeps, copy: ClaimedCopy): Promise<void> {
  const { key, message, status, hasInfected, to } = copy;
  const present = { status, hasInfected, deadline: message.facts.deadline, now: deps.clock.now() };
  const at = () => ({ now: deps.clock.now(), wall: deps.clock.wall() });
  if (isPointless(key.kind, present)) return deps.deliveries.settle(copy, { state: 'pointless' }, at());
  const handed = await handOver(deps, copy, to);
  if (handed.result === 'taken')
    return deps.deliveries.settle(copy, { state: 'sent', vendorId: handed.vendorId }, at());
  const wait = handed.result === 'later' ? waitAfter(copy.attempts) : null;
  if (wait !== null)
    return deps.deliveries.postpone(copy, new Date(deps.clock.wall().getTime() + wait * 1000));
  const failure = handed.result === 'failed' ? handed.failure : 'given-up';
  const instead = insteadOf(key.kind, key.channel);
  return deps.deliveries.settle(copy, { state: 'failed', failure, instead }, at());
}

async function handOver(deps: CopyDeps, copy: ClaimedCopy, to: string | null): Promise<Handed> {
  const channel = deps.channels.get(copy.key.channel);
  if (channel === undefined) return { result: 'later', why: 'no such door' };
  if (to === null)
    return { result: 'failed', failure: copy.key.channel === 'wechat' ? 'not-following' : 'no-such-address' };
  const words = deps.texts.copy(viewMessage(deps, copy.message, []));
  return channel.hand({ id: copy.id, to, url: `${deps.publicUrl}/messages`, ...words });
}
