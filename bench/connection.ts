import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { Transport } from '#contract/client.ts';

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING: Buffer = Buffer.alloc(0);

export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer };

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void };

/**
 * One kept-alive HTTP connection that does as little as possible: on a machine that also runs server and database,
 * every microsecond of a full client would be measured as the product's. One request at a time, answers with a
 * Content-Length only.
 */
export class Connection {
  readonly #socket: Socket;
  #received = NOTHING;
  #waiting: Waiting | null = null;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  send(request: string | Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(END_OF_HEAD);
    if (end === -1) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    const from = end + END_OF_HEAD.length;
    if (Number.isNaN(length)) {
      this.#fail(new Error(`an answer without its length:\n${head}`));
      return;
    }
    if (this.#received.length < from + length) return;
    const body = this.#received.subarray(from, from + length);
    this.#received = NOTHING;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status: Number(head.slice(9, 12)), head, body });
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}

/** The bytes of one request with a key of its own; `body` is JSON, or a JPEG. */
export function requestOf(method: string, path: string, cookie: string, body?: unknown): string | Buffer {
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\nidempotency-key: ${randomUUID()}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  if (Buffer.isBuffer(body)) {
    const typed = `${head}content-type: image/jpeg\r\ncontent-length: ${body.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(typed), body]);
  }
  const json = JSON.stringify(body);
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
}

/** Sends one request and throws on anything but 200. */
export async function expectDone(connection: Connection, request: string | Buffer): Promise<Answer> {
  const answer = await connection.send(request);
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body.toString()}`);
  return answer;
}

/** For the contract's `call`: keeps the cookies that the server gives, in `cookies`. */
export function transportOver(connection: Connection, cookies: Map<string, string>): Transport {
  return async ({ method, path, body }) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await expectDone(connection, requestOf(method, path, cookie, body));
    for (const [, name = '', value = ''] of answer.head.matchAll(/\r\nset-cookie: ([^=]+)=([^;]*)/gi)) {
      cookies.set(name, value);
    }
    return JSON.parse(answer.body.toString());
  };
}
