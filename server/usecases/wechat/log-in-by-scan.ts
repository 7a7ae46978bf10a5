import type { ScanState } from '../../ports/wechat-store.ts';
import { openSession } from '../account/log-in.ts';
import { done, type Outcome } from '../outcome.ts';
import { browserHashOf, type WechatDeps } from './wechat-deps.ts';

type Watched =
  | { readonly state: Exclude<ScanState, 'agreed'> | 'over'; readonly entered: null }
  | {
      readonly state: 'agreed';
      readonly entered: { readonly candidate: string; readonly token: string };
    };

/** How far the code of this browser has come; once it is agreed to, this browser alone is let in, once. */
export async function watchLogIn(
  deps: WechatDeps,
  browser: string | null,
  device: string,
): Promise<Outcome<Watched>> {
  const scan =
    browser === null
      ? null
      : await deps.bindings.findScanOfBrowser(browserHashOf(deps.keys, browser), 'log-in');
  const now = deps.clock.wall();
  if (scan === null || scan.expiresAt <= now) return done({ state: 'over', entered: null });
  if (scan.state !== 'agreed') return done({ state: scan.state, entered: null });
  const candidate = await deps.bindings.spendScan(scan.scanHash, now);
  if (candidate === null) return done({ state: 'used', entered: null });
  await deps.accounts.rememberDevice(candidate, deps.keys.lookup('device', device), now);
  return done({ state: 'agreed', entered: { candidate, token: await openSession(deps, candidate) } });
}
