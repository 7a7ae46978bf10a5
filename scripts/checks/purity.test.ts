import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findImpurities } from './purity.ts';
import { copyTree, type TreeCopy } from './tree-copy.ts';

const impure = [
  'export const t = Date.now();',
  'export const t = new Date();',
  'export const t = new Date;',
  'export const t = new Date(2026, 0, 1);',
  'export const t = Date();',
  'const Clock = Date; export const t = new Clock();',
  "export const t = Date['now']();",
  'export const { now } = Date;',
  'export const t = (d: Date) => d.getHours();',
  'export const r = Math.random();',
  "export const r = Math['random']();",
  'export const { random } = Math;',
  'export const r = crypto.randomUUID();',
  'export const t = performance.now();',
  'export const e = process.env;',
  'export const g = globalThis;',
  'export const later = () => setTimeout(() => {}, 1);',
];
const impureInTheDomainOnly = [
  "export const f = new Intl.NumberFormat('zh-CN');",
  "console.log('here'); export {};",
  "export const u = new URL('https://example.com');",
  "export const r = () => fetch('/');",
  'export const c = structuredClone({});',
  "export const b = new TextEncoder().encode('x');",
  "export const b = Buffer.from('x');",
  'export const bag = { console };',
  'export const run = () => eval("1");',
];
const machineDependent = [
  "export const order = (a: string, b: string) => a.localeCompare(b, 'zh');",
  'export const say = (n: number) => n.toLocaleString();',
];
const pure = [
  'export const t = (instant: number) => new Date(instant).getUTCHours();',
  'export const t = Date.UTC(2026, 0, 1);',
  'export const d = (x: unknown): x is Date => x instanceof Date;',
  'export const m = Math.max(1, 2);',
  'export type Process = { process: string; crypto: number }; export const p = (x: Process) => x.process;',
  "export const labels = { process: 'p', fetch: 'f' };",
  'export const ask = (fetch: () => number, now: number) => fetch() + now;',
  "import { process } from './steps.ts'; export const p = process;",
  'export const s = new Set([1]).has(Number.parseInt("1", 10));',
];

let tree: TreeCopy;
let found: string[];
const plant = (folder: string, name: string, statements: readonly string[]) =>
  statements.map((statement, index) => {
    const file = `${folder}/planted-${name}-${index}.ts`;
    tree.plant(file, `${statement}\n`);
    return { file, statement };
  });
const foundIn = (file: string) => found.filter((finding) => finding.startsWith(`${file}:`));

describe('the purity check', () => {
  let mustBeFound: { file: string; statement: string }[];
  let mustPass: { file: string; statement: string }[];

  beforeAll(() => {
    tree = copyTree();
    mustBeFound = [
      ...plant('domain/planted', 'impure', [...impure, ...impureInTheDomainOnly, ...machineDependent]),
      ...plant('server/usecases/planted', 'impure', [...impure, ...machineDependent]),
      ...plant('server/ports', 'impure', impure),
    ];
    mustPass = [
      ...plant('domain/planted', 'pure', pure),
      ...plant('server/usecases/planted', 'pure', pure),
      ...plant('server/postgres', 'below', impure),
    ];
    tree.plant('domain/planted/planted.test.ts', impure.join('\n'));
    found = findImpurities(tree.root);
  });

  afterAll(() => tree.remove());

  it('finds every planted clock, die and machine', () => {
    expect(mustBeFound.filter(({ file }) => foundIn(file).length === 0)).toEqual([]);
  });

  it('lets the language alone pass, and what stands below the adapters', () => {
    expect(mustPass.flatMap(({ file }) => foundIn(file))).toEqual([]);
  });

  it('says where', () => {
    const planted = mustBeFound.find(({ statement }) => statement.includes('Date.now'));
    expect(foundIn(planted?.file ?? '')).toEqual([`${planted?.file}:1: Date.now`]);
  });

  it('lets tests of the domain do as they like', () => {
    expect(foundIn('domain/planted/planted.test.ts')).toEqual([]);
  });
});
