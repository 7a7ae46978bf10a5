import { done } from '../outcome.ts';
import { browserHashOf, type WechatDeps } from './wechat-deps.ts';

const NOTHING = { region: null, status: null, deadline: null, reason: null };

/** Told in the inbox and by every way there is: it may be somebody else's doing. */
export async function noticeBinding(
  deps: Pick<WechatDeps, 'messages' | 'clock' | 'keys'>,
  candidate: string,
  kind: 'wechat-bound' | 'wechat-unbound',
): Promise<void> {
  const message = { kind, occasion: `wechat/${deps.keys.uuid()}`, edition: null, facts: NOTHING };
  await deps.messages.tell(candidate, { ...message, at: deps.clock.now() });
}

/** The WeChat of an account; `scan`: how far the code of this browser has come. */
export async function viewWechat(deps: WechatDeps, candidate: string, browser: string | null) {
  const binding = await deps.bindings.findBinding(candidate);
  const scan =
    browser === null
      ? null
      : await deps.bindings.findScanOfBrowser(browserHashOf(deps.keys, browser), 'bind');
  const isOver = scan !== null && scan.expiresAt <= deps.clock.wall();
  const isOwn = scan !== null && scan.candidate === candidate;
  return done({
    available: deps.wechat() !== null,
    bound: binding === null ? null : { following: binding.following, boundAt: binding.boundAt.toISOString() },
    scan: !isOwn || isOver ? null : scan.state,
  });
}

/** Never stands in the way of a registration: messages stay in the inbox. */
export async function unbindWechat(deps: WechatDeps, candidate: string) {
  if (await deps.bindings.unbind(candidate)) await noticeBinding(deps, candidate, 'wechat-unbound');
  return viewWechat(deps, candidate, null);
}
