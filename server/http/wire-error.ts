import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refused } from '../usecases/outcome.ts';
import { refusalStatus } from './refusal-status.ts';

/** Refusals that only the wire knows. */
type WireCode =
  | 'shape'
  | 'key-missing'
  | 'foreign-origin'
  | 'permission-missing'
  | 'too-many-requests'
  | 'database-away'
  | 'files-away'
  | 'internal';

type Body = {
  readonly code: Refused['code'] | WireCode;
  readonly params?: Refused['params'];
  readonly problems?: Refused['problems'];
  readonly changes?: Refused['changes'];
};

const refusals = new WeakMap<FastifyRequest, string>();

/** The code with which this request was refused; null where it was not. */
export const refusalSent = (request: FastifyRequest): string | null => refusals.get(request) ?? null;

export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  body: Body,
): FastifyReply {
  refusals.set(request, body.code);
  return reply.code(status).send({ error: { ...body, trace: request.id } });
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refused: Refused): FastifyReply {
  const seconds = refused.params?.seconds;
  if (typeof seconds === 'number') void reply.header('retry-after', String(seconds));
  return sendError(request, reply, refusalStatus[refused.code], refused);
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08001',
  '08003',
  '08006',
  '53300',
  '57014',
]);

/** The database is away or overrun: nothing was decided, and trying again is right. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && CONNECTION_CODES.has(error.code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Query read timeout|connection error/i.test(
    error.message,
  );
}

/** SQLSTATE class 22: text with a NUL in it, a number or a date beyond what a column holds. Typed so, never stored. */
export function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^22\w{3}$/.test(String(error.code));
}
