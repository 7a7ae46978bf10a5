import type { ScanPurpose } from '../../ports/wechat-store.ts';
import { beginLimited } from '../account/begin-attempt.ts';
import { checkOwnPassword } from '../account/check-own-password.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { browserHashOf, scanAddress, scanHashOf, type WechatDeps } from './wechat-deps.ts';

const SCAN_SECONDS = 120;
/** Whole hospitals share an address; a page that stands open draws none by itself. */
const MOST_DRAWN = 300;
const DRAWN_SECONDS = 600;

/** The browser that draws, by its own fresh secret, its network and how it calls itself. */
export type DrawingBrowser = { readonly browser: string; readonly address: string; readonly device: string };

export type Drawn = { readonly svg: string; readonly address: string; readonly expiresAt: string };

async function draw(
  deps: WechatDeps,
  by: DrawingBrowser,
  { purpose, candidate }: { purpose: ScanPurpose; candidate: string | null },
  addressOf: (scan: string) => Promise<string>,
): Promise<Outcome<Drawn>> {
  const subject = deps.keys.lookup('attempt', `scans\n${by.address}`);
  if (!(await beginLimited(deps, subject, MOST_DRAWN, DRAWN_SECONDS))) return refused('scan-delayed');
  const [scan, at] = [deps.keys.token(), deps.clock.wall()];
  const expiresAt = new Date(at.getTime() + SCAN_SECONDS * 1000);
  const address = await addressOf(scan);
  await deps.bindings.drawScan({
    scanHash: scanHashOf(deps.keys, scan),
    browserHash: browserHashOf(deps.keys, by.browser),
    purpose,
    candidate,
    address: by.address,
    device: by.device,
    at,
    expiresAt,
  });
  return done({ svg: deps.drawCode(address), address, expiresAt: expiresAt.toISOString() });
}

/** A3: a code for this browser, for two minutes, good once. It leads to a page of ours in WeChat's browser. */
export async function drawLogInCode(deps: WechatDeps, by: DrawingBrowser): Promise<Outcome<Drawn>> {
  if (deps.wechat() === null) return refused('wechat-away');
  return draw(deps, by, { purpose: 'log-in', candidate: null }, async (scan) => scanAddress(deps, scan));
}

/** The official account's own code: who scans it follows the account, and is then led to our page. */
export async function drawBindingCode(
  deps: WechatDeps,
  candidate: string,
  password: string,
  by: DrawingBrowser,
): Promise<Outcome<Drawn>> {
  const account = deps.wechat();
  if (account === null) return refused('wechat-away');
  const checked = await checkOwnPassword(deps, candidate, password);
  if (!checked.ok) return checked;
  try {
    return await draw(deps, by, { purpose: 'bind', candidate }, (scan) =>
      account.sceneAddress(scan, SCAN_SECONDS),
    );
  } catch (error) {
    deps.onError(error instanceof Error ? error : new Error('WeChat gave no code'));
    return refused('wechat-away');
  }
}
