import { describeDevice } from '#domain/staff/device.ts';
import { done, refused } from '../usecases/outcome.ts';
import { unbindWechat, viewWechat } from '../usecases/wechat/binding.ts';
import { answerConsent, viewConsent } from '../usecases/wechat/consent.ts';
import { drawBindingCode, drawLogInCode } from '../usecases/wechat/draw-scan.ts';
import { watchLogIn } from '../usecases/wechat/log-in-by-scan.ts';
import { finishAuthorization, toAuthorization } from '../usecases/wechat/open-scan.ts';
import { networkOf } from './address.ts';
import { deviceOf, setCookie } from './cookies.ts';
import type { HttpDeps } from './deps.ts';
import type { Caller, Handlers } from './route.ts';
import { signIn } from './sign-in.ts';

export type WechatEndpoint =
  | 'drawLogInCode'
  | 'watchLogIn'
  | 'getWechat'
  | 'drawBindingCode'
  | 'unbindWechat'
  | 'openScan'
  | 'finishAuthorization'
  | 'getScanConsent'
  | 'answerScanConsent';

/** Longer than a code lives: who is slow is told so, and not taken for somebody else. */
const SCAN_COOKIE_SECONDS = 600;
const CONSENT_PAGE = '/scan';

/** The WeChat official account: codes to scan, and what a phone agrees to. */
export function wechatHandlers(deps: HttpDeps): Pick<Handlers, WechatEndpoint> {
  const { cookies, secureCookies } = deps;
  /** A fresh secret at each drawing: one that was planted in this browser beforehand is worth nothing. */
  const drawingBrowser = ({ request, reply }: Caller) => {
    const browser = deps.keys.token();
    setCookie(reply, cookies.scan, browser, secureCookies, SCAN_COOKIE_SECONDS);
    const device = describeDevice(request.headers['user-agent'] ?? '');
    return { browser, device, address: networkOf(request.ip) };
  };
  const browserOf = ({ request }: Caller) => request.cookies[cookies.scan] ?? null;
  const phoneOf = ({ request }: Caller) => request.cookies[cookies.phone] ?? null;
  return {
    drawLogInCode: (_input, caller) => drawLogInCode(deps, drawingBrowser(caller)),
    watchLogIn: async (_input, caller) => {
      const { request, reply } = caller;
      const device = deviceOf(request, reply, cookies, deps.keys.token, secureCookies);
      const watched = await watchLogIn(deps, browserOf(caller), device);
      if (!watched.ok) return watched;
      const { state, entered } = watched.value;
      if (entered === null) return done({ state, session: null });
      const signedIn = await signIn(deps, caller, entered.candidate, entered.token);
      return signedIn.ok ? done({ state, session: signedIn.value }) : signedIn;
    },
    getWechat: (_input, caller) => viewWechat(deps, caller.candidate, browserOf(caller)),
    drawBindingCode: ({ body }, caller) =>
      drawBindingCode(deps, caller.candidate, body.password, drawingBrowser(caller)),
    unbindWechat: (_input, { candidate }) => unbindWechat(deps, candidate),
    openScan: async (input, { reply }) => {
      const { params } = input as { params: { scan: string } };
      const phone = deps.keys.token();
      const address = await toAuthorization(deps, params.scan, phone);
      if (address === null) return reply.redirect(`${CONSENT_PAGE}?problem=scan-over`, 302);
      setCookie(reply, cookies.phone, phone, secureCookies, SCAN_COOKIE_SECONDS);
      return reply.redirect(address, 302);
    },
    finishAuthorization: async (input, caller) => {
      const { query } = input as { query: { code?: string; state?: string } };
      const { code = '', state = '' } = query;
      const result = await finishAuthorization(deps, { code, state }, phoneOf(caller));
      const target = result === 'opened' ? CONSENT_PAGE : `${CONSENT_PAGE}?problem=${result}`;
      return caller.reply.redirect(target, 302);
    },
    getScanConsent: async (_input, caller) => {
      const phone = phoneOf(caller);
      return phone === null ? refused('scan-over') : viewConsent(deps, phone, networkOf(caller.request.ip));
    },
    answerScanConsent: async ({ body }, caller) => {
      const phone = phoneOf(caller);
      return phone === null
        ? refused('scan-over')
        : answerConsent(deps, phone, { agreed: body.agreed, move: body.move === true });
    },
  };
}
