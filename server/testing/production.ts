import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Input, type Output, pathOf } from '#contract/client.ts';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import type { TestDatabase } from './test-database.ts';

const PATIENCE_MS = 60_000;

async function asSuperuser(database: TestDatabase, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

export type LogIn = { readonly url: string; drop(): Promise<void> };

/** Somebody who may log in and work in both roles: the passwords of the tests' own roles are weak. */
export async function createLogIn(database: TestDatabase, extra = ''): Promise<LogIn> {
  const [name, password] = [`ops_${randomBytes(6).toString('hex')}`, randomBytes(18).toString('hex')];
  await asSuperuser(database, [
    `create role ${name} login ${extra} password '${password}'`,
    `grant weikao_app, weikao_office to ${name}`,
  ]);
  const url = new URL(database.urls.app);
  url.username = name;
  url.password = password;
  return { url: url.toString(), drop: () => asSuperuser(database, [`drop role ${name}`]) };
}

export type ShortMessages = {
  readonly url: string;
  readonly sent: { readonly phone: string; readonly text: string }[];
  close(): Promise<void>;
};

/** A provider of short messages that keeps what it was given. */
export async function receiveShortMessages(): Promise<ShortMessages> {
  const sent: { phone: string; text: string }[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      // Whoever only asks who is there brings nothing.
      if (body !== '') sent.push(JSON.parse(body));
      response.end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, sent, close };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export type Started = {
  readonly child: ChildProcess;
  /** Everything it has written. */
  readonly output: () => string;
  readonly ended: Promise<number | null>;
};

/** Starts a main file as an operator would, with nothing of our environment but the way to programs. */
export function startMain(
  file: string,
  environment: Record<string, string>,
  given: readonly string[] = [],
): Started {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '..', file), ...given], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const hear = (text: Buffer) => {
    output += text.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => void child.once('close', (code) => resolve(code)));
  return { child, output: () => output, ended };
}

/** Waits until the address answers with this status. */
export async function untilAnswers(url: string, status: number, { child, output }: Started): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === status) return;
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`not ${status} at ${url}:\n${output()}`);
    await sleep(50);
  }
}

/** A browser that talks to real processes; which one, is told with each call. */
export class DistantBrowser {
  readonly cookies = new Map<string, string>();
  /** The last answers' Set-Cookie lines. */
  baked: string[] = [];

  async send<N extends EndpointName>(origin: string, name: N, input: Input<N>): Promise<Response> {
    const parts: { body?: unknown } = input;
    const answer = await fetch(origin + pathOf(name, input), {
      method: endpoints[name][0],
      headers: {
        cookie: [...this.cookies].map((cookie) => cookie.join('=')).join('; '),
        'idempotency-key': randomUUID(),
        ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    });
    this.baked = answer.headers.getSetCookie();
    for (const line of this.baked) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
    return answer;
  }

  async get<N extends EndpointName>(origin: string, name: N, input: Input<N>): Promise<Output<N>> {
    const answer = await this.send(origin, name, input);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Output<N>;
  }
}
