import path from 'node:path';
import { FACTOR_POLICIES, type FactorPolicy } from '#domain/staff/second-factor.ts';

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
  readonly logLevel: 'info' | 'warn' | 'silent';
  /** Whether faces are looked for in photos. */
  readonly faceCheck: boolean;
  /** Addresses of proxies before us whose word on the sender's address is believed. */
  readonly trustProxy: readonly string[];
  readonly failuresPerAddress: number;
  /** Whether all staff need a second factor, or only those who have one. */
  readonly factorPolicy: FactorPolicy;
};

type Environment = Readonly<Record<string, string | undefined>>;

function portOf(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${name} must be a port number, not "${text}"`);
  return port;
}

function countOf(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`${name} must be a whole number above 0, not "${text}"`);
  return Number(text);
}

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

function logLevelOf(text: string | undefined): Config['logLevel'] {
  if (text === undefined || text === '' || text === 'warn') return 'warn';
  if (text === 'info' || text === 'silent') return text;
  throw new Error(`LOG_LEVEL must be info, warn or silent, not "${text}"`);
}

function faceCheckOf(text: string | undefined): boolean {
  if (text === undefined || text === '' || text === 'on') return true;
  if (text === 'off') return false;
  throw new Error(`FACE_CHECK must be on or off, not "${text}"`);
}

function factorPolicyOf(text: string | undefined): FactorPolicy {
  if (text === undefined || text === '') return 'optional';
  const found = FACTOR_POLICIES.find((policy) => policy === text);
  if (found === undefined) throw new Error(`STAFF_FACTOR must be required or optional, not "${text}"`);
  return found;
}

export function readConfig(environment: Environment): Config {
  return {
    port: portOf(environment, 'PORT', 3000),
    host: environment.HOST || '127.0.0.1',
    dataFolder: path.resolve(environment.WEIKAO_DATA || '.data'),
    standInsPort: portOf(environment, 'STAND_INS_PORT', 3900),
    databaseUrls: databaseUrls(environment),
    virusScanner: virusScannerOf(environment.WEIKAO_CLAMD),
    masterKey: environment.WEIKAO_MASTER_KEY || undefined,
    logLevel: logLevelOf(environment.LOG_LEVEL),
    faceCheck: faceCheckOf(environment.FACE_CHECK),
    trustProxy: (environment.TRUST_PROXY ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    failuresPerAddress: countOf(environment, 'FAILURES_PER_ADDRESS', 100),
    factorPolicy: factorPolicyOf(environment.STAFF_FACTOR),
  };
}
