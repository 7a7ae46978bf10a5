import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldsOf } from '../form.ts';
import { sendPage } from '../page.ts';
import { controlPage } from './control-page.ts';
import type { Doors } from './doors.ts';
import { isFault } from './faults.ts';

const HANGS_MS = 30_000;

export type ControlSettings = {
  readonly doors: Doors;
  /** How to keep a caller waiting; tests need not wait in earnest. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
};

/** The page and the API that make the outside world misbehave; and what every door does when it is down. */
export function serveControl(app: FastifyInstance, { doors, wait }: ControlSettings): void {
  const stopping = new AbortController();
  app.addHook('onClose', async () => stopping.abort());

  app.addHook('onRequest', async (request, reply) => {
    const door = doorOf(doors, request);
    if (door === null) return;
    const fault = doors.faultOf(door);
    if (fault === 'hangs') await wait(HANGS_MS, stopping.signal).catch(() => undefined);
    if (fault === 'hangs' || fault === 'answers-500') return reply.code(500).send({ error: 'down' });
  });

  app.get('/control', (_request, reply) => sendPage(reply, 200, controlPage(doors)));

  app.post<{ Params: { door: string } }>('/control/:door', (request, reply) => {
    const { fault = '' } = fieldsOf(request.body);
    const known = (fault === '' || isFault(fault)) && doors.set(request.params.door, fault || null);
    if (!known) return reply.code(400).send({ error: 'unknown door, or a fault that it does not know' });
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    return wantsPage ? reply.redirect('/control', 303) : { door: request.params.door, fault: fault || null };
  });
}

/** The name of the door whose address this is; null where it is none's, as for the pages that people look at. */
function doorOf(doors: Doors, request: FastifyRequest): string | null {
  const [, first = ''] = request.url.split(/[/?]/);
  return doors.find(first)?.name ?? null;
}
