import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { interceptLocalhostDns, startFauxqs } from 'fauxqs';
import type { BucketSettings } from '../ports/files-settings.ts';
import { type S3Refusal, type SentRequest, signatureProblem } from './s3-signature.ts';

/** What stands between us and the bucket does. `cut`: the answer breaks off in its middle. */
export type BucketFault = 'none' | 'refuses' | 'hangs' | 'cut';

type Line = {
  readonly fault: BucketFault;
  readonly methods: readonly string[] | null;
  readonly change: (sent: SentRequest) => Partial<SentRequest>;
  readonly clock: BucketClock;
};

/** `aheadMs`: of the machine's time. `told`: the bucket's answers say what time it is there. */
export type BucketClock = { readonly aheadMs: number; readonly told: boolean };

export type TestBucket = {
  readonly settings: BucketSettings;
  /** The same bucket, named before the host and not in the path. */
  readonly inHost: BucketSettings;
  /** What the line does from now on, to requests of these methods; all unless told. */
  become(fault: BucketFault, methods?: readonly string[]): void;
  /** What the line makes of each signed request on its way. */
  alter(change: Line['change']): void;
  setClock(clock: BucketClock): void;
  /** The line is whole, and the clock right. */
  mend(): void;
  /** Codes of what the bucket has refused since it was asked last. */
  takeRefusals(): string[];
  close(): Promise<void>;
};

const WHOLE: Line = {
  fault: 'none',
  methods: null,
  change: () => ({}),
  clock: { aheadMs: 0, told: false },
};

function refuse(outgoing: ServerResponse, { status, code, message }: S3Refusal): void {
  outgoing.writeHead(status, { 'content-type': 'application/xml' });
  outgoing.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}

async function sentBy(incoming: IncomingMessage): Promise<SentRequest> {
  const { method = '', url: path = '', headers } = incoming;
  return { method, path, headers, body: await buffer(incoming) };
}

function pass({ body, ...sent }: SentRequest, outgoing: ServerResponse, port: number, isCut: boolean): void {
  const onward = request({ host: '127.0.0.1', port, ...sent }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...outgoing.getHeaders() });
    if (!isCut) return void answer.pipe(outgoing);
    answer.once('data', (chunk: Buffer) => {
      outgoing.write(chunk.subarray(0, chunk.length / 2), () => outgoing.destroy());
      answer.destroy();
    });
  });
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}

type Behind = { readonly settings: BucketSettings; readonly port: number; readonly refused: string[] };

/** Takes a request as it comes to the bucket, and hands it on where it is signed as it should be. */
async function take(
  line: Line,
  { settings, port, refused }: Behind,
  incoming: IncomingMessage,
  to: ServerResponse,
) {
  const fault = line.methods?.includes(incoming.method ?? '') === false ? 'none' : line.fault;
  if (fault === 'hangs') return;
  const signed = await sentBy(incoming);
  if (fault === 'refuses') return void to.writeHead(500).end();
  const sent = { ...signed, ...line.change(signed) };
  const now = Date.now() + line.clock.aheadMs;
  if (line.clock.told) to.setHeader('date', new Date(now).toUTCString());
  const problem = signatureProblem(sent, settings, now);
  if (problem === null) return pass(sent, to, port, fault === 'cut');
  refused.push(problem.code);
  refuse(to, problem);
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A bucket of its own on a server that speaks S3, behind a line that a test spoils and that looks at every signature. */
export async function openTestBucket(): Promise<TestBucket> {
  const fauxqs = await startFauxqs({ port: 0, logger: false, host: '127.0.0.1' });
  const restoreNames = interceptLocalhostDns();
  const bucket = `files-${randomBytes(4).toString('hex')}`;
  fauxqs.createBucket(bucket);
  let line = WHOLE;
  const key = { bucket, region: 'cn-north-1', keyId: 'AKIDHEBEI2026', secret: 'qX7vRk2mLw9p/z4sYb+6nT==' };
  const behind: { port: number; refused: string[] } = { port: fauxqs.port, refused: [] };
  const server = createServer(async (incoming, outgoing) =>
    take(line, { ...behind, settings }, incoming, outgoing),
  );
  const port = await listening(server);
  const settings = { ...key, url: `http://127.0.0.1:${port}`, pathStyle: true };
  return {
    settings,
    inHost: { ...key, url: `http://s3.localhost:${port}`, pathStyle: false },
    become: (fault, methods) => {
      line = { ...line, fault, methods: methods ?? null };
    },
    alter: (change) => {
      line = { ...line, change };
    },
    setClock: (clock) => {
      line = { ...line, clock };
    },
    mend: () => {
      line = WHOLE;
    },
    takeRefusals: () => behind.refused.splice(0),
    close: async () => {
      restoreNames();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await fauxqs.stop();
    },
  };
}
