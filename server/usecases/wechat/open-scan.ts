import { phoneHashOf, scanHashOf, type WechatDeps } from './wechat-deps.ts';

const SCAN = /^[\w-]{20,64}$/;

/** Says that this phone asked for it: a code brought from elsewhere is not taken. */
const seal = ({ keys }: Pick<WechatDeps, 'keys'>, phone: string, scan: string) =>
  keys.lookup('token', `authorization\n${phone}\n${scan}`).toString('base64url');

/** Where WeChat says whose it is; null where nobody drew this code, or its time is over. */
export async function toAuthorization(deps: WechatDeps, scan: string, phone: string): Promise<string | null> {
  const account = deps.wechat();
  if (account === null || !SCAN.test(scan)) return null;
  const found = await deps.bindings.findScan(scanHashOf(deps.keys, scan), deps.clock.wall());
  if (found === null || found.state !== 'drawn') return null;
  const state = `${scan}.${seal(deps, phone, scan)}`;
  return account.authorizationAddress(`${deps.publicUrl}/api/wechat/authorizations`, state);
}

/** `opened`: this phone has it from now on, and no other. */
export async function finishAuthorization(
  deps: WechatDeps,
  given: { readonly code: string; readonly state: string },
  phone: string | null,
): Promise<'opened' | 'scan-over' | 'wechat-away'> {
  const account = deps.wechat();
  if (account === null) return 'wechat-away';
  const [scan = '', sealed] = given.state.split('.');
  if (phone === null || !SCAN.test(scan) || sealed !== seal(deps, phone, scan)) return 'scan-over';
  try {
    const openid = await account.openidOf(given.code);
    if (openid === null) return 'scan-over';
    const of = { phoneHash: phoneHashOf(deps.keys, phone), openid };
    const opened = await deps.bindings.openScan(scanHashOf(deps.keys, scan), of, deps.clock.wall());
    return opened ? 'opened' : 'scan-over';
  } catch (error) {
    deps.onError(error instanceof Error ? error : new Error('WeChat did not answer'));
    return 'wechat-away';
  }
}
