import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSources } from './sources.ts';
import { copyTree, type TreeCopy } from './tree-copy.ts';
import { findOverlooked, type Inspection, inspectWalls } from './walls.ts';

// What the breaches reach for; planted too, so that no breach depends on what is in the rooms today.
const targets = {
  domain: '#domain/planted/target.ts',
  vocabulary: '#vocabulary/planted-target.ts',
  routes: '#contract/planted-target.ts',
  client: '#contract/client-planted-target.ts',
};
const targetFiles = [
  'domain/planted/target.ts',
  'domain/registration/planted-target.ts',
  'domain/identity/planted-target.ts',
  'vocabulary/planted-target.ts',
  'contract/planted-target.ts',
  'contract/client-planted-target.ts',
  ...[
    'usecases',
    'ports',
    'postgres',
    'postgres/embedded',
    'gateways',
    'files',
    'images',
    'papers',
    'sheets',
    'documents',
    'keys',
    'rehearsal',
  ].map((floor) => `server/${floor}/planted-target.ts`),
  ...['http', 'jobs', 'testing'].map((floor) => `server/${floor}/planted-target.ts`),
  'server/main-planted-target.ts',
  'web/candidate/planted-target.ts',
  'web/office/planted-target.ts',
  'stand-ins/planted-target.ts',
  'journeys/planted-target.ts',
  'bench/planted-target.ts',
  'scripts/planted-target.test.ts',
];

/** Where it stands, what it imports, which rule must say so (none: it is allowed). */
type Row = readonly [folder: string, statement: string, rule: string | undefined];

const value = (specifier: string) => `import { planted } from '${specifier}'; export const used = planted;`;
const type = (specifier: string) =>
  `import type { Planted } from '${specifier}'; export const used: Planted | undefined = undefined;`;
const both = (specifier: string) =>
  `import type { Planted } from '${specifier}'; import { planted } from '${specifier}'; export const used: Planted = planted;`;
const bare = (specifier: string) =>
  `import * as everything from '${specifier}'; export const used = everything;`;
const lazy = (specifier: string) => `export const used = () => import('${specifier}');`;
const passedOn = (specifier: string) => `export * from '${specifier}';`;

const breaches: Row[] = [
  ['domain', bare('node:crypto'), 'wall-of-domain'],
  ['domain', bare('typebox'), 'wall-of-domain'],
  ['domain', type(targets.vocabulary), 'wall-of-domain'],
  ['domain', lazy('../server/ports/planted-target.ts'), 'wall-of-domain'],
  ['vocabulary', value(targets.domain), 'wall-of-vocabulary-types-only'],
  ['vocabulary', both(targets.domain), 'wall-of-vocabulary-types-only'],
  ['vocabulary', type(targets.client), 'wall-of-vocabulary'],
  ['vocabulary', bare('pinyin-pro'), 'wall-of-vocabulary'],
  ['contract', type('../server/ports/planted-target.ts'), 'wall-of-contract-routes'],
  ['contract', bare('fastify'), 'wall-of-contract-routes'],
  ['contract/client-of', value(targets.routes), 'wall-of-contract-client-types-only'],
  ['contract/client-of', passedOn(targets.domain), 'wall-of-contract-client-types-only'],
  ['contract/client-of', bare('typebox'), 'wall-of-contract-client-types-only'],
  ['contract/client-of', bare('fastify'), 'wall-of-contract-client'],
  ['server/usecases/candidate', bare('node:fs'), 'wall-of-server-usecases'],
  ['server/usecases/candidate', bare('pg'), 'wall-of-server-usecases'],
  ['server/usecases/candidate', type('../../postgres/planted-target.ts'), 'wall-of-server-usecases'],
  ['server/usecases/candidate', type(targets.routes), 'wall-of-server-usecases'],
  ['server/usecases/candidate', value(targets.vocabulary), 'wall-of-server-usecases'],
  ['server/ports', type('../usecases/planted-target.ts'), 'wall-of-server-ports'],
  ['server/ports', type('pg'), 'wall-of-server-ports'],
  ['server/postgres', value('../usecases/planted-target.ts'), 'wall-of-server-postgres'],
  ['server/postgres', value('../keys/planted-target.ts'), 'wall-of-server-postgres'],
  ['server/postgres', value(targets.vocabulary), 'wall-of-server-postgres'],
  ['server/postgres', value('./embedded/planted-target.ts'), 'wall-of-server-postgres'],
  ['server/postgres/embedded', bare('pg'), 'wall-of-server-postgres-embedded'],
  ['server/postgres/embedded', value('../planted-target.ts'), 'wall-of-server-postgres-embedded'],
  ['server/gateways', value('../http/planted-target.ts'), 'wall-of-server-gateways'],
  ['server/files', value('../images/planted-target.ts'), 'wall-of-server-files'],
  ['server/files', bare('pg'), 'wall-of-server-files'],
  ['server/gateways', bare('@aws-sdk/client-s3'), 'wall-of-server-gateways'],
  ['server/images', bare('flydrive'), 'wall-of-server-images'],
  ['server/papers', bare('flydrive'), 'wall-of-server-papers'],
  ['server/sheets', bare('pg'), 'wall-of-server-sheets'],
  ['server/documents', value('../files/planted-target.ts'), 'wall-of-server-documents'],
  ['server/keys', value(targets.vocabulary), 'wall-of-server-keys'],
  ['server/rehearsal', value('../postgres/planted-target.ts'), 'wall-of-server-rehearsal'],
  ['server/http', value('../postgres/planted-target.ts'), 'wall-of-server-http'],
  ['server/http', value(targets.vocabulary), 'wall-of-server-http'],
  ['server/jobs', value('../http/planted-target.ts'), 'wall-of-server-jobs'],
  ['server/jobs', value('../postgres/planted-target.ts'), 'wall-of-server-jobs'],
  ['server/demo', value('../postgres/planted-target.ts'), 'wall-of-server-demo'],
  ['server/main-', value('../web/office/planted-target.ts'), 'wall-of-server-main'],
  ['server/main-', value('../stand-ins/planted-target.ts'), 'wall-of-server-main'],
  ['server/http', value('../config.ts'), 'config-is-read-by-main'],
  ['server/http', value('../main-planted-target.ts'), 'wall-of-server-http'],
  ['server/config.ts', `${bare('pg')} export const planted = 1;`, 'wall-of-server-config'],
  ['server/config', value('../http/planted-target.ts'), 'wall-of-server-config'],
  ['server/usecases', value('../config/setting.ts'), 'config-is-read-by-main'],
  ['web/planted/vite.config.ts', value('../../server/http/planted-target.ts'), 'wall-of-web-build'],
  ['web/candidate', bare('antd'), 'wall-of-web-candidate'],
  ['web/candidate', lazy('react-dom'), 'wall-of-web-candidate'],
  ['web/candidate', bare('node:path'), 'wall-of-web-candidate'],
  ['web/candidate', value('#domain/registration/planted-target.ts'), 'wall-of-web-candidate'],
  ['web/candidate', type(targets.routes), 'wall-of-web-candidate'],
  ['web/candidate', value('../office/planted-target.ts'), 'wall-of-web-candidate'],
  ['web/office', value('../candidate/planted-target.ts'), 'wall-of-web-office'],
  ['web/office', value(targets.domain), 'wall-of-web-office-types-only'],
  ['web/office', value(targets.routes), 'wall-of-web-office'],
  ['web/office', bare('wouter'), 'wall-of-web-office'],
  ['web/photo-tool', value('../candidate/planted-target.ts'), 'wall-of-web-photo-tool'],
  ['mini', value('#domain/registration/planted-target.ts'), 'wall-of-mini'],
  ['stand-ins', type(targets.domain), 'wall-of-stand-ins'],
  ['stand-ins', value(targets.client), 'wall-of-stand-ins'],
  ['journeys', value(targets.vocabulary), 'wall-of-journeys'],
  ['journeys', value('../server/http/planted-target.ts'), 'wall-of-journeys'],
  ['bench', value('../server/ports/planted-target.ts'), 'wall-of-bench'],
  ['scripts', value('../server/ports/planted-target.ts'), 'wall-of-scripts'],
  ['.', value('./domain/planted/target.ts'), 'wall-of-tool-settings'],
  ['server/usecases', value('../testing/planted-target.ts'), 'test-code-is-for-tests'],
  ['server/http', value('../../scripts/planted-target.test.ts'), 'test-code-is-for-tests'],
  ['server/attic', value('../ports/planted-target.ts'), 'stands-in-no-room'],
  ['server/http', value('./planted-nowhere.ts'), 'import-leads-nowhere'],
  ['attic', value('../domain/planted/target.ts'), 'stands-in-no-room'],
];

const allowed: Row[] = [
  ['domain', value(targets.domain), undefined],
  ['vocabulary', type(targets.domain), undefined],
  ['contract', bare('typebox'), undefined],
  ['contract/client-of', type(targets.routes), undefined],
  ['server/usecases', value('../ports/planted-target.ts'), undefined],
  ['server/postgres', bare('pg'), undefined],
  ['server/postgres', type('pg'), undefined],
  ['server/postgres', bare('node:stream/promises'), undefined],
  ['server/gateways', value(targets.vocabulary), undefined],
  ['server/http', bare('@fastify/cookie'), undefined],
  ['server/main-', value('./postgres/embedded/planted-target.ts'), undefined],
  ['server/main-', value('./config.ts'), undefined],
  ['web/candidate', bare('react'), undefined],
  ['web/candidate', bare('react-dom/client'), undefined],
  ['web/candidate', value('#domain/identity/planted-target.ts'), undefined],
  ['web/office', bare('react-dom/client'), undefined],
  ['web/office', type(targets.domain), undefined],
  ['journeys', value(targets.client), undefined],
];

const rows = [...breaches, ...allowed].map(([folder, statement, rule], index) => ({
  file: fileIn(folder, index),
  statement,
  rule,
}));

let tree: TreeCopy;
let inspection: Inspection;

beforeAll(async () => {
  tree = copyTree();
  for (const file of targetFiles) {
    tree.plant(file, 'export type Planted = number; export const planted: Planted = 1;\n');
  }
  for (const { file, statement } of rows) tree.plant(file, `${statement}\n`);
  tree.plant(
    'domain/planted-circle.ts',
    `import { b } from './planted-circle-back.ts'; export const a = () => b;`,
  );
  tree.plant(
    'domain/planted-circle-back.ts',
    `import { a } from './planted-circle.ts'; export const b = () => a;`,
  );
  tree.plant('domain/planted-breach.test.ts', value(targets.vocabulary));
  inspection = await inspectWalls(tree.root);
}, 60_000);

afterAll(() => tree.remove());

describe('the walls', () => {
  it.each(rows.filter(({ rule }) => rule !== undefined))(
    '$file: $statement breaches $rule',
    ({ file, rule }) => {
      expect(rulesBrokenBy(file)).toEqual([rule]);
    },
  );

  it.each(rows.filter(({ rule }) => rule === undefined))('$file: $statement is allowed', ({ file }) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });

  it('has a planted breach for every rule', () => {
    const proven = new Set([...breaches.map(([, , rule]) => rule), 'no-circle']);
    expect(inspection.rules.filter((rule) => !proven.has(rule))).toEqual([]);
  });

  it('finds a circle', () => {
    const circle = ['domain/planted-circle.ts', 'domain/planted-circle-back.ts'];
    // Told once, from whichever end.
    expect(circle.flatMap(rulesBrokenBy)).toEqual(['no-circle']);
  });

  it('lets tests import what they test', () => {
    expect(rulesBrokenBy('domain/planted-breach.test.ts')).toEqual([]);
  });

  it('has looked at every source', () => {
    expect(findOverlooked(tree.root, inspection)).toEqual([]);
    expect(inspection.modules.length).toBeGreaterThanOrEqual(listSources(tree.root, ['.ts', '.tsx']).length);
  });
});

function rulesBrokenBy(file: string): string[] {
  return inspection.breaches.filter(({ from }) => from === file).map(({ rule }) => rule);
}

// 'contract/client-of' and 'server/main-' stand for files whose names begin so.
function fileIn(place: string, index: number): string {
  if (place.endsWith('.ts')) return place;
  const separator = place.endsWith('-') || place.endsWith('-of') ? '' : '/';
  return path.posix.normalize(`${place}${separator}planted-${index}.ts`);
}
