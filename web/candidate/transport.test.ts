import { describe, expect, it } from 'vitest';
import { createTransport, OFFLINE, WireError } from './transport.ts';

type Sent = { path: string; init: RequestInit };

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const refused = (status: number, code: string, headers = {}) =>
  json(status, { error: { code, trace: 'req-7' } }, headers);

/** A server that gives these answers one after the other; an Error is a network that fails. */
function server(...answers: (Response | Error)[]) {
  const sent: Sent[] = [];
  const waits: number[] = [];
  let logins = 0;
  let puzzles = 0;
  const around = {
    fetch: async (path: string, init: RequestInit) => {
      sent.push({ path, init });
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw new TypeError('network');
      return answer;
    },
    wait: async (ms: number) => void waits.push(ms),
    random: () => 0,
    logInAgain: async () => {
      logins += 1;
    },
    solvePuzzle: async () => {
      puzzles += 1;
      return `solved-${puzzles}`;
    },
  };
  return { around, sent, waits, logins: () => logins };
}

const failureOf = (call: Promise<unknown>): Promise<WireError> =>
  call.then(
    () => Promise.reject(new Error('was not refused')),
    (thrown) => (thrown instanceof WireError ? thrown : Promise.reject(thrown)),
  );

const put = { method: 'PUT', path: '/api/registrations/health-2026/submission', body: { rev: 3 } };
const headersOf = ({ init }: Sent) => new Headers(init.headers);

describe('the transport', () => {
  it('sends a mutation with its key and a JSON body', async () => {
    const { around, sent } = server(json(200, { done: true }));
    expect(await createTransport(around, { key: 'k1' })(put)).toEqual({ done: true });
    const [request] = sent;
    expect(request && headersOf(request).get('idempotency-key')).toBe('k1');
    expect(request?.init.body).toBe('{"rev":3}');
  });

  it('sends a photo as it is, with its own type', async () => {
    const { around, sent } = server(json(200, {}));
    const photo = new Blob(['...'], { type: 'image/jpeg' });
    await createTransport(around, { key: 'k1' })({ ...put, body: photo });
    expect(sent[0] && headersOf(sent[0]).get('content-type')).toBe('image/jpeg');
    expect(sent[0]?.init.body).toBe(photo);
  });

  it('repeats what did not get through, with the same key, as late as the server asks', async () => {
    const away = refused(503, 'database-away', { 'retry-after': '3' });
    const { around, sent, waits } = server(away, new Error('offline'), json(200, { done: true }));
    await createTransport(around, { key: 'k1' })(put);
    expect(sent.map((each) => headersOf(each).get('idempotency-key'))).toEqual(['k1', 'k1', 'k1']);
    expect(waits).toEqual([3000, 2000]);
  });

  it('gives up after its tries and says that the server was not reached', async () => {
    const { around, sent } = server();
    const error = await failureOf(createTransport(around, { key: null })({ ...put, method: 'GET' }));
    expect(sent).toHaveLength(3);
    expect(error.code).toBe(OFFLINE);
    expect(error.passes).toBe(true);
  });

  it('does not repeat what was refused, and passes on code, problems and trace', async () => {
    const problems = [{ field: 'phone', code: 'not-a-phone', severity: 'error' }];
    const answer = json(422, { error: { code: 'problems', problems, trace: 'req-9' } });
    const { around, sent } = server(answer);
    const error = await failureOf(createTransport(around, { key: 'k1' })(put));
    expect(sent).toHaveLength(1);
    expect(error).toMatchObject({ status: 422, code: 'problems', problems, trace: 'req-9', passes: false });
  });

  it('asks to log in again and then repeats the request with the same key', async () => {
    const { around, sent, logins } = server(refused(401, 'not-logged-in'), json(200, { done: true }));
    expect(await createTransport(around, { key: 'k1' })(put)).toEqual({ done: true });
    expect(logins()).toBe(1);
    expect(sent.map((each) => headersOf(each).get('idempotency-key'))).toEqual(['k1', 'k1']);
  });

  it('refuses like the server where the person would not log in again', async () => {
    const { around } = server(refused(401, 'not-logged-in'));
    const unwilling = { ...around, logInAgain: () => Promise.reject(new Error('no')) };
    const error = await failureOf(createTransport(unwilling, { key: 'k1' })(put));
    expect(error).toMatchObject({ status: 401, code: 'not-logged-in' });
  });

  it('does not ask again where the password itself was wrong', async () => {
    const { around, logins } = server(refused(401, 'wrong-login'));
    const error = await failureOf(createTransport(around, { key: 'k1' })(put));
    expect(error.code).toBe('wrong-login');
    expect(logins()).toBe(0);
  });

  it('takes a page of a proxy in between for a server that is away', async () => {
    const { around } = server(new Response('<html>502</html>', { status: 502 }), json(200, { done: true }));
    expect(await createTransport(around, { key: 'k1' })(put)).toEqual({ done: true });
  });
});

describe('a request that a machine has to pay for', () => {
  it('goes again with the solved puzzle and the same key', async () => {
    const { around, sent, waits } = server(refused(428, 'puzzle-needed'), json(200, { done: true }));
    expect(await createTransport(around, { key: 'k' })(put)).toEqual({ done: true });
    expect(sent.map((each) => headersOf(each).get('x-puzzle'))).toEqual([null, 'solved-1']);
    expect(sent.map((each) => headersOf(each).get('idempotency-key'))).toEqual(['k', 'k']);
    expect(waits).toEqual([]);
  });

  it('gives up after the second puzzle, and where none can be solved', async () => {
    const again = () => refused(428, 'puzzle-needed');
    const { around, sent } = server(again(), again(), again());
    expect((await failureOf(createTransport(around, { key: 'k' })(put))).code).toBe('puzzle-needed');
    expect(sent).toHaveLength(3);
    const stuck = server(again());
    const broken = { ...stuck.around, solvePuzzle: () => Promise.reject(new Error('no worker')) };
    expect((await failureOf(createTransport(broken, { key: 'k' })(put))).code).toBe('puzzle-needed');
    expect(stuck.sent).toHaveLength(1);
  });
});
