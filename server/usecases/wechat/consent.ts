import { maskName } from '#domain/identity/names.ts';
import type { Scan } from '../../ports/wechat-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { noticeBinding } from './binding.ts';
import { phoneHashOf, type WechatDeps } from './wechat-deps.ts';

type Asked = {
  readonly scan: Scan;
  readonly openid: string;
  readonly candidate: string;
  /** The WeChat is bound to another account. */
  readonly isHeld: boolean;
};

/** What the phone was opened for, and whose account it is about; refused where there is nothing to agree to. */
async function asked(deps: WechatDeps, phone: string): Promise<Outcome<Asked>> {
  const scan = await deps.bindings.findScanOfPhone(phoneHashOf(deps.keys, phone), deps.clock.wall());
  if (scan === null || scan.openid === null || scan.state === 'declined') return refused('scan-over');
  const owner = await deps.bindings.ownerOf(scan.openid);
  if (scan.purpose === 'log-in') {
    if (owner === null) return refused('wechat-not-bound');
    return done({ scan, openid: scan.openid, candidate: owner, isHeld: false });
  }
  if (scan.candidate === null) return refused('scan-over');
  const isHeld = owner !== null && owner !== scan.candidate;
  return done({ scan, openid: scan.openid, candidate: scan.candidate, isHeld });
}

async function view(deps: WechatDeps, { scan, candidate, isHeld }: Asked, network: string) {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return refused('scan-over');
  return done({
    purpose: scan.purpose,
    nameMasked: maskName(account.name),
    idTail: account.paper.number.slice(-4),
    address: scan.address,
    isSameNetwork: scan.address === network,
    device: scan.device,
    drawnAt: scan.at.toISOString(),
    expiresAt: scan.expiresAt.toISOString(),
    agreed: scan.state !== 'opened',
    isHeld: isHeld && scan.state === 'opened',
  });
}

/**
 * A3: what the phone shows before anybody agrees: whose account, on which device, from which network, and whether that is
 * the one from which the phone asks.
 */
export async function viewConsent(deps: WechatDeps, phone: string, network: string) {
  const found = await asked(deps, phone);
  return found.ok ? view(deps, found.value, network) : found;
}

/**
 * Agrees, or declines. Said twice it is said once; agreed to by one WeChat it binds or lets in no other. `move`: also takes
 * it from the account that holds it, which is told.
 */
export async function answerConsent(
  deps: WechatDeps,
  phone: string,
  { agreed, move }: { readonly agreed: boolean; readonly move: boolean },
) {
  const found = await asked(deps, phone);
  if (!found.ok) return found;
  const { scan, candidate, openid, isHeld } = found.value;
  const at = deps.clock.wall();
  if (!agreed) {
    await deps.bindings.answerScan(scan.scanHash, { state: 'declined', candidate: null }, at);
    return done({ done: true as const });
  }
  if (scan.state !== 'opened') return done({ done: true as const });
  if (isHeld && !move) return refused('wechat-taken');
  const state = scan.purpose === 'bind' ? 'used' : 'agreed';
  const isFirst = await deps.bindings.answerScan(scan.scanHash, { state, candidate }, at);
  if (!isFirst) return refused('scan-over');
  if (scan.purpose === 'log-in') return done({ done: true as const });
  const how = { following: scan.following, move, at: deps.clock.now() };
  const bound = await deps.bindings.bind(candidate, openid, how);
  if (bound === 'taken') return refused('wechat-taken');
  if (bound.from !== null) await noticeBinding(deps, bound.from, 'wechat-unbound');
  await noticeBinding(deps, candidate, 'wechat-bound');
  return done({ done: true as const });
}
