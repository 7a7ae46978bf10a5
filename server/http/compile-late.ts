import AjvCompiler from '@fastify/ajv-compiler';
import SerializerCompiler from '@fastify/fast-json-stringify-compiler';
import type { FastifyInstance } from 'fastify';

type Check = Exclude<ReturnType<NonNullable<FastifyInstance['validatorCompiler']>>, undefined>;

/** The same check, made when it is first needed. */
function checkLate(make: () => Check): Check {
  let made: Check | undefined;
  const check: Check = (data) => {
    made ??= make();
    const result = made(data);
    check.errors = made.errors ?? null;
    return result;
  };
  return check;
}

/**
 * Fastify's own compilers of schemas, put to work at the first request of a route: at the start they take a second of
 * processor time for all routes, and most processes are asked for few of them soon.
 */
export function compileLate(app: FastifyInstance): void {
  // Nothing is coerced: a number stays a number. Keys that no schema names are dropped, so none reaches a use case.
  const customOptions = { coerceTypes: false, removeAdditional: 'all' } as const;
  const compileCheck = AjvCompiler()({}, { customOptions, plugins: [] });
  const compileWriter = SerializerCompiler()({}, {});
  app.setValidatorCompiler((route) => checkLate(() => compileCheck(route)));
  app.setSerializerCompiler((route) => {
    let write: ReturnType<typeof compileWriter> | undefined;
    return (data) => {
      write ??= compileWriter({ ...route, httpStatus: route.httpStatus ?? '' });
      return write(data);
    };
  });
}
