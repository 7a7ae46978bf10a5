import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { openAlipay, serveAlipay } from './alipay/alipay.ts';
import { serveAuthenticator } from './authenticator/routes.ts';
import { type Bank, openBank } from './bank/bank.ts';
import { ensureKeys, ensureSm2Keys } from './bank/keys.ts';
import type { Wait } from './bank/notices.ts';
import { serveBank } from './bank/routes.ts';
import { createBusinessClock } from './clock/business-clock.ts';
import { serveClock } from './clock/routes.ts';
import { createDoors, type Doors } from './control/doors.ts';
import { serveControl } from './control/routes.ts';
import { serveCredentialCheck } from './credential-check/routes.ts';
import { readForm, readSigned } from './form.ts';
import { homePage } from './home-page.ts';
import { createMailboxes } from './mail/mailboxes.ts';
import { openPostOffice } from './mail/post-office.ts';
import { serveMail } from './mail/routes.ts';
import { openNetworkIdentity, serveNetworkIdentity } from './network-identity/routes.ts';
import { sendPage } from './page.ts';
import { createReports } from './phone/reports.ts';
import { servePhone } from './phone/routes.ts';
import { serveDesk } from './till/desk.ts';
import { serveWechat } from './wechat/routes.ts';
import { openWechat } from './wechat/wechat.ts';
import { faults, openWechatPay } from './wechat-pay/open.ts';
import { serveWechatPay } from './wechat-pay/wechat-pay.ts';

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
  /** Waits until what it says by itself about messages has been said. */
  readonly told: () => Promise<void>;
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
  doors.add({ name: 'sms', title: '短信', faults: smsFaults });
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
  const banks = await openBanks(settings, doors, clock.now, wait);
  const identity = await openNetworkIdentity(`${settings.dataFolder}/network-identity`, doors);
  const app = fastify({
    bodyLimit: largestBody,
    forceCloseConnections: true,
    logger: { level: settings.logLevel },
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm);
  app.addContentTypeParser('application/jose', { parseAs: 'string' }, readSigned);
  // Whoever has led a real installation here by mistake is to notice.
  app.addHook('onSend', async (_request, reply) => void reply.header('x-stand-in', 'yes'));
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/', (_request, reply) => sendPage(reply, 200, homePage()));
  serveControl(app, { doors, wait });
  for (const bank of banks) serveBank(app, bank);
  const platforms = await openPlatforms(settings, doors, clock.now, wait);
  for (const wechatPay of platforms.wechatPay)
    await app.register((inner, _options, done) => {
      serveWechatPay(inner, wechatPay);
      done();
    });
  serveAlipay(app, platforms.alipay);
  for (const { desk } of [...platforms.wechatPay, platforms.alipay]) {
    serveDesk(app, desk);
    app.addHook('onClose', () => desk.teller.close());
  }
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
  const faultOfSms = () => doors.faultOf('sms');
  const reports = createReports({
    reportUrl: `${settings.weikaoUrl}/api/sms/reports`,
    faultOf: faultOfSms,
    now: clock.now,
    wait: patiently,
  });
  servePhone(app, { clock, wechat, faultOf: faultOfSms, reports });
  serveNetworkIdentity(app, identity);
  await serveCredentialCheck(app, { folder: `${settings.dataFolder}/credential-check`, doors, wait });
  serveAuthenticator(app);
  serveClock(app, clock);
  app.addHook('onClose', async () => {
    stopping.abort();
    await Promise.all([...banks.map((bank) => bank.stop()), postOffice.close()]);
  });
  await app.listen({ port: settings.port, host: settings.host });
  for (const bank of banks) bank.resume();
  const port = portOf(app);
  return { port, url: `http://127.0.0.1:${port}`, told: wechat.told, close: () => app.close() };
}

const smsFaults = [
  'unknown-recipient',
  'accepts-and-fails',
  'undelivered',
  'late',
  'never',
  'twice',
  'replayed',
  'unsigned',
  'forged',
  'unknown-message',
] as const;

const bankFaults = [
  'late',
  'never',
  'twice',
  'wrong-amount',
  'wrong-merchant',
  'forged',
  'accepts-and-fails',
] as const;

/** The same bank twice: one signs with RSA, one with SM2. */
async function openBanks(
  { dataFolder }: StandInSettings,
  doors: Doors,
  now: () => Promise<Date>,
  wait: Wait,
): Promise<readonly Bank[]> {
  const at = async (path: 'bank' | 'bank-sm2', title: string, ensure: typeof ensureKeys) => {
    const folder = `${dataFolder}/${path}`;
    doors.add({ name: path, title, faults: bankFaults });
    const faultOf = () => doors.faultOf(path);
    return openBank({ path, folder, keys: await ensure(folder), faultOf, now, wait });
  };
  return [
    await at('bank', '河北银联付', ensureKeys),
    await at('bank-sm2', '河北银联付（国密）', ensureSm2Keys),
  ];
}

async function openPlatforms(
  { dataFolder }: StandInSettings,
  doors: Doors,
  now: () => Promise<Date>,
  wait: Wait,
) {
  const at = <Name extends string>(name: Name, title: string) => {
    doors.add({ name, title, faults });
    return { name, title, folder: `${dataFolder}/${name}`, faultOf: () => doors.faultOf(name), now, wait };
  };
  return {
    wechatPay: [
      await openWechatPay(at('wechat-pay', '微信支付')),
      await openWechatPay(at('wechat-pay-33', '微信支付（浙江商户）')),
    ],
    alipay: await openAlipay(at('alipay', '支付宝')),
  };
}

function portOf(app: FastifyInstance): number {
  const address: AddressInfo | string | null = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-ins listen on no port');
  return address.port;
}
