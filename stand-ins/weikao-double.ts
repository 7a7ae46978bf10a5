import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { type Fields, fieldsOf, readForm } from './form.ts';

/** For tests: the doors of the platform that the stand-ins knock at. */
export type WeikaoDouble = {
  readonly url: string;
  readonly notifyUrl: string;
  /** The business time; `null` means that there is no demo clock. */
  now: Date | null;
  /** What the next notice is answered; `success` where it holds nothing. */
  readonly answers: { status: number; body: string }[];
  readonly notices: Fields[];
  readonly close: () => Promise<void>;
};

export async function startWeikaoDouble(now: string): Promise<WeikaoDouble> {
  const app = fastify({ forceCloseConnections: true });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm);
  app.get('/api/demo/clock', (_request, reply) => {
    const moments = [{ key: 'payment', label: '2026年度：缴费开始', at: '2026-03-01T01:00:00.000Z' }];
    return double.now ? { now: double.now.toISOString(), moments } : reply.code(404).send();
  });
  app.post('/api/demo/clock', (request) => {
    double.now = new Date(fieldsOf(request.body).at ?? '');
    return {};
  });
  app.post('/api/payments/notices', (request, reply) => {
    double.notices.push(fieldsOf(request.body));
    const { status, body } = double.answers.shift() ?? { status: 200, body: 'success' };
    return reply.code(status).type('text/plain').send(body);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${address.port}`;
  const double: WeikaoDouble = {
    url,
    notifyUrl: `${url}/api/payments/notices`,
    now: new Date(now),
    answers: [],
    notices: [],
    close: () => app.close(),
  };
  return double;
}
