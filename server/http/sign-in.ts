import { viewSession } from '../usecases/account/view-account.ts';
import { done } from '../usecases/outcome.ts';
import { setCookie } from './cookies.ts';
import type { HttpDeps } from './deps.ts';
import type { Caller } from './route.ts';

/** Ends the session that this browser brings. */
export async function closeSession(deps: HttpDeps, { request }: Pick<Caller, 'request'>): Promise<void> {
  const token = request.cookies[deps.cookies.candidate];
  if (token !== undefined) await deps.sessions.closeSession(deps.keys.lookup('token', token));
}

/** Lets a candidate in with a fresh session, however they have shown who they are; the one before ends. */
export async function signIn(deps: HttpDeps, caller: Caller, candidate: string, token: string) {
  await closeSession(deps, caller);
  setCookie(caller.reply, deps.cookies.candidate, token, deps.secureCookies);
  return done(await viewSession(deps, candidate));
}
