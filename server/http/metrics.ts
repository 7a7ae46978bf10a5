import Fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { GaugeStore, Gauges } from '../ports/gauges.ts';
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

type Samples = readonly (readonly [Readonly<Record<string, string>>, number])[];

/** A figure that is read when it is asked for; what was there before and is no more goes. */
function gauge(
  registry: Registry,
  [name, help]: readonly [string, string],
  labelNames: readonly string[],
  read: () => Samples | Promise<Samples>,
): void {
  const made: Gauge = new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
    collect: async () => {
      made.reset();
      for (const [labels, value] of await read()) made.set(labels, value);
    },
  });
}

/** What this process has of the database, and how many of its requests wait for a connection. */
export function measurePool(registry: Registry, gauges: Pick<GaugeStore, 'connections'>): void {
  gauge(registry, ['database_connections', 'connections of this process'], ['pool', 'state'], () =>
    gauges
      .connections()
      .flatMap(({ pool, open, idle, waited }) => [
        [{ pool, state: 'busy' }, open - idle] as const,
        [{ pool, state: 'idle' }, idle] as const,
        [{ pool, state: 'waited-for' }, waited] as const,
      ]),
  );
}

/** When each job was done last by this process; where others do it, theirs is the newer. */
export function measureJobs(registry: Registry, lastSuccess: () => ReadonlyMap<string, Date>): void {
  gauge(registry, ['job_last_success_seconds', 'when a job was done last, by this process'], ['job'], () =>
    [...lastSuccess()].map(([job, at]) => [{ job }, at.getTime() / 1000] as const),
  );
}

/** One reading serves all figures of one asking. */
const READ_AGAIN_MS = 1000;

/** How the house stands: the same whoever is asked, so workers tell it and servers do not. */
export function measureHouse(registry: Registry, gauges: GaugeStore, now: () => Date): void {
  let reading: { readonly at: number; readonly gauges: Promise<Gauges | null> } | null = null;
  const read = () => {
    if (reading === null || now().getTime() - reading.at >= READ_AGAIN_MS)
      // While the database is away these figures are, too, and the others stay.
      reading = { at: now().getTime(), gauges: gauges.read(now()).catch(() => null) };
    return reading.gauges;
  };
  const figure = (
    named: readonly [string, string],
    labels: readonly string[],
    of: (known: Gauges) => Samples,
  ) =>
    gauge(registry, named, labels, async () => {
      const known = await read();
      return known === null ? [] : of(known);
    });
  const queue = ['edition', 'region', 'status'];
  const age = (from: Date) => (now().getTime() - from.getTime()) / 1000;
  figure(['review_waiting', 'registrations that wait for staff'], queue, ({ waiting }) =>
    waiting.map(({ edition, region, status, count }) => [{ edition, region, status }, count]),
  );
  figure(['review_oldest_seconds', 'how long the oldest of them waits, to the day'], queue, ({ waiting }) =>
    waiting.map(({ edition, region, status, since }) => [
      { edition, region, status },
      Math.max(0, age(new Date(`${since}T00:00:00+08:00`))),
    ]),
  );
  figure(['orders_open', 'orders that are not paid as far as we know'], [], ({ openOrders }) => [
    [{}, openOrders.count],
  ]);
  figure(['orders_oldest_seconds', 'how long the oldest of them is open'], [], ({ openOrders }) =>
    openOrders.oldest === null ? [] : [[{}, age(openOrders.oldest)]],
  );
  figure(
    ['payment_notice_lag_seconds', 'longest time from payment to notice, last hour'],
    [],
    ({ noticeLagSeconds }) => (noticeLagSeconds === null ? [] : [[{}, noticeLagSeconds]]),
  );
  figure(['transfers_waiting', 'exports and imports not done yet'], ['kind'], (known) => [
    [{ kind: 'export' }, known.exportsWaiting],
    [{ kind: 'import' }, known.importsWaiting],
  ]);
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
