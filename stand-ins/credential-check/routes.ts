import type { FastifyInstance } from 'fastify';
import type { Doors } from '../control/doors.ts';
import { fieldsOf } from '../form.ts';
import { type Claims, fromJws, toJws } from '../network-identity/jws.ts';
import { html, sendPage } from '../page.ts';
import { ensureKeys, type RegisterKeys } from './keys.ts';
import { createRegister, isRegistered, type Query, type Register } from './register.ts';

const DOOR = 'credential-check';
const APP_ID = 'weikao-demo';
const LONGEST_AGE_SECONDS = 300;
/** What the register promises, and how long it takes in the demo. */
const PROMISED_MS = 3 * 24 * 3_600_000;
const TAKES_MS = 20_000;
const PATIENCE_MS = 5000;

export type CredentialCheckSettings = {
  readonly folder: string;
  readonly doors: Doors;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

type Voice = (claims: Claims) => string;

/** The register: takes questions, and sends its answers some time later. */
export async function serveCredentialCheck(
  app: FastifyInstance,
  { folder, doors, wait }: CredentialCheckSettings,
): Promise<void> {
  doors.add({ name: DOOR, title: '学历学位核验', faults: ['late', 'never', 'twice', 'forged', 'wrong-app'] });
  const keys = await ensureKeys(folder);
  const register = createRegister();
  const say = createVoice(keys, doors);
  const stopping = new AbortController();
  app.addHook('onClose', async () => stopping.abort());

  /** Late: held until somebody sends it by hand; never: not at all. */
  const notify = async (query: Query): Promise<void> => {
    await wait(TAKES_MS, stopping.signal);
    const fault = doors.faultOf(DOOR);
    if (fault === 'never' || fault === 'late') return;
    for (let copy = 0; copy < (fault === 'twice' ? 2 : 1); copy += 1) await send(query, say, stopping.signal);
  };

  const answer = (path: string, answerTo: (claims: Claims) => Claims | null) =>
    app.post(path, ({ body }, reply) => {
      const claims = typeof body === 'string' ? readCustomer(body, keys) : null;
      const said = claims === null ? null : answerTo(claims);
      if (claims === null || said === null)
        return reply.code(401).send({ error: 'not a customer’s question' });
      return reply.type('application/jose').send(say({ nonce: claims.nonce, ...said }));
    });

  answer('/credential-check/queries', (claims) => {
    const { reference, content_hash, notify_url, certificate_number = '' } = fieldsOf(claims);
    if (!reference || !content_hash || !notify_url) return null;
    const query = register.take({
      reference,
      contentHash: content_hash,
      notifyUrl: notify_url,
      certificateNumber: certificate_number,
    });
    void notify(query).catch(() => undefined);
    return { query_number: query.number, expected_by: new Date(Date.now() + PROMISED_MS).toISOString() };
  });

  answer('/credential-check/results', (claims) => {
    const query = register.find(fieldsOf(claims).query_number ?? '');
    if (!query) return { status: 'UNKNOWN' };
    const isHeld = ['late', 'never'].includes(doors.faultOf(DOOR) ?? '');
    return isHeld ? { status: 'PENDING' } : resultOf(query);
  });

  serveDesk(app, register, (query) => send(query, say, stopping.signal));
}

/** The page from which a person sends an answer that was held. */
function serveDesk(
  app: FastifyInstance,
  register: Register,
  sendNow: (query: Query) => Promise<number>,
): void {
  app.get('/credential-check', (_request, reply) =>
    sendPage(reply, 200, {
      title: '学历学位核验',
      body: html`<p>证书编号为空或以 00 结尾的，核验不通过；其余核验通过。</p>
<ul class="list">${register.all().map(
        ({
          number,
          certificateNumber,
        }) => html`<li>${certificateNumber}<br><span class="quiet">${number}</span>
<form method="post" action="/credential-check/delivery"><input type="hidden" name="query_number" value="${number}">
<button>现在送出结果</button></form></li>`,
      )}</ul>
<p><a href="/">返回</a></p>`,
    }),
  );

  app.post('/credential-check/delivery', async ({ body }, reply) => {
    const query = register.find(fieldsOf(body).query_number ?? '');
    if (!query) return reply.code(404).send({ error: 'unknown query' });
    return { status: await sendNow(query) };
  });
}

const resultOf = (query: Query): Claims => ({
  reference: query.reference,
  query_number: query.number,
  content_hash: query.contentHash,
  status: isRegistered(query) ? 'MATCH' : 'MISMATCH',
});

async function send(query: Query, say: Voice, stopping: AbortSignal): Promise<number> {
  const response = await fetch(query.notifyUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: say(resultOf(query)),
    signal: AbortSignal.any([stopping, AbortSignal.timeout(PATIENCE_MS)]),
  });
  return response.status;
}

function readCustomer(jws: string, keys: RegisterKeys): Claims | null {
  const claims = fromJws(jws, keys.appPublic);
  if (claims?.iss !== APP_ID || typeof claims.nonce !== 'string') return null;
  return Math.abs(Date.now() / 1000 - Number(claims.iat)) <= LONGEST_AGE_SECONDS ? claims : null;
}

function createVoice(keys: RegisterKeys, doors: Doors): Voice {
  return (claims) => {
    const fault = doors.faultOf(DOOR);
    const aud = fault === 'wrong-app' ? 'another-app' : APP_ID;
    const said = { iss: 'education-register', iat: Math.floor(Date.now() / 1000), ...claims, aud };
    return toJws(said, fault === 'forged' ? keys.strangerPrivate : keys.registerPrivate);
  };
}
