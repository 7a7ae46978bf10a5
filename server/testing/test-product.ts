import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { inject } from 'vitest';
import { type Input, type Output, pathOf } from '#contract/client.ts';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import type { Channel } from '#domain/messages/copies.ts';
import type { FactorPolicy } from '#domain/staff/second-factor.ts';
import { createApp } from '../http/app.ts';
import type { Outside, RunningServices } from '../main-services.ts';
import type { CopyChannel } from '../ports/channel.ts';
import type { CredentialRegister } from '../ports/credential-check.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { NetworkIdentity } from '../ports/network-identity.ts';
import type { PaymentGateway } from '../ports/payment-gateway.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { createTestClock, createTestServices, FIRST_MOMENT, type TestClock } from './test-services.ts';

/** Moments inside the windows of Hebei, 2026. */
export const DURING = {
  registration: FIRST_MOMENT,
  confirmation: '2025-12-16T10:00:00+08:00',
  review: '2025-12-22T10:00:00+08:00',
  payment: '2026-02-05T10:00:00+08:00',
} as const;

/** Moments inside the windows of 2023. */
export const DURING_2023 = {
  registration: '2022-12-31T10:00:00+08:00',
  confirmation: '2023-01-13T10:00:00+08:00',
  review: '2023-01-18T10:00:00+08:00',
  payment: '2023-02-20T10:00:00+08:00',
} as const;

export type TestProduct = {
  readonly app: FastifyInstance;
  readonly services: RunningServices;
  readonly clock: TestClock;
  readonly database: TestDatabase;
  /** Where its private files stand. */
  readonly filesFolder: string;
  readonly gateways: Map<string, PaymentGateway>;
  /** Ways out for copies of messages: none, until a test opens one. */
  readonly channels: Map<Channel, CopyChannel>;
  readonly outside: Outside;
  /** Short messages that would have been sent. */
  readonly sent: { phone: string; text: string }[];
  /** A browser of its own: cookies are kept between calls. */
  browser(): TestBrowser;
  /** Reads or changes the database as its owner, past every rule: for arranging and for looking. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

/** The whole server on a database of its own, with a clock that the test moves. */
export async function createTestProduct(
  options: {
    people?: boolean;
    lookAtPhotos?: boolean;
    failuresPerAddress?: number;
    messagesADay?: number;
    puzzleDigits?: number;
    factorPolicy?: FactorPolicy;
    networkIdentity?: NetworkIdentity;
    register?: CredentialRegister;
    /** Instead of a folder of its own. */
    files?: FileStore;
  } = {},
): Promise<TestProduct> {
  const { people = true, ...more } = options;
  const database = await createTestDatabase(people ? 'people' : 'nobody');
  const clock = createTestClock(FIRST_MOMENT);
  const filesFolder = mkdtempSync(path.join(tmpdir(), 'weikao-files-'));
  if (people) cpSync(inject('peopleFiles'), filesFolder, { recursive: true });
  const gateways = new Map<string, PaymentGateway>();
  const outside: Outside = { channels: new Map(), wechat: null, smsReports: null };
  const sent: { phone: string; text: string }[] = [];
  const services = await createTestServices({
    urls: database.urls,
    clock,
    filesFolder,
    gateways,
    outside,
    sent,
    ...more,
  });
  const app = await createApp(services, {
    installation: 'test',
    secureCookies: false,
    logLevel: process.env.LOG_LEVEL === 'info' ? 'info' : 'silent',
    isReady: services.isReady,
    demo: null,
  });
  const owner = new pg.Pool({ connectionString: database.superuserUrl, max: 2 });
  return {
    app,
    services,
    clock,
    database,
    filesFolder,
    gateways,
    channels: outside.channels,
    outside,
    sent,
    browser: () => new TestBrowser(app),
    sql: async (text, values = []) => (await owner.query(text, values)).rows,
    close: async () => {
      await app.close();
      await owner.end();
      await services.close();
      await database.drop();
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}

type Extra = {
  readonly key?: string;
  readonly headers?: Record<string, string>;
  /** Takes the link to a file and does not follow it. */
  readonly stays?: true;
};

/** Calls the wire as a browser would: with its own cookies and a fresh idempotency key for each intention. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly app: FastifyInstance;

  constructor(app: FastifyInstance) {
    this.app = app;
  }

  async send<N extends EndpointName>(
    name: N,
    input: Input<N>,
    extra: Extra = {},
  ): Promise<LightMyRequestResponse> {
    const parts: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown } = input;
    const [method] = endpoints[name];
    const response = await this.app.inject({
      method,
      url: pathOf(name, parts),
      headers: {
        ...(method === 'GET' ? {} : { 'idempotency-key': extra.key ?? randomUUID() }),
        ...(parts.body === undefined || Buffer.isBuffer(parts.body)
          ? {}
          : { 'content-type': 'application/json' }),
        ...extra.headers,
      },
      cookies: Object.fromEntries(this.cookies),
      ...(parts.body === undefined ? {} : { payload: parts.body as string | object | Buffer }),
    });
    for (const { name: cookie, value } of response.cookies) this.cookies.set(cookie, value);
    const { location } = response.headers;
    const follows = response.statusCode === 303 && extra.stays !== true && location?.startsWith('/files/');
    return follows === true ? this.follow(location ?? '') : response;
  }

  /** Opens an address as this browser would. */
  follow(url: string): Promise<LightMyRequestResponse> {
    return this.app.inject({ method: 'GET', url, cookies: Object.fromEntries(this.cookies) });
  }

  /** The answer of a call that must succeed. */
  async get<N extends EndpointName>(name: N, input: Input<N>, extra: Extra = {}): Promise<Output<N>> {
    const response = await this.send(name, input, extra);
    if (response.statusCode !== 200) throw new Error(`${name}: ${response.statusCode} ${response.body}`);
    return response.json();
  }

  /** The refusal of a call that must not succeed, with its status. */
  async refusal<N extends EndpointName>(name: N, input: Input<N>, extra: Extra = {}) {
    const response = await this.send(name, input, extra);
    if (response.statusCode === 200) throw new Error(`${name} was not refused: ${response.body}`);
    const { error } = response.json() as {
      error: {
        code: string;
        params?: Record<string, unknown>;
        problems?: { field: string; code: string }[];
        changes?: { key: string; before: string; after: string }[];
      };
    };
    return { status: response.statusCode, ...error };
  }
}
