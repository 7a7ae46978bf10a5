import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify from 'fastify';
import { createDoors, type Doors } from '../../stand-ins/control/doors.ts';
import { serveControl } from '../../stand-ins/control/routes.ts';
import { readForm, readSigned } from '../../stand-ins/form.ts';
import { openNetworkIdentity, serveNetworkIdentity } from '../../stand-ins/network-identity/routes.ts';
import { createNationalPlatform } from '../gateways/network-identity/national-platform.ts';
import type { NetworkIdentity } from '../ports/network-identity.ts';

export type Holder = { readonly name: string; readonly idNumber: string };

export type TestPlatform = {
  readonly adapter: NetworkIdentity;
  readonly doors: Doors;
  /** The holder of the telephone consents, or nobody does; gives the answer that the browser is sent back with. */
  decide(url: string, holder: Holder | null): Promise<string>;
  close(): Promise<void>;
};

/** The stand-in of the national platform on a port of its own, and our adapter before it. */
export async function openTestPlatform(): Promise<TestPlatform> {
  const folder = await mkdtemp(path.join(tmpdir(), 'weikao-national-'));
  const doors = createDoors();
  const app = fastify({ forceCloseConnections: true });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm);
  app.addContentTypeParser('application/jose', { parseAs: 'string' }, readSigned);
  serveControl(app, { doors, wait: async () => undefined });
  serveNetworkIdentity(app, await openNetworkIdentity(folder, doors));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const adapter = createNationalPlatform({
    url,
    publicUrl: url,
    appId: 'weikao-demo',
    privateKey: await readFile(`${folder}/app-private.pem`, 'utf8'),
    platformKey: await readFile(`${folder}/platform-public.pem`, 'utf8'),
    returnUrl: 'http://localhost:3000/api/network-identity/answers',
    timeoutMs: 2000,
    nonce: randomUUID,
    now: () => new Date(),
    onError: () => {},
  });
  return {
    adapter,
    doors,
    decide: async (address, holder) => {
      const page = await (await fetch(address)).text();
      const request = /requests\/([\w-]{36})/.exec(page)?.[1] ?? '';
      const said = holder === null ? { decision: 'refuse' } : { decision: 'consent', name: holder.name };
      const body = new URLSearchParams({ request, ...said, id_number: holder?.idNumber ?? '' });
      await fetch(`${url}/network-identity/phone/decisions`, { method: 'POST', body });
      const back = await fetch(`${url}/network-identity/requests/${request}`, { redirect: 'manual' });
      return new URL(back.headers.get('location') ?? '').searchParams.get('answer') ?? '';
    },
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}
