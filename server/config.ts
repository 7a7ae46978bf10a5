import path from 'node:path';
import { FACTOR_POLICIES, type FactorPolicy } from '#domain/staff/second-factor.ts';
import { choiceOf, countOf, type Environment, portOf, secretOf } from './config/setting.ts';

const LOG_LEVELS = ['info', 'warn', 'silent'] as const;

/** The environment, parsed once. Anything that cannot work is said before anything is started. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly standInsPort: number;
  readonly databaseUrls: {
    readonly app: string;
    readonly office: string | null;
    readonly migrator: string;
  } | null;
  /** A clamd that scans uploaded papers; null: they are marked as not scanned. */
  readonly virusScanner: { readonly host: string; readonly port: number } | null;
  readonly masterKey: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether faces are looked for in photos. */
  readonly faceCheck: boolean;
  /** Addresses of proxies before us whose word on the sender's address is believed. */
  readonly trustProxy: readonly string[];
  readonly failuresPerAddress: number;
  /** Whether all staff need a second factor, or only those who have one. */
  readonly factorPolicy: FactorPolicy;
};

function databaseUrls(environment: Environment): Config['databaseUrls'] {
  const { DATABASE_URL: app, DATABASE_MIGRATOR_URL: migrator, DATABASE_OFFICE_URL: office } = environment;
  if (!app) return null;
  if (!migrator)
    throw new Error('DATABASE_URL needs DATABASE_MIGRATOR_URL beside it: the owner of the schema');
  return { app, migrator, office: office || null };
}

/** `host:port`. */
function virusScannerOf(text: string | undefined): Config['virusScanner'] {
  if (!text) return null;
  const [, host, port] = /^([\w.-]+):(\d{1,5})$/.exec(text) ?? [];
  if (host === undefined || port === undefined)
    throw new Error(`WEIKAO_CLAMD must be host:port, not "${text}"`);
  return { host, port: Number(port) };
}

export function readConfig(environment: Environment): Config {
  return {
    port: portOf(environment, 'PORT', 3000),
    host: environment.HOST || '127.0.0.1',
    dataFolder: path.resolve(environment.WEIKAO_DATA || '.data'),
    standInsPort: portOf(environment, 'STAND_INS_PORT', 3900),
    databaseUrls: databaseUrls(environment),
    virusScanner: virusScannerOf(environment.WEIKAO_CLAMD),
    masterKey: secretOf(environment, 'WEIKAO_MASTER_KEY') ?? undefined,
    logLevel: choiceOf(environment, 'LOG_LEVEL', LOG_LEVELS, 'warn'),
    faceCheck: choiceOf(environment, 'FACE_CHECK', ['on', 'off'], 'on') === 'on',
    trustProxy: (environment.TRUST_PROXY ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    failuresPerAddress: countOf(environment, 'FAILURES_PER_ADDRESS', 100),
    factorPolicy: choiceOf(environment, 'STAFF_FACTOR', FACTOR_POLICIES, 'optional'),
  };
}
