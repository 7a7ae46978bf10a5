import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAtConfig, readConfig } from '../config.ts';
import { productionProblems, refuseRealPeople } from './production.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'weikao-production-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Hebei, in November: everything is as it should be. */
const GOOD = {
  WEIKAO_PUBLIC_URL: 'https://bm.hebwst.example.cn',
  TRUST_PROXY: '10.1.0.2',
  DATABASE_URL: 'postgres://weikao_app:r8Kq2vXw91LmZpTd@10.1.0.9/weikao',
  DATABASE_OFFICE_URL: 'postgres://weikao_office:u4Jn7cYb63HsGqRe@10.1.0.9/weikao',
  WEIKAO_MASTER_KEY: 'c1f4a86e0b7d2953e8146fda90b3c75812e6fd094ab7c3518e20d9f6b14a7c3d',
  WEIKAO_DATA: path.join(folder, 'empty'),
  WEIKAO_SMS_URL: 'https://sms.provider.example.cn',
  WEIKAO_SMS_TOKEN: 'kT93_vwQpZ1xLr8NfYc2',
};

const S3 = {
  WEIKAO_FILES: 's3',
  WEIKAO_S3_URL: 'https://oss-cn-beijing-internal.example.cn',
  WEIKAO_S3_REGION: 'oss-cn-beijing',
  WEIKAO_S3_BUCKET: 'weikao-hebei',
  WEIKAO_S3_KEY_ID: 'LTAI5tJ2vQx8',
  WEIKAO_S3_SECRET: 'hT7wKq2vZm9xLr4sYb6n',
};

function problemsOf(changes: Record<string, string | undefined>): string[] {
  const environment = { ...GOOD, ...changes };
  const { read, problems } = lookAtConfig(environment);
  return [...problems, ...productionProblems(environment, read)];
}

describe('the start of a production', () => {
  it('has nothing to say where everything is as it should be', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf(S3)).toEqual([]);
  });

  it.each([
    ['no public address', { WEIKAO_PUBLIC_URL: '' }, 'WEIKAO_PUBLIC_URL is needed'],
    ['a public address that anybody reads', { WEIKAO_PUBLIC_URL: 'http://bm.example.cn' }, 'must be https'],
    ['a public address with a path', { WEIKAO_PUBLIC_URL: 'https://a.cn/bm' }, 'must have no path'],
    ['the embedded database', { DATABASE_URL: undefined }, 'DATABASE_URL is needed'],
    ['a password that is a name', { DATABASE_URL: 'postgres://a:a@db/weikao' }, 'is the user name'],
    [
      'a short password',
      { DATABASE_OFFICE_URL: 'postgres://a:b7_x@db/w' },
      'has 4 characters, 16 are needed',
    ],
    ['no master key', { WEIKAO_MASTER_KEY: '' }, 'WEIKAO_MASTER_KEY or WEIKAO_MASTER_KEY_FILE is needed'],
    ['half a master key', { WEIKAO_MASTER_KEY: '0123456789abcdef' }, 'must be 64 hex digits'],
    ['the key of the tests', { WEIKAO_MASTER_KEY: '07'.repeat(32) }, 'WEIKAO_MASTER_KEY repeats itself'],
    ['the token of the demo', { WEIKAO_SMS_TOKEN: 'demo' }, 'WEIKAO_SMS_TOKEN has 4 characters'],
    [
      'a token to be changed later',
      { WEIKAO_SMS_TOKEN: 'please-change-me-later' },
      'words that everybody tries',
    ],
    ['a stand-in', { WEIKAO_SMS_URL: 'http://localhost:3900' }, 'where only stand-ins answer'],
    ['a stand-in by number', { WEIKAO_SMS_URL: 'https://127.0.0.7' }, 'where only stand-ins answer'],
    ['a stand-in by six numbers', { WEIKAO_SMS_URL: 'https://[::1]:3900' }, 'where only stand-ins answer'],
    ['a vendor in the clear', { WEIKAO_SMS_URL: 'http://sms.example.cn' }, 'is not https'],
    ['a bucket in the clear', { ...S3, WEIKAO_S3_URL: 'http://10.1.0.8:9000' }, 'WEIKAO_S3_URL is not https'],
    ['a bucket on this machine', { ...S3, WEIKAO_S3_URL: 'https://localhost:9000' }, 'leads to this machine'],
    ['a bucket without an address', { ...S3, WEIKAO_S3_URL: '' }, 'WEIKAO_S3_URL is needed'],
    ['a bucket without a key', { ...S3, WEIKAO_S3_SECRET: '' }, 'WEIKAO_S3_SECRET or WEIKAO_S3_SECRET_FILE'],
    ['a bucket with a weak key', { ...S3, WEIKAO_S3_SECRET: 'minioadmin-secret' }, 'that everybody tries'],
    ['a path for a bucket', { ...S3, WEIKAO_S3_BUCKET: 'a/../b' }, 'must be the name of a bucket'],
    ['a place that is none', { WEIKAO_FILES: 'ftp' }, 'must be one of folder, moving, s3'],
    ['the port of stand-ins', { STAND_INS_PORT: '3900' }, 'STAND_INS_PORT is set'],
    ['the demo’s one factor', { STAFF_FACTOR: 'optional' }, 'STAFF_FACTOR=optional is for the demo'],
    ['no short messages', { WEIKAO_SMS_URL: '' }, 'WEIKAO_SMS_URL is needed'],
    ['a bank without keys', { WEIKAO_BANK_URL: 'https://b.cn' }, 'WEIKAO_BANK_MERCHANT is needed'],
    ['nobody in front', { TRUST_PROXY: ' , ' }, 'TRUST_PROXY is needed'],
    ['a port beyond all ports', { PORT: '70000' }, 'PORT must be a port number'],
  ])('refuses %s', (_what, change, said) => {
    const problems = problemsOf(change);
    expect(problems.filter((problem) => problem.includes(said))).toHaveLength(1);
  });

  it('refuses the folder of a demo, whose keys lie in it', () => {
    writeFileSync(path.join(folder, 'master-key'), 'x');
    expect(problemsOf({ WEIKAO_DATA: folder })[0]).toContain('belongs to a demo (master-key)');
  });

  it('says everything at once, and no secret', () => {
    const problems = problemsOf({
      WEIKAO_MASTER_KEY: 'fa11ba5e',
      PORT: 'x',
      TRUST_PROXY: '',
      WEIKAO_SMS_TOKEN: 'no',
    });
    expect(problems).toHaveLength(5);
    expect(problems.join()).not.toContain('fa11ba5e');
  });

  it('takes http and vendors on this machine for a trial, and still no weak secret', () => {
    const trial = {
      WEIKAO_INSTALLATION: 'trial',
      WEIKAO_PUBLIC_URL: 'http://localhost:3000',
      TRUST_PROXY: '',
    };
    expect(problemsOf({ ...trial, WEIKAO_SMS_URL: 'http://localhost:3900' })).toEqual([]);
    expect(problemsOf({ ...trial, WEIKAO_SMS_TOKEN: 'demo' })).toHaveLength(1);
  });

  it('lets nobody be invented among real people', () => {
    expect(() => refuseRealPeople(GOOD)).toThrow('serves real people');
    expect(() => refuseRealPeople({ ...GOOD, WEIKAO_INSTALLATION: 'trial' })).not.toThrow();
    expect(() => refuseRealPeople({})).not.toThrow();
  });
});

describe('.env.example', () => {
  const root = path.join(import.meta.dirname, '../..');
  const sources = ['server/config.ts', ...filesIn('server/config').map((file) => `server/config/${file}`)];
  const read = sources.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const READER = /(?:portOf|countOf|choiceOf|textOf|addressOf|codesOf|secretOf|neededText|neededSecret)/
    .source;
  const named = [...read.matchAll(new RegExp(`${READER}\\(\\s*environment,\\s*'([A-Z][A-Z0-9_]+)'`, 'g'))];
  // Settings that several platforms have: `${name}_URL`, read with the name of each.
  const ends = [...read.matchAll(/environment, `\$\{name\}(_[A-Z0-9_]+)`/g)]
    .map(([, end]) => end)
    .filter((end) => end !== '_FILE');
  const platforms = [...read.matchAll(/\w+\(environment, '(WEIKAO_[A-Z0-9_]+)', /g)]
    .map(([, name = '']) => name)
    .filter((name) => !named.some(([, each]) => each === name));
  const names = [
    ...named.map(([, name = '']) => name),
    ...platforms.flatMap((name) => ends.map((end) => `${name}${end}`)),
  ];
  const written = readFileSync(path.join(root, '.env.example'), 'utf8');
  const lines = [...written.matchAll(/^# ([A-Z][A-Z0-9_]+)=\S/gm)].map(([, name = '']) =>
    name.replace(/_FILE$/, ''),
  );

  function filesIn(of: string): string[] {
    return readdirSync(path.join(root, of)).filter(
      (file) => file.endsWith('.ts') && !file.includes('.test.'),
    );
  }

  it('explains each setting that is read, and no other', () => {
    const alike = [...written.matchAll(/(WEIKAO_[A-Z0-9_]+_)…/g)].map(([, start = '']) => start);
    const told = names.filter((name) => !alike.some((start) => name.startsWith(start)));
    expect(new Set(lines)).toEqual(new Set(told));
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('finds every setting, since nobody reads the environment past these readers', () => {
    expect(names.length).toBeGreaterThan(20);
    expect(read).not.toMatch(/environment\.\w|environment\[(?!name\])|\} = environment/);
  });

  it('says what holds where nothing is set', () => {
    const { port, host, poolSize, drainSeconds, failuresPerAddress, standInsPort } = readConfig({});
    const usual = {
      PORT: port,
      HOST: host,
      DATABASE_POOL: poolSize,
      DRAIN_SECONDS: drainSeconds,
      FAILURES_PER_ADDRESS: failuresPerAddress,
      STAND_INS_PORT: standInsPort,
    };
    for (const [name, value] of Object.entries(usual)) expect(written).toContain(`\n# ${name}=${value}\n`);
  });
});
