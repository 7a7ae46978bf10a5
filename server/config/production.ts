import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { weaknessOf, weakSecrets } from './secrets.ts';
import { choiceOf, type Environment, textOf } from './setting.ts';

type Read = Partial<Config>;

/** Whether this is a trial: then addresses may be http and on this machine. Everything else is asked for all the same. */
export const isTrial = (environment: Environment): boolean =>
  choiceOf(environment, 'WEIKAO_INSTALLATION', ['production', 'trial'], 'production') === 'trial';

const LOOPBACK = /^(localhost|127\.|0\.0\.0\.0|\[?::1\]?$|.*\.localhost$)/i;

/** The addresses of vendors' servers that the settings name, and by which setting. */
function doorsIn(environment: Environment): { setting: string; url: string }[] {
  return Object.entries(environment).flatMap(([setting, url = '']) =>
    /^WEIKAO_.+_URL$/.test(setting) && setting !== 'WEIKAO_PUBLIC_URL' && URL.canParse(url)
      ? [{ setting, url }]
      : [],
  );
}

/** The same, and the mail server: who is asked at the start whether it is a stand-in. In a trial, nobody. */
export function addressesToProbe(environment: Environment): { setting: string; url: string }[] {
  if (isTrial(environment)) return [];
  const setting = 'WEIKAO_MAIL_SERVER';
  const server = `smtp://${textOf(environment, setting) ?? ''}`;
  const mail = URL.canParse(server) && new URL(server).port !== '' ? [{ setting, url: server }] : [];
  return [...doorsIn(environment).filter(({ url }) => /^https?:/i.test(url)), ...mail];
}

/** Also a name for the machine itself is a stand-in: no bank runs beside us. */
function doorProblems(environment: Environment): string[] {
  return doorsIn(environment).flatMap(({ setting: name, url }) => {
    const { hostname, protocol } = new URL(url);
    if (LOOPBACK.test(hostname))
      return [`${name} leads to this machine, where only stand-ins answer: give the vendor's own address`];
    return protocol === 'https:'
      ? []
      : [`${name} is not https: what is sent there could be read and altered`];
  });
}

function publicUrlProblems({ publicUrl }: Read, trial: boolean): string[] {
  if (publicUrl === undefined) return [];
  if (publicUrl === null)
    return ['WEIKAO_PUBLIC_URL is needed: the address in the browser, such as https://bm.example.org.cn'];
  const { protocol, pathname } = new URL(publicUrl);
  const problems: string[] = [];
  if (protocol !== 'https:' && !trial)
    problems.push(
      'WEIKAO_PUBLIC_URL must be https: put a proxy with a certificate in front (for a trial, set WEIKAO_INSTALLATION=trial)',
    );
  if (pathname !== '/') problems.push('WEIKAO_PUBLIC_URL must have no path: the product stands at the root');
  return problems;
}

function databaseProblems({ databaseUrls }: Read): string[] {
  if (databaseUrls === undefined) return [];
  if (databaseUrls === null)
    return ['DATABASE_URL is needed: the embedded database is for the demo (docs/running-a-province.md)'];
  const urls = {
    DATABASE_URL: databaseUrls.app,
    DATABASE_OFFICE_URL: databaseUrls.office,
    DATABASE_MIGRATOR_URL: databaseUrls.migrator,
  };
  return Object.entries(urls).flatMap(([name, url]) => {
    if (url === null) return [];
    if (!URL.canParse(url)) return [`${name} is no address: postgres://user:password@host/database`];
    const { username, password } = new URL(url);
    if (password === '') return [];
    const weakness = password === username ? 'is the user name' : weaknessOf(decodeURIComponent(password));
    return weakness === null ? [] : [`the password in ${name} ${weakness}: alter the role, then the setting`];
  });
}

function keyProblems({ masterKey }: Read): string[] {
  if (masterKey === undefined) return [];
  if (masterKey === null)
    return [
      'WEIKAO_MASTER_KEY or WEIKAO_MASTER_KEY_FILE is needed: make it once (openssl rand -hex 32) and keep a copy on paper (docs/keys.md)',
    ];
  return /^[0-9a-f]{64}$/i.test(masterKey)
    ? []
    : ['WEIKAO_MASTER_KEY must be 64 hex digits: openssl rand -hex 32'];
}

const DEMO_FILES = ['master-key', 'clock-set', 'bank/merchant-private.pem', 'postgres'];

function folderProblems({ dataFolder }: Read): string[] {
  if (dataFolder === undefined) return [];
  const found = DEMO_FILES.filter((file) => existsSync(path.join(dataFolder, file)));
  return found.length === 0
    ? []
    : [`WEIKAO_DATA (${dataFolder}) belongs to a demo (${found.join(', ')}): give a folder of its own`];
}

function peopleProblems(environment: Environment, { trustProxy, sms }: Read, trial: boolean): string[] {
  const problems: string[] = [];
  if (textOf(environment, 'STAFF_FACTOR') === 'optional')
    problems.push('STAFF_FACTOR=optional is for the demo: take it out, all staff need a second factor');
  if (textOf(environment, 'STAND_INS_PORT') !== null)
    problems.push('STAND_INS_PORT is set: there are no stand-ins in production, take it out');
  if (sms === null)
    problems.push('WEIKAO_SMS_URL is needed: without short messages nobody can open an account');
  if (trustProxy?.length === 0 && !trial)
    problems.push(
      'TRUST_PROXY is needed: the address of the proxy in front; else all candidates seem to come from one address and slow each other down',
    );
  return problems;
}

/**
 * Everything that stands in the way of serving real people with these settings, a line each, with how to mend it. What
 * could not be read at all is told by `lookAtConfig`.
 */
export function productionProblems(environment: Environment, read: Read): string[] {
  const trial = isTrial(environment);
  return [
    ...publicUrlProblems(read, trial),
    ...databaseProblems(read),
    ...keyProblems(read),
    ...weakSecrets(environment),
    ...(trial ? [] : doorProblems(environment)),
    ...folderProblems(read),
    ...peopleProblems(environment, read, trial),
  ];
}

/** For what invents people. Throws where this is the installation of real ones. */
export function refuseRealPeople(environment: Environment): void {
  if (textOf(environment, 'WEIKAO_PUBLIC_URL') !== null && !isTrial(environment))
    throw new Error(
      'this installation serves real people: nobody is invented here (WEIKAO_INSTALLATION=trial)',
    );
}
