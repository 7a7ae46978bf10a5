import type { FastifyInstance } from 'fastify';
import { receiveCheckAnswer } from '../usecases/credential-check/settle-check.ts';
import { receiveNotice } from '../usecases/payment/receive-notice.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';
import { sendError } from './wire-error.ts';

const NOTICE_LIMIT = 64 * 1024;

/** What platforms send us by themselves: of payments, and of credentials. */
export function platformHandlers(deps: HttpDeps): Pick<Handlers, 'receiveNotice' | 'receiveCheckAnswer'> {
  return {
    receiveCheckAnswer: async (_input, { request, reply }) => {
      const taken = typeof request.body === 'string' && (await receiveCheckAnswer(deps, request.body));
      if (!taken) return sendError(request, reply, 400, { code: 'shape' });
      return reply.type('text/plain').send('taken');
    },
    receiveNotice: async (input, { request, reply }) => {
      const { params } = input as { params: { gateway: string } };
      const body = typeof request.body === 'string' ? request.body : '';
      const answer = await receiveNotice(deps, params.gateway, { headers: request.headers, body });
      if (answer === null) return sendError(request, reply, 400, { code: 'shape' });
      return reply.code(answer.status).type(answer.type).send(answer.body);
    },
  };
}

/** Bodies stay as they came: signatures are over bytes. */
export function takeNoticesUnread(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'application/x-www-form-urlencoded']);
  app.addContentTypeParser(
    ['application/json', 'application/x-www-form-urlencoded'],
    { parseAs: 'string', bodyLimit: NOTICE_LIMIT },
    async (_request: unknown, body: string) => body,
  );
}
