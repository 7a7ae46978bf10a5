import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Doors } from '../control/doors.ts';
import { fieldsOf, parameterOf } from '../form.ts';
import { sendPage } from '../page.ts';
import { type Claims, fromJws, toJws } from './jws.ts';
import { ensureKeys, type PlatformKeys } from './keys.ts';
import { appPage, refusedPage, waitingPage } from './pages.ts';
import { createRequests, type IdentityRequest, numberOf, type Requests } from './requests.ts';

export const DOOR = 'network-identity';
const APP_ID = 'weikao-demo';
const LONGEST_AGE_SECONDS = 300;
const LOOKS_AGAIN_SECONDS = 1;

type Platform = {
  readonly requests: Requests;
  /** The customer's claims; null where they are not signed, not fresh or not theirs. */
  readonly read: (jws: string) => Claims | null;
  /** Signed claims, or what the control page wants in their place. */
  readonly say: (claims: Claims) => string;
  readonly numberOf: (person: { name: string; idNumber: string }) => string;
};

/** Keeps its keys in the folder. */
export async function openNetworkIdentity(folder: string, doors: Doors): Promise<Platform> {
  doors.add({ name: DOOR, title: '国家网络身份认证', faults: ['forged', 'wrong-app', 'replayed'] });
  const keys = await ensureKeys(folder);
  return {
    requests: createRequests(),
    read: (jws) => readCustomer(jws, keys),
    say: createVoice(keys, doors),
    numberOf: (person) => numberOf(person, APP_ID, keys.numberSecret),
  };
}

function readCustomer(jws: string, keys: PlatformKeys): Claims | null {
  const claims = fromJws(jws, keys.appPublic);
  if (claims?.iss !== APP_ID || typeof claims.nonce !== 'string') return null;
  return Math.abs(Date.now() / 1000 - Number(claims.iat)) <= LONGEST_AGE_SECONDS ? claims : null;
}

function createVoice(keys: PlatformKeys, doors: Doors): (claims: Claims) => string {
  let before: Claims | null = null;
  return (claims) => {
    const fault = doors.faultOf(DOOR);
    const own = {
      iss: 'national-network-identity',
      aud: APP_ID,
      iat: Math.floor(Date.now() / 1000),
      ...claims,
    };
    const said = fault === 'replayed' && before !== null ? before : own;
    before = own;
    const aud = fault === 'wrong-app' ? 'another-app' : APP_ID;
    return toJws({ ...said, aud }, fault === 'forged' ? keys.strangerPrivate : keys.platformPrivate);
  };
}

/** The platform's doors: for the browser, for the national app on a telephone, and for the customer's server. */
export function serveNetworkIdentity(app: FastifyInstance, platform: Platform): void {
  serveBrowser(app, platform);
  serveTelephone(app, platform);
  serveCustomer(app, platform);
}

function serveBrowser(app: FastifyInstance, { requests, read, say }: Platform): void {
  const show = (reply: FastifyReply, request: IdentityRequest) =>
    sendPage(
      reply.header('refresh', `${LOOKS_AGAIN_SECONDS}; url=/network-identity/requests/${request.id}`),
      200,
      waitingPage(request),
    );

  app.get('/network-identity/authorize', (request, reply) => {
    const claims = read(parameterOf(request.query, 'request') ?? '');
    const { nonce, state, redirect_uri } = fieldsOf(claims);
    if (!nonce || !state || !redirect_uri) return sendPage(reply, 400, refusedPage());
    return show(reply, requests.open(nonce, state, redirect_uri));
  });

  app.get<{ Params: { id: string } }>('/network-identity/requests/:id', ({ params }, reply) => {
    const request = requests.find(params.id);
    if (!request) return sendPage(reply, 404, refusedPage());
    const { answer, state, redirectUri } = request;
    if (answer === null) return show(reply, request);
    const result =
      answer === 'refused' ? { result: 'REFUSED' } : { result: 'CONSENTED', ticket: answer.ticket };
    return reply.redirect(`${redirectUri}?answer=${say({ state, ...result })}`, 303);
  });
}

function serveTelephone(app: FastifyInstance, { requests }: Platform): void {
  const nobody = { name: '', idNumber: '' };

  app.get('/network-identity/phone', ({ query }, reply) => {
    const request = requests.find(parameterOf(query, 'request') ?? '');
    const waiting = request && request.answer === null ? [request] : requests.waiting();
    return sendPage(reply, 200, appPage({ person: nobody, waiting, request, said: null }));
  });

  app.post('/network-identity/phone/decisions', ({ body }, reply) => {
    const { request: id = '', decision, name = '', id_number = '' } = fieldsOf(body);
    const person = { name: name.trim(), idNumber: id_number.trim().toUpperCase() };
    const consents = decision === 'consent';
    if (consents && (person.name === '' || person.idNumber === '')) {
      const said = '请填写这部手机的主人的姓名和证件号码。';
      const found = requests.find(id);
      const waiting = found ? [found] : requests.waiting();
      return sendPage(reply, 400, appPage({ person, waiting, request: found, said }));
    }
    const request = requests.decide(id, consents ? person : 'refused');
    const said = consents ? '已同意。请回到原来的页面。' : '没有同意。';
    return sendPage(reply, 200, appPage({ person, waiting: requests.waiting(), request, said }));
  });
}

function serveCustomer(app: FastifyInstance, { requests, read, say, numberOf }: Platform): void {
  const answer = (path: string, answerTo: (claims: Claims) => Claims) =>
    app.post(path, ({ body }, reply) => {
      const claims = typeof body === 'string' ? read(body) : null;
      if (claims === null) return reply.code(401).send({ error: 'not signed by a customer' });
      return reply.type('application/jose').send(say({ nonce: claims.nonce, ...answerTo(claims) }));
    });

  answer('/network-identity/results', ({ state, ticket }) => {
    const redeemed = requests.redeem(String(ticket), String(state));
    if (redeemed === null) return { state, result: 'UNKNOWN_TICKET' };
    return { state, result: 'SUCCESS', net_number: numberOf(redeemed.person), grant: redeemed.grant };
  });

  answer('/network-identity/comparisons', ({ grant, name, id_number }) => {
    const same = requests.compare(String(grant), { name: String(name), idNumber: String(id_number) });
    return same === null ? { error: 'UNKNOWN_GRANT' } : { same };
  });
}
