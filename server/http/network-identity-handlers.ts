import type { FastifyRequest } from 'fastify';
import { answerVisit } from '../usecases/network-identity/answer-visit.ts';
import { beginVisit, type NewVisit } from '../usecases/network-identity/begin-visit.ts';
import { removeOwnLink, viewOwnLink } from '../usecases/network-identity/own-link.ts';
import { recoverByIdentity } from '../usecases/network-identity/recover-by-identity.ts';
import { done } from '../usecases/outcome.ts';
import { networkOf } from './address.ts';
import { deviceOf, setCookie } from './cookies.ts';
import type { HttpDeps } from './deps.ts';
import type { Caller, Handlers } from './route.ts';

export type NetworkIdentityHandlers = Pick<
  Handlers,
  | 'getLogInWays'
  | 'startNetworkIdentity'
  | 'startIdentityLink'
  | 'answerNetworkIdentity'
  | 'recoverByIdentity'
  | 'getIdentityLink'
  | 'removeIdentityLink'
>;

/** As long as a verified visit serves, and the way before it. */
const COOKIE_SECONDS = 2400;

/** The way to the national network identity and back (A4). */
export function networkIdentityHandlers(deps: HttpDeps): NetworkIdentityHandlers {
  const { cookies, secureCookies } = deps;
  const browserOf = (request: FastifyRequest) => request.cookies[cookies.identity] ?? null;
  const setBrowser = ({ reply }: Caller, browser: string) =>
    setCookie(reply, cookies.identity, browser, secureCookies, COOKIE_SECONDS);
  const start = async (caller: Caller, visit: Omit<NewVisit, 'address'>) => {
    const begun = await beginVisit(deps, { ...visit, address: networkOf(caller.request.ip) });
    if (!begun.ok) return begun;
    setBrowser(caller, begun.value.browser);
    return done({ url: begun.value.url });
  };
  const signIn = async (caller: Caller, { candidate, token }: { candidate: string; token: string }) => {
    const { request, reply } = caller;
    const before = request.cookies[cookies.candidate];
    if (before !== undefined) await deps.sessions.closeSession(deps.keys.lookup('token', before));
    setCookie(reply, cookies.candidate, token, secureCookies);
    const device = deviceOf(request, reply, cookies, deps.keys.token, secureCookies);
    await deps.accounts.rememberDevice(candidate, deps.keys.lookup('device', device), deps.clock.wall());
  };
  return {
    getLogInWays: async () =>
      done({ networkIdentity: deps.networkIdentity() !== null, wechat: deps.wechat() !== null }),
    startNetworkIdentity: ({ body }, caller) => {
      const { purpose, next = null, person = null } = body;
      return start(caller, { purpose, next, person, candidate: null });
    },
    startIdentityLink: (_input, caller) =>
      start(caller, { purpose: 'link', next: null, person: null, candidate: caller.candidate }),
    answerNetworkIdentity: async (input, caller) => {
      const { query } = input as { query: { answer: string } };
      const { request, reply } = caller;
      const answered = await answerVisit(deps, {
        answer: query.answer,
        browser: browserOf(request),
        signedIn: await deps.door.findCandidate(request),
        address: networkOf(request.ip),
      });
      if (answered.browser !== undefined) setBrowser(caller, answered.browser);
      if (answered.signedIn !== undefined) await signIn(caller, answered.signedIn);
      return reply.redirect(answered.go, 303);
    },
    recoverByIdentity: ({ body }, { request }) =>
      recoverByIdentity(deps, {
        browser: browserOf(request),
        password: body.password,
        device: request.cookies[cookies.device] ?? null,
        address: networkOf(request.ip),
      }),
    getIdentityLink: (_input, { candidate }) => viewOwnLink(deps, candidate),
    removeIdentityLink: (_input, { candidate }) => removeOwnLink(deps, candidate),
  };
}
