import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Input, Output } from '#contract/client.ts';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import type { Audience, Route } from '#contract/route.ts';
import { routes } from '#contract/routes.ts';
import * as wire from '#contract/schemas.ts';
import { mayDo, needsStepUp, type Permission } from '#domain/staff/permissions.ts';
import { isProven } from '#domain/staff/second-factor.ts';
import type { StaffMember, StaffSession } from '../ports/session-store.ts';
import type { Incoming } from '../usecases/candidate/act.ts';
import type { Outcome } from '../usecases/outcome.ts';
import type { FileLinks, LinkedFile } from './file-links.ts';
import { entryClassOf, type Note, type TrailKeeper } from './trail.ts';
import { sendError, sendRefusal } from './wire-error.ts';

/** Who knocks, as the session says; the path never carries a candidate's id. */
export type Caller = {
  readonly candidate: string;
  readonly staff: StaffMember;
  readonly session: StaffSession;
  readonly incoming: Incoming;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Says for the audit trail what the address does not say. */
  note(note: Note): void;
};

/** A handler of one endpoint: its input and answer are the contract's. */
export type Handler<N extends EndpointName> = (
  input: Input<N>,
  caller: Caller,
) => Promise<Outcome<Output<N>>>;

/** A file or a plain answer: the handler speaks itself. */
export type RawHandler = (input: unknown, caller: Caller) => Promise<FastifyReply>;

export type FileEndpoint =
  | 'getPhoto'
  | 'printForm'
  | 'printForms'
  | 'getFilePhoto'
  | 'getCaseEvidence'
  | 'receiveNotice'
  | 'openScan'
  | 'finishAuthorization'
  | 'greetWechat'
  | 'receiveWechat'
  | 'answerNetworkIdentity'
  | 'receiveCheckAnswer'
  | 'receiveSmsReports'
  | 'getPaper'
  | 'getFilePaper'
  | 'downloadExport'
  | 'printEmployerSheet'
  | 'downloadHandover'
  | 'downloadImportReport'
  | 'downloadImportedInvitations'
  | 'downloadImportTemplate';
export type JsonEndpoint = Exclude<EndpointName, FileEndpoint>;

/** The endpoints at which these may knock. */
export type EndpointOf<A extends Audience> = {
  [N in EndpointName]: (typeof routes)[N]['audience'] extends A ? N : never;
}[EndpointName];

export type Handlers = { readonly [N in JsonEndpoint]: Handler<N> } & {
  readonly [N in FileEndpoint]: RawHandler;
};

export type Doorkeeper = {
  findCandidate(request: FastifyRequest): Promise<string | null>;
  readonly writeDown: TrailKeeper;
  /** Also a session in which something is still due; that opens no route of staff. */
  findStaff(request: FastifyRequest): Promise<StaffSession | null>;
  /** Hash of the session's cookie that such a route asks for, whether or not it is good; null without one. */
  sessionOf(route: Route, request: FastifyRequest): string | null;
  readonly links: FileLinks;
  /** What serves the files that links name. */
  readonly files: Map<EndpointName, RawHandler>;
  /** The machine's time, by which sessions and proofs age. */
  wall(): Date;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Known = Partial<Pick<Caller, 'candidate' | 'staff' | 'session'>> & { note?: Note };

/** Fields of the caller that an audience does not have are never read by its handlers; reading one is a bug. */
function absent(what: string): never {
  throw new Error(`this endpoint has no ${what}`);
}

export function callerOf(request: FastifyRequest, reply: FastifyReply, known: Known): Caller {
  return {
    get candidate() {
      return known.candidate ?? absent('candidate');
    },
    get staff() {
      return known.staff ?? absent('staff');
    },
    get session() {
      return known.session ?? absent('session');
    },
    get incoming() {
      const key = request.headers['idempotency-key'];
      const where = `${request.method} ${request.url}`;
      // Where no body is described none was checked, and none belongs to the request.
      const body = request.routeOptions.schema?.body === undefined ? null : request.body;
      return {
        key: typeof key === 'string' ? key : absent('key'),
        request: `${where}\n${JSON.stringify(body ?? null)}`,
      };
    },
    request,
    reply,
    note: (note) => {
      known.note = { ...known.note, ...note };
    },
  };
}

/** Every change carries a key of its own; a page of another origin cannot send one without being asked first. */
function refuseMutation(request: FastifyRequest, reply: FastifyReply): boolean {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !UUID.test(key)) {
    sendError(request, reply, 400, { code: 'key-missing' });
    return true;
  }
  const { origin, host } = request.headers;
  // A sandboxed frame says `null`, which is nobody's origin.
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
    sendError(request, reply, 403, { code: 'foreign-origin' });
    return true;
  }
  return false;
}

/** Lacking the post is told before anything is looked up: it says nothing about what exists. */
export function lacksPermission(route: Route, { staff }: Known): Permission | null {
  if (route.audience !== 'staff' || staff === undefined) return null;
  return mayDo(staff.post, route.permission) ? null : route.permission;
}

/**
 * The weightier changes ask for a fresh proof that their author is there. What only reads asks for none: it is shown
 * to who has proven it when they began, and nobody is interrupted by what a page asks by itself.
 */
export const asksForProof = (name: EndpointName): boolean => {
  const route: Route = routes[name];
  if (route.audience !== 'staff' || endpoints[name][0] === 'GET') return false;
  return route.stepUp === true || needsStepUp(route.permission);
};

export async function identify(
  route: Route,
  door: Doorkeeper,
  request: FastifyRequest,
): Promise<Known | null> {
  if (route.audience === 'candidate') {
    const candidate = await door.findCandidate(request);
    return candidate === null ? null : { candidate };
  }
  if (route.audience === 'staff') {
    const session = await door.findStaff(request);
    return session?.standing === 'open' ? { staff: session.staff, session } : null;
  }
  return {};
}

const numberIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'string'
    ? value.number
    : null;

/** A file that was found by other means than its number is known by it in the trail. */
function noteNumber(known: Known, request: FastifyRequest, answer: Outcome<unknown>): void {
  if (!answer.ok || numberIn(request.params) !== null) return;
  const { value } = answer;
  const inside = typeof value === 'object' && value !== null && 'file' in value ? value.file : null;
  const object = numberIn(value) ?? numberIn(inside);
  if (object !== null) known.note = { object, ...known.note };
}

/** Puts every endpoint of the contract onto the server; one without a handler does not compile. */
export function registerRoutes(app: FastifyInstance, handlers: Partial<Handlers>, door: Doorkeeper): void {
  for (const name of Object.keys(handlers) as EndpointName[]) registerRoute(app, name, handlers, door);
}

type AnyHandler = (input: unknown, caller: Caller) => Promise<Outcome<unknown> | FastifyReply>;

/** Whatever file a session may read is reached by a link that is good for this session and a minute. */
const isLinked = (name: EndpointName, { answer, audience }: Route): boolean =>
  endpoints[name][0] === 'GET' && answer === null && (audience === 'candidate' || audience === 'staff');

/** Knows who asked for what, and writes it down once: also where an answer is followed by that of an error. */
export function createRecord(door: Doorkeeper) {
  const asked = new WeakMap<FastifyRequest, { readonly name: EndpointName; readonly known: Known }>();
  const sent = new WeakSet<FastifyRequest>();
  return {
    keep: (request: FastifyRequest, name: EndpointName, known: Known) =>
      void asked.set(request, { name, known }),
    of: (request: FastifyRequest) => asked.get(request) ?? absent('record'),
    write: async (request: FastifyRequest, reply: FastifyReply) => {
      const of = asked.get(request);
      const what = of === undefined ? null : entryClassOf(of.name, routes[of.name], reply.statusCode);
      if (of === undefined || what === null || sent.has(request)) return;
      sent.add(request);
      const { name, known } = of;
      // Who comes or goes is named by the handler; a knock that it never heard is nobody's.
      if (what === 'log-in' && known.note?.staff === undefined) return;
      try {
        await door.writeDown(name, what, { request, reply }, { staff: known.staff ?? null, ...known.note });
      } catch (error) {
        // What was to be shown is not shown; the answer is now an error's.
        for (const header of ['content-type', 'content-length', 'content-disposition', 'set-cookie'])
          void reply.removeHeader(header);
        throw error;
      }
    },
  };
}

function registerRoute(
  app: FastifyInstance,
  name: EndpointName,
  handlers: Partial<Handlers>,
  door: Doorkeeper,
): void {
  const [method, url] = endpoints[name];
  const route: Route = routes[name];
  const handler = handlers[name] as AnyHandler;
  const linked = isLinked(name, route);
  if (linked) door.files.set(name, handler as RawHandler);
  const changes =
    method !== 'GET' &&
    (route.audience === 'anyone' || route.audience === 'candidate' || route.audience === 'staff');
  const record = createRecord(door);
  app.route({
    method,
    url,
    schema: {
      operationId: name,
      tags: [route.audience],
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { querystring: route.query }),
      ...(route.body === undefined ? {} : { body: route.body }),
      ...(route.answer === null
        ? {}
        : { response: { 200: route.answer, '4xx': wire.Refused, '5xx': wire.Refused } }),
    },
    // Before the body is read: a stranger's twenty megabytes are never taken in.
    onRequest: async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      if (changes && refuseMutation(request, reply)) return reply;
      const known = await identify(route, door, request);
      if (known === null) return sendError(request, reply, 401, { code: 'not-logged-in' });
      record.keep(request, name, known);
      const permission = lacksPermission(route, known);
      if (permission !== null)
        return sendError(request, reply, 403, { code: 'permission-missing', params: { permission } });
      if (asksForProof(name) && !isProven(known.session?.provenAt ?? null, door.wall()))
        return sendError(request, reply, 403, { code: 'step-up-needed' });
    },
    onSend: async (request, reply, payload) => {
      // A link shows nothing yet: what it leads to is written down when it is served.
      if (!linked || reply.statusCode !== 303) await record.write(request, reply);
      return payload;
    },
    handler: async (request, reply) => {
      if (linked) return sendLink(door, name, request, reply);
      const input = { params: request.params, query: request.query, body: request.body };
      const { known } = record.of(request);
      const outcome = await handler(input, callerOf(request, reply, known));
      if (route.answer === null) return outcome;
      const answer = outcome as Outcome<unknown>;
      noteNumber(known, request, answer);
      return answer.ok ? reply.send(answer.value) : sendRefusal(request, reply, answer.refused);
    },
  });
}

function sendLink(
  { links, sessionOf, wall }: Doorkeeper,
  name: EndpointName,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const session = sessionOf(routes[name], request) ?? absent('session');
  const { params, query } = request as FastifyRequest<{
    Params: LinkedFile['params'];
    Querystring: LinkedFile['query'];
  }>;
  return reply.redirect(links.write({ name, params, query }, session, wall()), 303);
}
