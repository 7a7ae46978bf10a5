// Building the web apps, and not building them again when nothing they are made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './processes.mjs';
import { packageProgram, root } from './runtime.mjs';

const viteProgram = () => packageProgram('vite', 'bin', 'vite.js');
const sharedSources = [
  'domain',
  'vocabulary',
  'contract',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

const alsoRead = {
  candidate: ['web/face-files.ts'],
  'photo-tool': ['web/face-files.ts', 'web/candidate'],
};

/** The web apps that exist: name, folder, and where the build goes. */
export function listWebApps() {
  return ['candidate', 'office', 'photo-tool']
    .map((name) => ({ name, folder: path.join(root, 'web', name), alsoReads: alsoRead[name] ?? [] }))
    .filter(({ folder }) => existsSync(path.join(folder, 'vite.config.ts')))
    .map((app) => ({ ...app, dist: path.join(app.folder, 'dist') }));
}

/**
 * Builds an app unless its last build came from the same sources.
 * @returns {Promise<{ ok: boolean, built: boolean, output: string }>}
 */
export async function buildWebApp(node, app) {
  const stamp = path.join(app.dist, '.sources.sha256');
  const sources = hashSources([
    app.folder,
    ...[...sharedSources, ...app.alsoReads].map((name) => path.join(root, name)),
  ]);
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
  if (isCurrent) return { ok: true, built: false, output: '' };
  const args = [viteProgram(), 'build', app.folder, '--logLevel', 'warn'];
  const { code, output } = await runQuietly(node, args, { cwd: root });
  if (code === 0) writeFileSync(stamp, sources);
  return { ok: code === 0, built: true, output };
}

/** The arguments that make Node build an app again at every change, until it is stopped. */
export function watchArguments(app) {
  return [viteProgram(), 'build', app.folder, '--watch', '--logLevel', 'warn'];
}

function hashSources(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(listFiles)) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function listFiles(place) {
  if (!existsSync(place) || /[/\\](dist|node_modules)$|\.test\.tsx?$/.test(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place).sort();
  return names.flatMap((name) => listFiles(path.join(place, name)));
}
