import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Input, Output } from '#contract/client.ts';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import { type Route, routes } from '#contract/routes.ts';
import * as wire from '#contract/schemas.ts';
import { mayDo, type Permission } from '#domain/staff/permissions.ts';
import type { StaffMember } from '../ports/session-store.ts';
import type { Incoming } from '../usecases/candidate/act.ts';
import type { Outcome } from '../usecases/outcome.ts';
import { sendError, sendRefusal } from './wire-error.ts';

/** Who knocks, as the session says; the path never carries a candidate's id. */
export type Caller = {
  readonly candidate: string;
  readonly staff: StaffMember;
  readonly incoming: Incoming;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
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
  | 'getFilePhoto'
  | 'getCaseEvidence'
  | 'receiveNotice'
  | 'getPaper'
  | 'getFilePaper'
  | 'downloadExport';
export type JsonEndpoint = Exclude<EndpointName, FileEndpoint>;

export type Handlers = { readonly [N in JsonEndpoint]: Handler<N> } & {
  readonly [N in FileEndpoint]: RawHandler;
};

export type Doorkeeper = {
  findCandidate(request: FastifyRequest): Promise<string | null>;
  findStaff(request: FastifyRequest): Promise<StaffMember | null>;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Known = Partial<Pick<Caller, 'candidate' | 'staff'>>;

/** Fields of the caller that an audience does not have are never read by its handlers; reading one is a bug. */
function absent(what: string): never {
  throw new Error(`this endpoint has no ${what}`);
}

function callerOf(request: FastifyRequest, reply: FastifyReply, known: Known): Caller {
  return {
    get candidate() {
      return known.candidate ?? absent('candidate');
    },
    get staff() {
      return known.staff ?? absent('staff');
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
function lacksPermission(route: Route, { staff }: Known): Permission | null {
  if (route.audience !== 'staff' || staff === undefined) return null;
  return mayDo(staff.post, route.permission) ? null : route.permission;
}

async function identify(route: Route, door: Doorkeeper, request: FastifyRequest): Promise<Known | null> {
  if (route.audience === 'candidate') {
    const candidate = await door.findCandidate(request);
    return candidate === null ? null : { candidate };
  }
  if (route.audience === 'staff') {
    const staff = await door.findStaff(request);
    return staff === null ? null : { staff };
  }
  return {};
}

/** Puts every endpoint of the contract onto the server; one without a handler does not compile. */
export function registerRoutes(app: FastifyInstance, handlers: Partial<Handlers>, door: Doorkeeper): void {
  for (const name of Object.keys(handlers) as EndpointName[]) registerRoute(app, name, handlers, door);
}

function registerRoute(
  app: FastifyInstance,
  name: EndpointName,
  handlers: Partial<Handlers>,
  door: Doorkeeper,
): void {
  const [method, url] = endpoints[name];
  const route: Route = routes[name];
  const handler = handlers[name] as (
    input: unknown,
    caller: Caller,
  ) => Promise<Outcome<unknown> | FastifyReply>;
  const changes =
    method !== 'GET' &&
    (route.audience === 'anyone' || route.audience === 'candidate' || route.audience === 'staff');
  const callers = new WeakMap<FastifyRequest, Known>();
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
      const permission = lacksPermission(route, known);
      if (permission !== null)
        return sendError(request, reply, 403, { code: 'permission-missing', params: { permission } });
      callers.set(request, known);
    },
    handler: async (request, reply) => {
      const input = { params: request.params, query: request.query, body: request.body };
      const outcome = await handler(input, callerOf(request, reply, callers.get(request) ?? {}));
      if (route.answer === null) return outcome;
      const answer = outcome as Outcome<unknown>;
      return answer.ok ? reply.send(answer.value) : sendRefusal(request, reply, answer.refused);
    },
  });
}
