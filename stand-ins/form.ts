import type { FastifyRequest } from 'fastify';

/** The fields of a posted form or of a flat JSON object; every value a string. */
export type Fields = Readonly<Record<string, string>>;

/** Content-type parser for posted forms. A field that comes twice is refused: which of them was signed? */
export function readForm(
  _request: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, fields?: Fields) => void,
): void {
  const pairs = [...new URLSearchParams(body.toString())];
  const repeated = new Set(pairs.map(([name]) => name)).size < pairs.length;
  if (repeated) done(Object.assign(new Error('A field comes twice'), { statusCode: 400 }));
  else done(null, Object.fromEntries(pairs));
}

/** The text fields of a request's body; whatever is not text is left out. */
export function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter((pair) => typeof pair[1] === 'string'));
}

/** One query parameter, or nothing where it is missing or repeated. */
export function parameterOf(query: unknown, name: string): string | undefined {
  return fieldsOf(query)[name];
}

/** Content-type parser for signed claims: whoever reads them looks at the signature first. */
export const readSigned = async (_request: FastifyRequest, body: string | Buffer) => body.toString();
