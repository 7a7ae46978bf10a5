import { randomBytes } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Registry } from 'prom-client';
import { FilesAway } from '../ports/file-store.ts';
import { auditHandlers } from './audit-handlers.ts';
import { batchHandlers } from './batch-handlers.ts';
import { benchHandlers } from './bench-handlers.ts';
import { candidateHandlers } from './candidate-handlers.ts';
import { caseHandlers } from './case-handlers.ts';
import { catalogueHandlers } from './catalogue-handlers.ts';
import { compileLate } from './compile-late.ts';
import { configurationHandlers, nationHandlers } from './configuration-handlers.ts';
import { cookieNames } from './cookies.ts';
import { correctionHandlers } from './correction-handlers.ts';
import type { Services } from './deps.ts';
import { employeeHandlers } from './employee-handlers.ts';
import { employerHandlers } from './employer-handlers.ts';
import { factorHandlers } from './factor-handlers.ts';
import { createFileLinks } from './file-links.ts';
import { registerFiles } from './files.ts';
import { createLog, type LogLevel } from './log.ts';
import { mailHandlers } from './mail-handlers.ts';
import { messageHandlers } from './message-handlers.ts';
import { createMetrics, measureRequests, serveHealth, serveMetrics } from './metrics.ts';
import { moneyHandlers } from './money-handlers.ts';
import { networkIdentityHandlers } from './network-identity-handlers.ts';
import { noteHandlers } from './note-handlers.ts';
import { numbersHandlers } from './numbers-handlers.ts';
import { officeHandlers } from './office-handlers.ts';
import { paperHandlers } from './paper-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { platformHandlers, takeNoticesUnread } from './platform-handlers.ts';
import { refundHandlers } from './refund-handlers.ts';
import { type Doorkeeper, type Handlers, registerRoutes } from './route.ts';
import { staffHandlers } from './staff-handlers.ts';
import { supportHandlers } from './support-handlers.ts';
import { createTrailKeeper } from './trail.ts';
import { transferHandlers } from './transfer-handlers.ts';
import { wechatHandlers } from './wechat-handlers.ts';
import { isDatabaseAway, isUnstorable, sendError } from './wire-error.ts';

export type AppSettings = {
  /** Tells two installations on one host apart. */
  readonly installation: string;
  readonly secureCookies: boolean;
  readonly logLevel: LogLevel;
  /** Where to write instead of a log of one's own. */
  readonly log?: FastifyBaseLogger;
  readonly isReady: () => Promise<boolean>;
  readonly isDraining?: () => boolean;
  /** Counts requests there; without it `/metrics` is served here, for whoever reaches this port. */
  readonly metrics?: Registry;
  /** Whose word on the sender's address is believed: proxies of our own, by address; nobody's unless told. */
  readonly trustProxy?: readonly string[];
  readonly demo: Pick<Handlers, 'getDemoClock' | 'moveDemoClock'> | null;
};

const JSON_LIMIT = 256 * 1024;
const PHOTO_LIMIT = 21 * 1024 * 1024;
/** What WeChat tells us is a few lines. */
const AWAY_SECONDS = 3;

/** The HTTP server: contract routes onto use cases, sessions, refusals; not yet listening. */
export async function createApp(services: Services, settings: AppSettings): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: settings.log ?? createLog(settings.logLevel, 'serve'),
    // Said to people as the trace of a refusal; several processes must not give the same.
    genReqId: () => randomBytes(5).toString('hex'),
    // Addresses carry codes and search words: only failures are logged, by their trace.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: JSON_LIMIT,
    trustProxy: [...(settings.trustProxy ?? [])],
  });
  compileLate(app);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: settings.secureCookies,
  });
  await app.register(fastifyCookie);
  await app.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Weikao', version: '1' } },
  });
  acceptBodies(app);
  handleErrors(app);
  const metrics = settings.metrics ?? createMetrics(services);
  measureRequests(app, metrics);
  if (settings.metrics === undefined) serveMetrics(app, metrics);
  const cookies = cookieNames(settings.installation);
  const door = doorkeeper(services, cookies);
  const deps = { ...services, cookies, secureCookies: settings.secureCookies, door };
  registerRoutes(app, candidateHandlers(deps), door);
  registerRoutes(app, networkIdentityHandlers(deps), door);
  registerRoutes(app, supportHandlers(deps), door);
  registerRoutes(app, auditHandlers(deps), door);
  registerRoutes(app, messageHandlers(deps), door);
  registerRoutes(app, wechatHandlers(deps), door);
  registerRoutes(app, mailHandlers(deps), door);
  registerRoutes(app, paperHandlers(deps), door);
  registerRoutes(app, peopleHandlers(deps), door);
  registerRoutes(app, caseHandlers(deps), door);
  registerRoutes(app, numbersHandlers(deps), door);
  registerRoutes(app, correctionHandlers(deps), door);
  registerRoutes(app, refundHandlers(deps), door);
  registerRoutes(app, moneyHandlers(deps), door);
  await app.register((platforms, _options, done) => {
    takeNoticesUnread(platforms);
    registerRoutes(platforms, platformHandlers(deps), door);
    done();
  });
  registerRoutes(app, catalogueHandlers(deps), door);
  registerRoutes(app, benchHandlers(deps), door);
  const officeDeps = { ...deps, attempts: services.officeAttempts };
  registerRoutes(app, officeHandlers(officeDeps), door);
  registerRoutes(app, factorHandlers(officeDeps), door);
  registerRoutes(app, staffHandlers(officeDeps), door);
  registerRoutes(app, employerHandlers(deps), door);
  registerRoutes(app, employeeHandlers(deps), door);
  registerRoutes(app, noteHandlers(deps), door);
  registerRoutes(app, transferHandlers(deps), door);
  registerRoutes(app, configurationHandlers(deps), door);
  registerRoutes(app, nationHandlers(deps), door);
  registerRoutes(app, batchHandlers(deps), door);
  if (settings.demo !== null) registerRoutes(app, settings.demo, door);
  registerFiles(app, door);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  serveHealth(app, { isReady: settings.isReady, isDraining: settings.isDraining ?? (() => false) });
  return app;
}

function doorkeeper(services: Services, cookies: ReturnType<typeof cookieNames>): Doorkeeper {
  const hashOf = (token: string | undefined) =>
    token === undefined ? null : services.keys.lookup('token', token);
  return {
    findCandidate: async (request) => {
      const hash = hashOf(request.cookies[cookies.candidate]);
      return hash === null ? null : services.sessions.findSession(hash, services.clock.wall());
    },
    findStaff: async (request) => {
      const hash = hashOf(request.cookies[cookies.staff]);
      return hash === null ? null : services.staff.findStaffSession(hash, services.clock.wall());
    },
    writeDown: createTrailKeeper(services, cookies),
    sessionOf: ({ audience }, request) => {
      const cookie = audience === 'candidate' ? cookies.candidate : cookies.staff;
      return hashOf(request.cookies[cookie])?.toString('hex') ?? null;
    },
    links: createFileLinks(services.keys),
    files: new Map(),
    wall: () => services.clock.wall(),
  };
}

function acceptBodies(app: FastifyInstance): void {
  app.addContentTypeParser(
    /^image\//,
    { parseAs: 'buffer', bodyLimit: PHOTO_LIMIT },
    async (_request: unknown, body: Buffer) => body,
  );
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: PHOTO_LIMIT },
    async (_request: unknown, body: Buffer) => body,
  );
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    async (_request: unknown, body: string) => body,
  );
}

function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { validation?: unknown; statusCode?: number }, request, reply) => {
    if (error.validation !== undefined || isUnstorable(error)) {
      return sendError(request, reply, 400, { code: 'shape' });
    }
    if (error instanceof FilesAway) {
      request.log.error({ err: error }, 'files away');
      return sendError(request, reply.header('retry-after', String(AWAY_SECONDS)), 503, {
        code: 'files-away',
      });
    }
    if (isDatabaseAway(error)) {
      request.log.warn({ err: error }, 'database away');
      return sendError(request, reply.header('retry-after', String(AWAY_SECONDS)), 503, {
        code: 'database-away',
      });
    }
    if (error.statusCode === 413) return sendError(request, reply, 413, { code: 'photo-too-large' });
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return sendError(request, reply, error.statusCode, { code: 'shape' });
    }
    request.log.error({ err: error }, 'request failed');
    return sendError(request, reply, 500, { code: 'internal' });
  });
}
