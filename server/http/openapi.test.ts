import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import { routes } from '#contract/routes.ts';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';

type Schema = { readonly [key: string]: unknown };
type Parameter = {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema?: Schema;
};
type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly responses: Record<string, { readonly description: string; readonly content?: unknown }>;
};
type Document = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
};

let product: TestProduct;
let document: Document;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  document = (await product.app.inject({ method: 'GET', url: '/api/openapi.json' })).json();
});
afterAll(() => product.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
const WORDS = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/** What JSON Schema 2020-12, the language of OpenAPI 3.1, would not understand in this schema or under it. */
function faultsIn(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null)
    return typeof schema === 'boolean' ? [] : [`${at} is no schema`];
  const { type, properties, patternProperties, items, anyOf, required, pattern, $ref, nullable } =
    schema as Schema;
  const nested = { ...(properties as object), ...(patternProperties as object) };
  const inside = [
    ...Object.entries(nested),
    ...(items === undefined ? [] : [['items', items] as const]),
    ...((anyOf as unknown[] | undefined) ?? []).map((one, i) => [`anyOf ${i}`, one] as const),
  ];
  const faults = inside.flatMap(([key, one]) => faultsIn(one, `${at}/${key}`));
  if (type !== undefined && !WORDS.includes(String(type))) faults.push(`${at}: type ${String(type)}`);
  if (nullable !== undefined) faults.push(`${at}: nullable belongs to OpenAPI 3.0`);
  if ($ref !== undefined) faults.push(`${at}: leads to ${String($ref)}`);
  if (typeof pattern === 'string') new RegExp(pattern, 'u');
  for (const key of (required as string[] | undefined) ?? []) {
    if (!Object.hasOwn(nested, key)) faults.push(`${at}: requires ${key}, which it does not describe`);
  }
  return faults;
}

describe('the description of the wire', () => {
  it('is OpenAPI 3.1 and names every endpoint once, but for the demo’s', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Weikao', version: expect.any(String) });
    const described = operations().map(({ path, method, operation }) => [
      operation.operationId,
      method,
      path,
    ]);
    const expected = Object.entries(endpoints)
      .filter(([name]) => routes[name as EndpointName].audience !== 'demo')
      .map(([name, [method, path]]) => [name, method.toLowerCase(), path.replace(/:(\w+)/g, '{$1}')]);
    expect(described.toSorted()).toEqual(expected.toSorted());
  });

  it('describes each parameter of an address, as needed, and no other', () => {
    for (const { path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name).toSorted(), path).toEqual(named.toSorted());
      expect(inPath.every(({ required, schema }) => required === true && schema !== undefined)).toBe(true);
    }
  });

  it('describes bodies and answers in schemas that a reader understands', () => {
    for (const { operation } of operations()) {
      const name = operation.operationId as EndpointName;
      const body = operation.requestBody?.content['application/json']?.schema;
      expect(body !== undefined, name).toBe('body' in routes[name]);
      const answers = Object.values(operation.responses).map((answer) => {
        expect(answer.description, name).toEqual(expect.any(String));
        return (answer.content as Record<string, { schema: Schema }> | undefined)?.['application/json']
          ?.schema;
      });
      for (const schema of [body, ...answers, ...(operation.parameters ?? []).map((one) => one.schema)]) {
        if (schema !== undefined) expect(faultsIn(schema, name)).toEqual([]);
      }
      if (routes[name].answer !== null) {
        expect(Object.keys(operation.responses).toSorted(), name).toEqual(['200', '4XX', '5XX']);
      }
    }
  });
});
