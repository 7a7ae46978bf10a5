import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startFauxqs } from 'fauxqs';
import type { BucketSettings } from '../ports/files-settings.ts';

/** What stands between us and the bucket does. `cut`: the answer breaks off in its middle. */
export type BucketFault = 'none' | 'refuses' | 'hangs' | 'cut';

export type TestBucket = {
  readonly settings: BucketSettings;
  /** What the line does from now on, to requests of these methods; all unless told. */
  become(fault: BucketFault, methods?: readonly string[]): void;
  close(): Promise<void>;
};

function pass(incoming: IncomingMessage, outgoing: ServerResponse, port: number, isCut: boolean): void {
  const { method, url, headers } = incoming;
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    if (!isCut) return void answer.pipe(outgoing);
    answer.once('data', (chunk: Buffer) => {
      outgoing.write(chunk.subarray(0, chunk.length / 2), () => outgoing.destroy());
      answer.destroy();
    });
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

/** A bucket of its own on a server that speaks S3, behind a line that a test spoils. */
export async function openTestBucket(): Promise<TestBucket> {
  const server = await startFauxqs({ port: 0, logger: false, host: '127.0.0.1' });
  const bucket = `files-${randomBytes(4).toString('hex')}`;
  server.createBucket(bucket);
  let [fault, spoiled]: [BucketFault, readonly string[] | null] = ['none', null];
  const line = createServer((incoming, outgoing) => {
    const now = spoiled === null || spoiled.includes(incoming.method ?? '') ? fault : 'none';
    if (now === 'hangs') return;
    if (now === 'refuses') outgoing.writeHead(500).end();
    else pass(incoming, outgoing, server.port, now === 'cut');
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const { port } = line.address() as AddressInfo;
  return {
    settings: {
      url: `http://127.0.0.1:${port}`,
      region: 'cn-north-1',
      bucket,
      keyId: 'AKIDHEBEI2026',
      secret: 'qX7vRk2mLw9pTz4sYb6n',
      pathStyle: true,
    },
    become: (next, methods) => {
      [fault, spoiled] = [next, methods ?? null];
    },
    close: async () => {
      line.closeAllConnections();
      await new Promise((resolve) => line.close(resolve));
      await server.stop();
    },
  };
}
