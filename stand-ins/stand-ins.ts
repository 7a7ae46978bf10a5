import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { serveAuthenticator } from './authenticator/routes.ts';
import { openBank } from './bank/bank.ts';
import type { Wait } from './bank/notices.ts';
import { serveBank } from './bank/routes.ts';
import { createBusinessClock } from './clock/business-clock.ts';
import { serveClock } from './clock/routes.ts';
import { createDoors } from './control/doors.ts';
import { serveControl } from './control/routes.ts';
import { readForm } from './form.ts';
import { homePage } from './home-page.ts';
import { createMailboxes } from './mail/mailboxes.ts';
import { openPostOffice } from './mail/post-office.ts';
import { serveMail } from './mail/routes.ts';
import { openNetworkIdentity, serveNetworkIdentity } from './network-identity/routes.ts';
import { sendPage } from './page.ts';
import { servePhone } from './phone/routes.ts';
import { serveWechat } from './wechat/routes.ts';
import { openWechat } from './wechat/wechat.ts';

export type StandInSettings = {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** Where the platform itself is reached. */
  readonly weikaoUrl: string;
  readonly logLevel: 'warn' | 'silent';
  /** How to wait before a notice is sent again; tests need not wait in earnest. */
  readonly wait?: Wait;
  /** The machine's time, in milliseconds, by which tokens and signatures age. */
  readonly machine?: () => number;
};

export type StandIns = {
  readonly port: number;
  readonly url: string;
  /** Stops listening and sending; what the bank has booked stays on disk. */
  readonly close: () => Promise<void>;
};

const largestBody = 64 * 1024;

/** Starts the outside world: the bank, WeChat, the candidate's phone and the demo clock, on one port. */
export async function startStandIns(settings: StandInSettings): Promise<StandIns> {
  const clock = createBusinessClock(settings.weikaoUrl);
  const wait: Wait = settings.wait ?? ((milliseconds, signal) => sleep(milliseconds, undefined, { signal }));
  const doors = createDoors();
  const stopping = new AbortController();
  const patiently = (milliseconds: number) => wait(milliseconds, stopping.signal).catch(() => undefined);
  doors.add({ name: 'sms', title: '短信', faults: ['unknown-recipient', 'accepts-and-fails'] });
  doors.add({ name: 'mail', title: '电子邮件', faults: ['unknown-recipient', 'accepts-and-fails'] });
  doors.add({
    name: 'wechat',
    title: '微信公众号',
    faults: ['accepts-and-fails', 'never', 'twice', 'replayed', 'unsigned', 'forged', 'wrong-app'],
  });
  const wechat = await openWechat({
    folder: `${settings.dataFolder}/wechat`,
    callbackUrl: `${settings.weikaoUrl}/api/wechat/callbacks`,
    faultOf: () => doors.faultOf('wechat'),
    now: clock.now,
    machine: settings.machine ?? Date.now,
    wait: patiently,
  });
  const bank = await openBank({ folder: `${settings.dataFolder}/bank`, now: clock.now, wait });
  const identity = await openNetworkIdentity(`${settings.dataFolder}/network-identity`, doors);
  const app = fastify({
    bodyLimit: largestBody,
    forceCloseConnections: true,
    logger: { level: settings.logLevel },
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm);
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/', (_request, reply) => sendPage(reply, 200, homePage()));
  serveControl(app, { doors, wait });
  serveBank(app, bank);
  const mailboxes = createMailboxes();
  const postOffice = await openPostOffice({
    folder: `${settings.dataFolder}/mail`,
    mailboxes,
    faultOf: () => doors.faultOf('mail'),
    now: clock.now,
    wait: patiently,
  });
  serveMail(app, mailboxes);
  serveWechat(app, wechat);
  servePhone(app, { clock, wechat, faultOf: () => doors.faultOf('sms') });
  serveNetworkIdentity(app, identity);
  serveAuthenticator(app);
  serveClock(app, clock);
  app.addHook('onClose', async () => {
    stopping.abort();
    await Promise.all([bank.close(), postOffice.close()]);
  });
  await app.listen({ port: settings.port, host: settings.host });
  bank.resume();
  const port = portOf(app);
  return { port, url: `http://127.0.0.1:${port}`, close: () => app.close() };
}

function portOf(app: FastifyInstance): number {
  const address: AddressInfo | string | null = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-ins listen on no port');
  return address.port;
}
