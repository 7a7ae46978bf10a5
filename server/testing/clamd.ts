import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const ASK_EVERY_MS = 50;

export type RunningClamd = { readonly host: string; readonly port: number; stop(): Promise<void> };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/**
 * A real clamd (Debian's clamav-daemon) that knows one virus: whatever holds these bytes. Nothing of it stands outside a folder
 * of its own, and no official signature is fetched.
 */
export async function startClamd(virus: Uint8Array): Promise<RunningClamd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-clamd-'));
  const [signatures, config] = [path.join(folder, 'signatures'), path.join(folder, 'clamd.conf')];
  mkdirSync(signatures);
  writeFileSync(
    path.join(signatures, 'weikao.ndb'),
    `Weikao.Test:0:*:${Buffer.from(virus).toString('hex')}\n`,
  );
  const port = await freePort();
  const lines = [
    `DatabaseDirectory ${signatures}`,
    `TemporaryDirectory ${folder}`,
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    'Foreground yes',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  const child = spawn('/usr/sbin/clamd', ['--config-file', config], { stdio: 'ignore' });
  const ended = once(child, 'exit').catch((error: Error) => Promise.reject(error));
  const isUp = async () => {
    for (let waited = 0; waited < PATIENCE_MS; waited += ASK_EVERY_MS) {
      if (await answers(port)) return;
      await sleep(ASK_EVERY_MS);
    }
    throw new Error('clamd does not listen');
  };
  const fell = ended.then(() => Promise.reject(new Error('clamd ended by itself')));
  await Promise.race([isUp(), fell]);
  fell.catch(() => {});
  return {
    host: '127.0.0.1',
    port,
    stop: async () => {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
