import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandIns, startStandIns } from '../../stand-ins/stand-ins.ts';
import { probe } from './stand-in-probe.ts';

let folder: string;
let standIns: StandIns;
const servers: Server[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'weikao-probe-'));
  standIns = await startStandIns({
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    weikaoUrl: 'http://127.0.0.1:1',
    logLevel: 'silent',
  });
});
afterAll(async () => {
  for (const server of servers) server.close();
  await standIns.close();
  await rm(folder, { recursive: true });
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const probed = (url: string) => probe({ setting: 'WEIKAO_SMS_URL', url }, 300);

describe('a stand-in is known by what it says of itself', () => {
  it.each(['', '/wechat', '/sms/messages', '/no-such-page'])(
    'at whatever path a setting names: "%s"',
    async (at) => {
      expect(await probed(`${standIns.url}${at}`)).toBe('stand-in');
      expect((await fetch(`${standIns.url}${at}`)).headers.get('x-stand-in')).not.toBeNull();
    },
  );

  it('also when it plays a vendor that is down', async () => {
    await fetch(`${standIns.url}/control/sms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"fault":"answers-500"}',
    });
    expect((await fetch(`${standIns.url}/sms/messages`)).headers.get('x-stand-in')).not.toBeNull();
    expect(await probed(`${standIns.url}/sms`)).toBe('stand-in');
  });

  it('also the mail server, by its greeting', async () => {
    const { port } = await import(path.join(folder, 'mail/server.json'), { with: { type: 'json' } }).then(
      ({ default: said }) => said as { port: number },
    );
    expect(await probed(`smtp://127.0.0.1:${port}`)).toBe('stand-in');
  });

  it('a vendor says nothing of the kind, whatever else it says', async () => {
    const vendor = await listening(
      createHttpServer((_request, answer) => answer.writeHead(404).end('stand-in')),
    );
    const mail = await listening(createServer((socket) => socket.end('220 mail.example.cn ESMTP\r\n')));
    expect(await Promise.all([probed(`http://${vendor}`), probed(`smtp://${mail}`)])).toEqual([
      'vendor',
      'vendor',
    ]);
  });

  it('who does not answer is silent, and waited for no longer than told', async () => {
    const hanging = await listening(createServer(() => undefined));
    const closed = await listening(createServer());
    servers.at(-1)?.close();
    const from = performance.now();
    expect(
      await Promise.all([
        probed(`http://${hanging}`),
        probed(`http://${closed}`),
        probed(`smtp://${closed}`),
      ]),
    ).toEqual(['silent', 'silent', 'silent']);
    // A mail server that waits for TLS: somebody is there.
    expect(await probed(`smtp://${hanging}`)).toBe('vendor');
    expect(performance.now() - from).toBeLessThan(5000);
  });
});
