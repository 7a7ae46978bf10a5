import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NetworkIdentitySettings } from './config/network-identity.ts';
import { type Config, readConfig } from './config.ts';
import { addDemoEmployees } from './demo/employees.ts';
import { createHttpMessenger } from './gateways/sms/http-messenger.ts';
import { createSmsReports } from './gateways/sms/read-reports.ts';
import { createApp } from './http/app.ts';
import { demoHandlers } from './http/demo-handlers.ts';
import { registerPhotoTool } from './http/photo-tool.ts';
import { registerWebApps, webApps } from './http/web-apps.ts';
import { type RunningJobs, runJobs } from './jobs/run-jobs.ts';
import { readMasterKey } from './keys/master-key.ts';
import { cryptoOf, openDatabase } from './main-database.ts';
import { addDemoPeople } from './main-demo-people.ts';
import { openNationalPlatform, openRegister, openScanner } from './main-doors.ts';
import { createExportProcess, exportSettingsOf } from './main-export-process.ts';
import { openFiles } from './main-files.ts';
import { jobsOf } from './main-jobs.ts';
import { openStandInAccount, openStandInMail } from './main-outside.ts';
import { demoPaymentGateways } from './main-payment.ts';
import { createProcess } from './main-process.ts';
import { createServices, type Outside, type RunningServices } from './main-services.ts';
import type { MovableClock } from './ports/clock.ts';
import type { CredentialRegister } from './ports/credential-check.ts';
import type { NetworkIdentity } from './ports/network-identity.ts';
import type { PaymentGateway } from './ports/payment-gateway.ts';
import { createDemoClock } from './postgres/clock.ts';
import { migrate } from './postgres/migrate.ts';
import { populate, readData } from './postgres/populate.ts';
import type { DatabaseUrls } from './postgres/prepare-server.ts';

const root = path.join(import.meta.dirname, '..');
const data = path.join(root, 'data');
/** What is cut off goes on after the next start. */
const JOBS_PATIENCE_MS = 10_000;

/** Where the demo's clock stands at the very first start. */
const FIRST_MOMENT = 'registration';

const say = (line: string) => console.log(line);
const own = createProcess();

/** Connections that break while everything is being stopped are no news. */
const complain = (error: Error) => {
  if (!own.isStopping()) console.error(error.message);
};

const standIns = (config: Config) => `http://127.0.0.1:${config.standInsPort}`;

/** Where none is configured, the stand-in's: it makes its keys when it starts, which is after us. */
async function networkIdentitySettings(config: Config): Promise<NetworkIdentitySettings> {
  if (config.networkIdentity !== null) return config.networkIdentity;
  const file = (name: string) => path.join(config.dataFolder, 'network-identity', name);
  while (!existsSync(file('platform-public.pem'))) await sleep(200, undefined, { ref: false });
  return {
    url: standIns(config),
    publicUrl: `http://localhost:${config.standInsPort}`,
    appId: 'weikao-demo',
    privateKey: readFileSync(file('app-private.pem'), 'utf8'),
    platformKey: readFileSync(file('platform-public.pem'), 'utf8'),
  };
}

let networkIdentity: NetworkIdentity | null = null;
let register: CredentialRegister | null = null;

/** As above: the stand-in's, where no other is configured. */
async function openEducationRegister(config: Config): Promise<void> {
  const file = (name: string) => path.join(config.dataFolder, 'credential-check', name);
  const standIn = async () => {
    while (!existsSync(file('register-public.pem'))) await sleep(200, undefined, { ref: false });
    return {
      url: standIns(config),
      appId: 'weikao-demo',
      privateKey: readFileSync(file('app-private.pem'), 'utf8'),
      registerKey: readFileSync(file('register-public.pem'), 'utf8'),
    };
  };
  const settings = config.credentialCheck ?? (await standIn());
  register = openRegister(settings, `http://127.0.0.1:${config.port}`, complain);
}

async function openNetworkIdentity(config: Config): Promise<void> {
  const settings = await networkIdentitySettings(config);
  networkIdentity = openNationalPlatform(settings, `http://localhost:${config.port}`, complain);
}

function readMoments() {
  return readData(data, 'demo/moments.csv').map(({ key = '', label = '', at = '' }) => ({
    key,
    label,
    at: new Date(at),
  }));
}

async function setFirstTime(clock: MovableClock, folder: string): Promise<void> {
  const marker = path.join(folder, 'clock-set');
  if (existsSync(marker)) return;
  const first = readMoments().find(({ key }) => key === FIRST_MOMENT);
  if (first !== undefined) await clock.moveTo(first.at);
  writeFileSync(marker, '');
}

/** Brings the database up to date and fills in what the repository's data say. */
async function openData(config: Config): Promise<DatabaseUrls> {
  mkdirSync(config.dataFolder, { recursive: true });
  const database = await openDatabase(config, say);
  own.keep(database.stop);
  const applied = await migrate(database.urls.migrator);
  if (applied.length > 0) say(`schema brought up to date: ${applied.join(', ')}`);
  const loaded = await populate(database.urls.migrator, data);
  if (loaded.length > 0) say(`reference data loaded: ${loaded.join(', ')}`);
  return database.urls;
}

/** What the stand-in shares with its one customer. */
const SMS_TOKEN = 'demo';

type Demo = { readonly services: RunningServices; readonly clock: MovableClock };

async function openServices(
  config: Config,
  urls: DatabaseUrls,
  gateways: ReadonlyMap<string, PaymentGateway>,
  outside: Outside,
): Promise<Demo> {
  let movable: (MovableClock & { close(): Promise<void> }) | undefined;
  const messenger = createHttpMessenger({
    url: standIns(config),
    token: SMS_TOKEN,
    timeoutMs: 5000,
    onError: complain,
  });
  outside.channels.set('sms', messenger);
  outside.smsReports = createSmsReports({ token: SMS_TOKEN });
  const settings = {
    appUrl: urls.app,
    officeUrl: urls.office,
    poolSize: 16,
    masterKey: readMasterKey(config.masterKey, config.dataFolder),
    crypto: cryptoOf(config),
    files: await openFiles(config),
    messenger,
    outside,
    limits: { failuresPerAddress: config.failuresPerAddress, messagesADay: config.messagesADay },
    puzzleDigits: typeof config.puzzles === 'number' ? config.puzzles : null,
    factorPolicy: config.factorPolicy,
    gateways,
    networkIdentity: () => networkIdentity,
    register: () => register,
    scanner: openScanner(config),
    publicUrl: `http://localhost:${config.port}`,
    internalUrl: `http://127.0.0.1:${config.port}`,
    lookAtPhotos: config.faceCheck,
    onError: complain,
  };
  const services = await createServices(settings, async (pool) => {
    movable = await createDemoClock(pool, complain);
    return movable;
  });
  if (movable === undefined) throw new Error('the demo has no clock');
  const clock = movable;
  own.keep(services.close);
  own.keep(clock.close);
  await setFirstTime(clock, config.dataFolder);
  await addDemoPeople(services, urls.migrator, data);
  await addDemoEmployees(services, readData(data, 'demo/employees.csv'));
  say('demo people are there');
  return { services, clock };
}

async function keepJobs(config: Config, urls: DatabaseUrls, services: RunningServices): Promise<RunningJobs> {
  const exporter = createExportProcess(await exportSettingsOf(config, urls, 'movable'), complain);
  own.keep(exporter.close);
  const jobs = runJobs(jobsOf(services, exporter.write), { locks: services.locks, say, onError: complain });
  own.keep(() => jobs.stop(JOBS_PATIENCE_MS));
  return jobs;
}

async function serve(
  config: Config,
  { services, clock }: Demo,
  afterMove: () => Promise<void>,
): Promise<void> {
  const app = await createApp(services, {
    installation: createHash('sha256').update(config.dataFolder).digest('hex').slice(0, 8),
    secureCookies: false,
    logLevel: config.logLevel ?? 'warn',
    trustProxy: config.trustProxy,
    isReady: services.isReady,
    demo: demoHandlers(clock, readMoments, afterMove),
  });
  own.keep(() => app.close());
  const platforms = [`http://localhost:${config.standInsPort}`, standIns(config)];
  registerPhotoTool(app, path.join(root, 'web/photo-tool/dist/index.html'), services.reference);
  await registerWebApps(app, webApps(root, platforms));
  await app.listen({ port: config.port, host: config.host });
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const urls = await openData(config);
  const gateways = new Map<string, PaymentGateway>();
  const outside: Outside = { channels: new Map(), wechat: null, smsReports: null };
  const demo = await openServices(config, urls, gateways, outside);
  const jobs = await keepJobs(config, urls, demo.services);
  await serve(config, demo, jobs.followClock);
  void openStandInAccount(config, outside, demo.services).catch(complain);
  void openStandInMail(config, outside).catch(complain);
  const publicUrl = `http://localhost:${config.standInsPort}`;
  void demoPaymentGateways({ folder: config.dataFolder, url: standIns(config), publicUrl })
    .then((found) => {
      for (const gateway of found) gateways.set(gateway.name, gateway);
    })
    .catch(complain);
  void openNetworkIdentity(config).catch(complain);
  void openEducationRegister(config).catch(complain);
  process.send?.({ ready: true, lines: welcome(config) });
}

function welcome(config: Config): string[] {
  const people = readData(data, 'demo/people.csv').filter(
    ({ region, post }) => region === '13' || (post !== 'candidate' && region === ''),
  );
  const logins = people.map(
    ({ post = '', user_name = '', password = '', shows = '' }) =>
      `  ${post.padEnd(22)} ${user_name.padEnd(16)} ${password}   ${shows}`,
  );
  return [
    `Candidates   http://localhost:${config.port}/`,
    `Office       http://localhost:${config.port}/office/`,
    '',
    'Who to log in as (all of them: data/demo/people.csv):',
    ...logins,
  ];
}

await own.run(main, console.error);
