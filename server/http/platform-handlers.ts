import type { FastifyInstance } from 'fastify';
import type { CallbackQuery } from '../ports/official-account.ts';
import { receiveCheckAnswer } from '../usecases/credential-check/settle-check.ts';
import { receiveReports } from '../usecases/messages/receive-reports.ts';
import { receiveNotice } from '../usecases/payment/receive-notice.ts';
import { receiveCallback } from '../usecases/wechat/receive-callback.ts';
import { networkOf } from './address.ts';
import type { HttpDeps } from './deps.ts';
import type { Handlers } from './route.ts';
import { sendError } from './wire-error.ts';

const NOTICE_LIMIT = 64 * 1024;
const XML_LIMIT = 16 * 1024;

export type PlatformEndpoint =
  | 'receiveNotice'
  | 'receiveCheckAnswer'
  | 'receiveSmsReports'
  | 'greetWechat'
  | 'receiveWechat';

/** What platforms send us by themselves: of payments, of credentials, and WeChat of its followers. */
export function platformHandlers(deps: HttpDeps): Pick<Handlers, PlatformEndpoint> {
  return {
    greetWechat: async (input, { request, reply }) => {
      const { query } = input as { query: CallbackQuery };
      const answer = deps.wechat()?.readGreeting(query) ?? null;
      if (answer === null) return sendError(request, reply, 403, { code: 'shape' });
      return reply.type('text/plain').send(answer);
    },
    receiveWechat: async (input, { request, reply }) => {
      const { query } = input as { query: CallbackQuery };
      const body = typeof request.body === 'string' ? request.body : '';
      const { status, body: answer } = await receiveCallback(deps, query, body, networkOf(request.ip));
      if (status === 503) return sendError(request, reply, 503, { code: 'wechat-away' });
      if (status === 403) return sendError(request, reply, 403, { code: 'shape' });
      return reply.type('text/xml').send(answer);
    },
    receiveCheckAnswer: async (_input, { request, reply }) => {
      const taken =
        typeof request.body === 'string' &&
        (await receiveCheckAnswer(deps, request.body, networkOf(request.ip)));
      if (!taken) return sendError(request, reply, 400, { code: 'shape' });
      return reply.type('text/plain').send('taken');
    },
    receiveSmsReports: async (_input, { request, reply }) => {
      const body = typeof request.body === 'string' ? request.body : '';
      const taken = await receiveReports(deps, { headers: request.headers, body }, networkOf(request.ip));
      if (taken === 'again') return sendError(request, reply, 503, { code: 'shape' });
      if (taken === 'refused') return sendError(request, reply, 403, { code: 'shape' });
      return reply.type('text/plain').send('taken');
    },
    receiveNotice: async (input, { request, reply }) => {
      const { params } = input as { params: { gateway: string } };
      const body = typeof request.body === 'string' ? request.body : '';
      const answer = await receiveNotice(
        deps,
        params.gateway,
        { headers: request.headers, body },
        networkOf(request.ip),
      );
      if (answer === null) return sendError(request, reply, 400, { code: 'shape' });
      return reply.code(answer.status).type(answer.type).send(answer.body);
    },
  };
}

/** Bodies stay as they came: signatures are over bytes. */
export function takeNoticesUnread(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'application/x-www-form-urlencoded']);
  app.addContentTypeParser(
    ['text/xml', 'application/xml'],
    { parseAs: 'string', bodyLimit: XML_LIMIT },
    async (_request: unknown, body: string) => body,
  );
  app.addContentTypeParser(
    ['application/json', 'application/x-www-form-urlencoded', 'application/jose'],
    { parseAs: 'string', bodyLimit: NOTICE_LIMIT },
    async (_request: unknown, body: string) => body,
  );
}
