import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';

export type LogLevel = 'info' | 'warn' | 'silent';

type Described = { type: string; message: string; stack: string; code: string | undefined };

/** SQLSTATE class 22: the message repeats what was sent, and that may be anybody's. */
const isAboutData = (code: string | undefined) => code !== undefined && /^22\w{3}$/.test(code);

/** An error without its further properties: PostgreSQL puts whole rows of personal data into them. */
export function describeError({ name, message, stack, code }: Error & { code?: string }): Described {
  if (isAboutData(code)) return { type: name, message: 'data that cannot be stored', stack: '', code };
  return { type: name, message, stack: stack ?? '', code };
}

/** JSON lines on standard output. Nothing of a person is ever given to it; what slips in with an error is taken out here. */
export function createLog(level: LogLevel, process: string): FastifyBaseLogger {
  return pino({
    level,
    base: { process },
    redact: ['req.headers.cookie', 'req.headers.authorization'],
    serializers: { err: describeError },
  });
}
