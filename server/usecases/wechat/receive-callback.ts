import { insteadOf } from '#domain/messages/copies.ts';
import type { OutsideReason } from '#domain/outside/refusals.ts';
import type { AccountEvent, CallbackQuery } from '../../ports/official-account.ts';
import { scanAddress, scanHashOf, type WechatDeps } from './wechat-deps.ts';

const DOOR = 'wechat';
const SCENE = /^[\w-]{20,64}$/;

/** What WeChat is answered; null where it is not believed, or is to try again. */
export type CallbackAnswer = { readonly status: 200 | 403 | 503; readonly body: string };

/** Something that the official account tells us. Whatever is not signed, fresh and new changes nothing. */
export async function receiveCallback(
  deps: WechatDeps,
  query: CallbackQuery,
  body: string,
  address: string,
): Promise<CallbackAnswer> {
  const account = deps.wechat();
  if (account === null) return { status: 503, body: '' };
  const at = deps.clock.wall();
  const read = account.readCallback(query, body, at);
  if (!read.ok) return refuse(deps, read.reason, address);
  const call = deps.keys.lookup('token', `${DOOR} call\n${read.call}`);
  const contents = Buffer.from(read.body, 'hex');
  const before = await deps.calls.bodyOf(call);
  if (before !== null) {
    return before.equals(contents) ? { status: 200, body: 'success' } : refuse(deps, 'replayed', address);
  }
  const answer = await act(deps, read.event);
  if (answer === 'unknown') return { status: 503, body: '' };
  await deps.calls.remember(call, contents, at);
  return { status: 200, body: read.answer(answer) };
}

async function refuse(deps: WechatDeps, reason: OutsideReason, address: string): Promise<CallbackAnswer> {
  await deps.outsideRefusals.add({ door: DOOR, reason, about: null, address, at: deps.clock.wall() });
  return { status: 403, body: '' };
}

/** Gives what to say in the conversation; `unknown`: WeChat is ahead of us and is to say it again. */
async function act(deps: WechatDeps, event: AccountEvent): Promise<string | null> {
  switch (event.event) {
    case 'followed':
    case 'scanned':
      await deps.bindings.setFollowing(event.openid, true);
      return event.scene === null ? deps.texts.wechatWelcome() : scanned(deps, event.openid, event.scene);
    case 'left':
      await deps.bindings.setFollowing(event.openid, false);
      return null;
    case 'message-done':
      return report(deps, event);
    case 'other':
      return null;
  }
}

/** The way to the page on which whoever scanned sees what they are to agree to. */
async function scanned(deps: WechatDeps, openid: string, scene: string): Promise<string> {
  const isOurs = SCENE.test(scene);
  const noted =
    isOurs && (await deps.bindings.noteFollower(scanHashOf(deps.keys, scene), openid, deps.clock.wall()));
  return noted ? deps.texts.wechatToConsent(scanAddress(deps, scene)) : deps.texts.wechatScanOver();
}

async function report(
  deps: WechatDeps,
  { openid, messageId, status }: Extract<AccountEvent, { event: 'message-done' }>,
): Promise<string | null> {
  const candidate = await deps.bindings.ownerOf(openid);
  // Who has unbound meanwhile has no copy that it could be said of.
  if (candidate === null) return null;
  const outcome = status === 'failed' ? 'refused' : status;
  const known = await deps.deliveries.report(candidate, { channel: 'wechat', vendorId: messageId }, outcome, {
    at: { now: deps.clock.now(), wall: deps.clock.wall() },
    instead: (kind) => insteadOf(kind, 'wechat'),
  });
  return known ? null : 'unknown';
}
