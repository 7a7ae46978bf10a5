import type { FastifyInstance } from 'fastify';
import { routes } from '#contract/routes.ts';
import { FILES_PATH } from './file-links.ts';
import { callerOf, createRecord, type Doorkeeper, identify, lacksPermission } from './route.ts';
import { guardFile } from './send-file.ts';
import { sendError } from './wire-error.ts';

/**
 * Serves the files that links name. Whoever follows one is asked anew who they are and what they may, by the handler that
 * knows owner and area. A link that has ended, was altered or is another session's leads nowhere, without a word why.
 */
export function registerFiles(app: FastifyInstance, door: Doorkeeper): void {
  const record = createRecord(door);
  app.get<{ Params: { '*': string } }>(`${FILES_PATH}*`, {
    schema: { hide: true },
    onRequest: async (request, reply) => {
      guardFile(reply);
      const of = (route: Parameters<Doorkeeper['sessionOf']>[0]) => door.sessionOf(route, request);
      const file = door.links.read(request.params['*'], of, door.wall());
      const known = file === null ? null : await identify(routes[file.name], door, request);
      if (file === null || known === null) return sendError(request, reply, 404, { code: 'not-found' });
      // From here on it is as if the file had been asked for by name.
      Object.assign(request, { params: file.params, query: file.query });
      record.keep(request, file.name, known);
      if (lacksPermission(routes[file.name], known) !== null)
        return sendError(request, reply, 404, { code: 'not-found' });
    },
    onSend: async (request, reply, payload) => {
      if (reply.statusCode === 200 && !reply.hasHeader('content-disposition'))
        void reply.header('content-disposition', 'attachment');
      await record.write(request, reply);
      return payload;
    },
    handler: async (request, reply) => {
      const { name, known } = record.of(request);
      const handler = door.files.get(name);
      if (handler === undefined) throw new Error(`nobody serves ${name}`);
      return handler({ params: request.params, query: request.query }, callerOf(request, reply, known));
    },
  });
}
