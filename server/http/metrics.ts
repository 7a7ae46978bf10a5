import Fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Services } from './deps.ts';

/** Node's own figures, and those that every process has. */
export function createMetrics({ trailProof }: Pick<Services, 'trailProof'>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const verified = new Gauge({
    name: 'audit_trail_verified_seconds',
    help: 'when the audit trail was last read anew',
    registers: [registry],
  });
  const faults = new Gauge({
    name: 'audit_trail_faults',
    help: 'what did not agree when it was',
    registers: [registry],
    collect: async () => {
      // Also while the database is away there are metrics.
      const last = await trailProof.lastVerification().catch(() => null);
      if (last === null) return;
      faults.set(last.faults.length);
      verified.set(last.at.getTime() / 1000);
    },
  });
  return registry;
}

/** How long requests take, by route: addresses as they were typed hold codes and search words. */
export function measureRequests(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'time from request to answer',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}

export function serveMetrics(app: FastifyInstance, registry: Registry): void {
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

export type Health = {
  readonly isReady: () => Promise<boolean>;
  /** Told to stop: what has come is answered, and nothing more should be sent here. */
  readonly isDraining: () => boolean;
};

/** `/healthz`: the process answers. `/readyz`: requests may be sent here. */
export function serveHealth(app: FastifyInstance, { isReady, isDraining }: Health): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ up: true, draining: isDraining() }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const [draining, database] = [isDraining(), await isReady()];
    const ready = database && !draining;
    return reply.code(ready ? 200 : 503).send({ ready, draining });
  });
}

/** What is for those inside only, on a port of its own. */
export async function listenForMetrics(
  registry: Registry,
  health: Health,
  at: { readonly host: string; readonly port: number },
): Promise<FastifyInstance> {
  const app = Fastify();
  serveMetrics(app, registry);
  serveHealth(app, health);
  await app.listen(at);
  return app;
}
