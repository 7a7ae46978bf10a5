import path from 'node:path';
import { FACTOR_POLICIES, type FactorPolicy } from '#domain/staff/second-factor.ts';
import { type CredentialCheckSettings, readCredentialCheckSettings } from './config/credential-check.ts';
import { readFilesSettings } from './config/files.ts';
import { readMailSettings } from './config/mail.ts';
import { type NetworkIdentitySettings, readNetworkIdentitySettings } from './config/network-identity.ts';
import { type PaymentSettings, readPaymentSettings } from './config/payment.ts';
import {
  addressOf,
  choiceOf,
  countOf,
  type Environment,
  portOf,
  problemsOf,
  secretOf,
  textOf,
} from './config/setting.ts';
import { readSmsSettings, type SmsSettings } from './config/sms.ts';
import { readWechatSettings } from './config/wechat.ts';
import type { FilesSettings } from './ports/files-settings.ts';
import { ALGORITHMS, type Algorithms } from './ports/keys.ts';
import type { MailSettings } from './ports/mail-settings.ts';
import type { OfficialAccountSettings } from './ports/official-account.ts';

const LOG_LEVELS = ['info', 'warn', 'silent'] as const;

/** The environment, parsed once. Anything that cannot work is said before anything is started. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where Prometheus asks; null: nowhere. Never the port that the world reaches. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** As browsers reach the installation; null where nobody has told. */
  readonly publicUrl: string | null;
  /** As payment platforms and other vendors reach it, where that is another address. */
  readonly platformUrl: string | null;
  readonly dataFolder: string;
  readonly standInsPort: number;
  readonly databaseUrls: {
    readonly app: string;
    readonly office: string | null;
    /** The owner of the schema: for commands, not for servers. */
    readonly migrator: string | null;
  } | null;
  /** Connections of one process to the database, as the app. */
  readonly poolSize: number;
  /** A clamd that scans uploaded papers; null: they are marked as not scanned. */
  readonly virusScanner: { readonly host: string; readonly port: number } | null;
  readonly masterKey: string | null;
  /** The one that is to take its place: for `weikao rotate-keys --master` alone. */
  readonly nextMasterKey: string | null;
  /** Keys beside the master key, a line each (keys/key-ring.ts). */
  readonly sealingKeys: string | null;
  readonly algorithms: Algorithms;
  /** By which handovers are signed instead of a key that is derived (keys/file-signer.ts). */
  readonly signingKey: string | null;
  /** Null where nobody has told: servers say more than the demo. */
  readonly logLevel: (typeof LOG_LEVELS)[number] | null;
  /** Whether faces are looked for in photos. */
  readonly faceCheck: boolean;
  /** Addresses of proxies before us whose word on the sender's address is believed. */
  readonly trustProxy: readonly string[];
  readonly failuresPerAddress: number;
  readonly messagesADay: number;
  /** How hard a machine has to work for a code; `off`: not at all; null where nothing is set. */
  readonly puzzles: number | 'off' | null;
  /** Whether all staff need a second factor, or only those who have one. */
  readonly factorPolicy: FactorPolicy;
  /** How long a process that is told to stop goes on serving, so that proxies notice first. */
  readonly drainSeconds: number;
  /** Where private files stand. */
  readonly files: FilesSettings;
  readonly sms: SmsSettings | null;
  readonly mail: MailSettings | null;
  readonly wechat: OfficialAccountSettings | null;
  readonly payment: PaymentSettings;
  readonly networkIdentity: NetworkIdentitySettings | null;
  readonly credentialCheck: CredentialCheckSettings | null;
};

function databaseUrls(environment: Environment): Config['databaseUrls'] {
  const app = secretOf(environment, 'DATABASE_URL');
  if (app === null) return null;
  return {
    app,
    office: secretOf(environment, 'DATABASE_OFFICE_URL'),
    migrator: secretOf(environment, 'DATABASE_MIGRATOR_URL'),
  };
}

/** `host:port`. */
function virusScanner(environment: Environment): Config['virusScanner'] {
  const text = textOf(environment, 'WEIKAO_CLAMD');
  if (text === null) return null;
  const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || port === undefined)
    throw new Error(`WEIKAO_CLAMD must be host:port, not "${text}"`);
  return { host, port: Number(port) };
}

function signingKey(environment: Environment): string | null {
  const key = secretOf(environment, 'WEIKAO_SIGNING_KEY');
  if (key !== null && !/^[0-9a-f]{64}$/i.test(key))
    throw new Error('WEIKAO_SIGNING_KEY must be 64 hex digits');
  return key;
}

function metricsPort(environment: Environment): number | null {
  return textOf(environment, 'METRICS_PORT') === null ? null : portOf(environment, 'METRICS_PORT', 0);
}

/** Zeros at the front of a hash: each makes it sixteen times the work. */
const PUZZLES = ['off', '1', '2', '3', '4', '5', '6'] as const;

function puzzles(environment: Environment): Config['puzzles'] {
  if (textOf(environment, 'PUZZLES') === null) return null;
  const chosen = choiceOf(environment, 'PUZZLES', PUZZLES, 'off');
  return chosen === 'off' ? chosen : Number(chosen);
}

const listOf = (text: string | null) =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const READERS: { readonly [Name in keyof Config]: (environment: Environment) => Config[Name] } = {
  port: (environment) => portOf(environment, 'PORT', 3000),
  host: (environment) => textOf(environment, 'HOST') ?? '127.0.0.1',
  metricsPort,
  metricsHost: (environment) => textOf(environment, 'METRICS_HOST') ?? '127.0.0.1',
  publicUrl: (environment) => addressOf(environment, 'WEIKAO_PUBLIC_URL'),
  platformUrl: (environment) => addressOf(environment, 'WEIKAO_PLATFORM_ADDRESS'),
  dataFolder: (environment) => path.resolve(textOf(environment, 'WEIKAO_DATA') ?? '.data'),
  standInsPort: (environment) => portOf(environment, 'STAND_INS_PORT', 3900),
  databaseUrls,
  poolSize: (environment) => countOf(environment, 'DATABASE_POOL', 16),
  virusScanner,
  masterKey: (environment) => secretOf(environment, 'WEIKAO_MASTER_KEY'),
  nextMasterKey: (environment) => secretOf(environment, 'WEIKAO_NEXT_MASTER_KEY'),
  sealingKeys: (environment) => secretOf(environment, 'WEIKAO_SEALING_KEYS'),
  signingKey,
  algorithms: (environment) => choiceOf(environment, 'WEIKAO_CRYPTO', ALGORITHMS, 'international'),
  logLevel: (environment) =>
    textOf(environment, 'LOG_LEVEL') === null ? null : choiceOf(environment, 'LOG_LEVEL', LOG_LEVELS, 'warn'),
  faceCheck: (environment) => choiceOf(environment, 'FACE_CHECK', ['on', 'off'], 'on') === 'on',
  trustProxy: (environment) => listOf(textOf(environment, 'TRUST_PROXY')),
  failuresPerAddress: (environment) => countOf(environment, 'FAILURES_PER_ADDRESS', 100),
  puzzles,
  messagesADay: (environment) => countOf(environment, 'MESSAGES_A_DAY', 300_000),
  factorPolicy: (environment) => choiceOf(environment, 'STAFF_FACTOR', FACTOR_POLICIES, 'optional'),
  drainSeconds: (environment) => countOf(environment, 'DRAIN_SECONDS', 10),
  files: readFilesSettings,
  sms: readSmsSettings,
  mail: readMailSettings,
  wechat: readWechatSettings,
  payment: readPaymentSettings,
  networkIdentity: readNetworkIdentitySettings,
  credentialCheck: readCredentialCheckSettings,
};

/** What can be read, and what is wrong with the rest, a line each. */
export function lookAtConfig(environment: Environment): {
  readonly read: Partial<Config>;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(READERS)) {
    try {
      read[name] = reader(environment);
    } catch (error) {
      problems.push(...problemsOf(error));
    }
  }
  return { read: read as Partial<Config>, problems };
}

/** Throws with everything that is wrong, a line each. */
export function readConfig(environment: Environment): Config {
  const { read, problems } = lookAtConfig(environment);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return read as Config;
}
