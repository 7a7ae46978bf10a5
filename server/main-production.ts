import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { addressesToProbe, productionProblems } from './config/production.ts';
import type { Environment } from './config/setting.ts';
import { type Config, lookAtConfig } from './config.ts';
import { probe } from './gateways/stand-in-probe.ts';
import { createLog } from './http/log.ts';
import { marksOf, suiteOf } from './keys/keys.ts';
import { readMasterKey } from './keys/master-key.ts';
import { createPasswords } from './keys/passwords.ts';
import { rootOf } from './keys/wrapped-root.ts';
import { cryptoOf } from './main-database.ts';
import { type Doors, openDoors } from './main-doors.ts';
import { bucketProblems, openFiles } from './main-files.ts';
import { openOfficialAccount } from './main-outside.ts';
import { createServices, type RunningServices } from './main-services.ts';
import { installationProblems, type MarksUnder, passwordHashesOf } from './postgres/check-installation.ts';
import { systemClock } from './postgres/clock.ts';
import { readData } from './postgres/populate.ts';
import { prepareRoles } from './postgres/prepare-server.ts';

const DATA = path.join(import.meta.dirname, '../data');

/** Some hundred thousand hashes: less than a second on a phone. */
const PUZZLE_DIGITS = 4;

type Urls = { readonly app: string; readonly office: string };

/** Whose password is that of the demo, which is public. */
async function demoPeople(urls: Urls): Promise<string[]> {
  const passwords = new Map(
    readData(DATA, 'demo/people.csv').map(({ user_name = '', password = '' }) => [user_name, password]),
  );
  const { verifyPassword } = await createPasswords();
  const found: string[] = [];
  for (const { userName, hash } of await passwordHashesOf(urls, [...passwords.keys()])) {
    if (await verifyPassword(hash, passwords.get(userName) ?? '')) found.push(userName);
  }
  return found.length === 0
    ? []
    : [
        `the database holds people of the demo, whose passwords are public (${found.join(', ')}): make a new one`,
      ];
}

/** Marks of the keys, under what the database holds; none where a key is missing or wrong, which is told elsewhere. */
function keyMarksOf({
  masterKey,
  algorithms = 'international',
  sealingKeys = null,
}: Partial<Config>): MarksUnder {
  return (roots) => {
    if (!masterKey || !/^[0-9a-f]{64}$/i.test(masterKey)) return [];
    const crypto = cryptoOf({ algorithms, sealingKeys });
    return marksOf(rootOf(Buffer.from(masterKey, 'hex'), roots, suiteOf(crypto)), crypto);
  };
}

function sealingProblems({ algorithms = 'international', sealingKeys = null }: Partial<Config>): string[] {
  try {
    cryptoOf({ algorithms, sealingKeys });
    return [];
  } catch (error) {
    return [`WEIKAO_SEALING_KEYS: ${error instanceof Error ? error.message : String(error)} (docs/keys.md)`];
  }
}

async function databaseProblems(read: Partial<Config>, marks: MarksUnder): Promise<string[]> {
  const { databaseUrls } = read;
  const named = [databaseUrls?.app, databaseUrls?.office ?? databaseUrls?.app];
  if (!databaseUrls || !named.every((url) => url !== undefined && URL.canParse(url))) return [];
  const urls = prepareRoles(databaseUrls);
  try {
    const problems = await installationProblems(urls, marks);
    return problems.length > 0 ? problems : await demoPeople(urls);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      `the database does not answer as it should (${reason}): see DATABASE_URL and DATABASE_OFFICE_URL`,
    ];
  }
}

const PROBE_TIMEOUT_MS = 3000;

/** Each address outside is asked once whether it is a stand-in; that nobody answers is only told. */
async function outsideProblems(environment: Environment, warn: (text: string) => void): Promise<string[]> {
  const addresses = addressesToProbe(environment);
  const found = await Promise.all(addresses.map((address) => probe(address, PROBE_TIMEOUT_MS)));
  for (const [i, { setting }] of addresses.entries())
    if (found[i] === 'silent') warn(`${setting} leads to nobody who answers at this moment`);
  return addresses.flatMap(({ setting }, i) =>
    found[i] === 'stand-in'
      ? [`${setting} leads to a stand-in, which says so itself: give the vendor's own address`]
      : [],
  );
}

/**
 * The settings of a process that serves real people; throws with everything that stands in the way, a line each. What may
 * pass by itself goes to `warn`.
 */
export async function readProduction(
  environment: Environment,
  warn: (text: string) => void,
): Promise<Config> {
  const { read, problems: unread } = lookAtConfig(environment);
  const wrongKeys = sealingProblems(read);
  const standIns = outsideProblems(environment, warn);
  const problems = [
    ...unread,
    ...productionProblems(environment, read),
    ...wrongKeys,
    ...(await bucketProblems(read.files)),
    ...(await databaseProblems(read, wrongKeys.length === 0 ? keyMarksOf(read) : () => [])),
    ...(await standIns),
  ];
  if (problems.length > 0)
    throw new Error(['Weikao does not start:', ...problems.map((problem) => ` - ${problem}`)].join('\n'));
  return { ...(read as Config), factorPolicy: 'required' };
}

export type Production = {
  readonly config: Config;
  readonly services: RunningServices;
  readonly doors: Doors;
  readonly urls: Urls;
  readonly log: FastifyBaseLogger;
};

/** Checks everything, then opens what servers and workers both need. `process` names it in the log. */
export async function openProduction(
  environment: Environment,
  process: 'serve' | 'worker',
): Promise<Production> {
  const warnings: string[] = [];
  const config = await readProduction(environment, (text) => warnings.push(text));
  const log = createLog(config.logLevel ?? 'info', process);
  for (const warning of warnings) log.warn(warning);
  const onError = (error: Error) => log.error({ err: error }, 'in the background');
  const doors = openDoors(config, onError);
  const publicUrl = config.publicUrl ?? '';
  const urls = prepareRoles(config.databaseUrls ?? { app: '', office: null });
  const settings = {
    appUrl: urls.app,
    officeUrl: urls.office,
    poolSize: config.poolSize,
    masterKey: readMasterKey(config.masterKey, config.dataFolder),
    crypto: cryptoOf(config),
    files: await openFiles(config),
    messenger: doors.messenger,
    outside: doors.outside,
    limits: { failuresPerAddress: config.failuresPerAddress, messagesADay: config.messagesADay },
    puzzleDigits: config.puzzles === 'off' ? null : (config.puzzles ?? PUZZLE_DIGITS),
    factorPolicy: config.factorPolicy,
    gateways: doors.gateways,
    scanner: doors.scanner,
    networkIdentity: () => doors.networkIdentity,
    register: () => doors.register,
    publicUrl,
    internalUrl: config.platformUrl ?? publicUrl,
    lookAtPhotos: config.faceCheck && process === 'serve',
    onError,
  };
  const services = await createServices(settings, async () => systemClock);
  if (config.wechat !== null) openOfficialAccount(config.wechat, doors.outside, services);
  return { config, doors, urls, log, services };
}

/** Names the cookies: the same in every process of an installation, another in a second one on the host. */
export const installationOf = (publicUrl: string): string =>
  createHash('sha256').update(publicUrl).digest('hex').slice(0, 8);
