import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeDevice } from '#domain/staff/device.ts';
import type { StaffSession } from '../ports/session-store.ts';
import { done, type Outcome, refused } from '../usecases/outcome.ts';
import {
  finishKey,
  finishTotp,
  listFactors,
  removeFactor,
  renewRecoveryCodes,
  startKey,
  startTotp,
} from '../usecases/staff/enrol-factor.ts';
import type { Origin } from '../usecases/staff/log-in-staff.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../usecases/staff/own-sessions.ts';
import { askForProof, proveByCode, proveByKey, proveByPassword } from '../usecases/staff/prove-factor.ts';
import { networkOf } from './address.ts';
import { deviceOf, setCookie } from './cookies.ts';
import type { HttpDeps } from './deps.ts';
import type { Caller, Handlers } from './route.ts';
import { viewSession } from './view-session.ts';

export type FactorHandlers = Pick<
  Handlers,
  | 'askForProof'
  | 'proveByCode'
  | 'proveByKey'
  | 'proveByPassword'
  | 'listFactors'
  | 'startTotp'
  | 'finishTotp'
  | 'startKey'
  | 'finishKey'
  | 'removeFactor'
  | 'renewRecoveryCodes'
  | 'listOwnSessions'
  | 'endOwnSession'
  | 'endOtherSessions'
>;

/** Where this request comes from, as staff are shown it and as their devices are known. */
export function originOf(deps: HttpDeps, request: FastifyRequest, reply: FastifyReply): Origin {
  return {
    browser: describeDevice(request.headers['user-agent'] ?? '').slice(0, 100),
    device: deviceOf(request, reply, deps.cookies, deps.keys.token, deps.secureCookies),
    address: networkOf(request.ip),
  };
}

type Mine = { readonly session: StaffSession; readonly origin: Origin };
type Token = { readonly token: string | null };

const instants = <T extends { since: Date }>({ since, ...rest }: T) => ({
  ...rest,
  since: since.toISOString(),
});

/**
 * Second factors and sessions of the one who asks. These doors also open for a session in which something is still due:
 * that is how it gets done.
 */
export function factorHandlers(deps: HttpDeps): FactorHandlers {
  const asOwner = async <T>(
    { request, reply, note }: Caller,
    work: (mine: Mine) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const session = await deps.door.findStaff(request);
    if (session === null) return refused('not-logged-in');
    note({ staff: session.staff });
    return work({ session, origin: originOf(deps, request, reply) });
  };
  const keep = (reply: FastifyReply, { token }: Token) => {
    if (token !== null) setCookie(reply, deps.cookies.staff, token, deps.secureCookies);
  };
  const prove = (caller: Caller, work: (mine: Mine) => Promise<Outcome<Token>>) =>
    asOwner(caller, async (mine) => {
      const outcome = await work(mine);
      if (!outcome.ok) return outcome;
      keep(caller.reply, outcome.value);
      return done(viewSession(deps, { ...mine.session, standing: 'open' }));
    });
  const enrol = (
    caller: Caller,
    work: (mine: Mine) => Promise<Outcome<Token & { recoveryCodes: readonly string[] }>>,
  ) =>
    asOwner(caller, async (mine) => {
      const outcome = await work(mine);
      if (!outcome.ok) return outcome;
      keep(caller.reply, outcome.value);
      return done({ recoveryCodes: [...outcome.value.recoveryCodes] });
    });
  return {
    askForProof: (_input, caller) => asOwner(caller, ({ session }) => askForProof(deps, session)),
    proveByCode: ({ body }, caller) =>
      prove(caller, ({ session, origin }) => proveByCode(deps, session, origin, body.code)),
    proveByKey: ({ body }, caller) =>
      prove(caller, ({ session, origin }) => proveByKey(deps, session, origin, body.answer)),
    proveByPassword: ({ body }, caller) =>
      prove(caller, ({ session, origin }) => proveByPassword(deps, session, origin, body.password)),
    listFactors: async (_input, { session }) => done(viewFactors(await listFactors(deps, session))),
    startTotp: (_input, caller) => asOwner(caller, ({ session }) => startTotp(deps, session)),
    finishTotp: ({ body }, caller) =>
      enrol(caller, ({ session, origin }) => finishTotp(deps, session, { ...origin, ...body })),
    startKey: (_input, caller) => asOwner(caller, ({ session }) => startKey(deps, session)),
    finishKey: ({ body }, caller) =>
      enrol(caller, ({ session, origin }) => finishKey(deps, session, { ...origin, ...body })),
    removeFactor: async ({ params }, { session }) => {
      const outcome = await removeFactor(deps, session, params.factor);
      return outcome.ok ? done(viewFactors(outcome.value)) : outcome;
    },
    renewRecoveryCodes: async (_input, { session }) => {
      const outcome = await renewRecoveryCodes(deps, session);
      return outcome.ok ? done({ recoveryCodes: [...outcome.value.recoveryCodes] }) : outcome;
    },
    listOwnSessions: async (_input, { session }) => done(viewSessions(await listOwnSessions(deps, session))),
    endOwnSession: async ({ params }, { session }) => {
      const outcome = await endOwnSession(deps, session, params.session);
      return outcome.ok ? done(viewSessions(outcome.value)) : outcome;
    },
    endOtherSessions: async (_input, { session }) =>
      done(viewSessions(await endOtherSessions(deps, session))),
  };
}

function viewFactors({ factors, recoveryCodes }: Awaited<ReturnType<typeof listFactors>>) {
  return {
    factors: factors.map(({ usedAt, ...factor }) => ({
      ...instants(factor),
      usedAt: usedAt?.toISOString() ?? null,
    })),
    recoveryCodes,
  };
}

function viewSessions(sessions: Awaited<ReturnType<typeof listOwnSessions>>) {
  return sessions.map(({ seenAt, ...session }) => ({ ...instants(session), seenAt: seenAt.toISOString() }));
}
