// `npm run check`: everything that can be said of the sources without running them.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runQuietly } from './processes.mjs';
import { secondsSince, startProgress } from './progress.mjs';
import { packageProgram, prepareRuntime, root } from './runtime.mjs';

const own = (name) => [path.join(root, 'scripts', 'checks', `${name}.ts`)];

const checks = [
  { name: 'types', args: [packageProgram('ts7', 'bin', 'tsc'), '-p', '.'] },
  { name: 'lint and format', args: [packageProgram('@biomejs', 'biome', 'bin', 'biome'), 'check'] },
  { name: 'walls between the rooms', args: own('walls') },
  { name: 'purity of the domain', args: own('purity') },
  { name: 'stray Chinese', args: own('stray-han') },
  { name: 'names that say nothing', args: own('names') },
  { name: 'sources of the data', args: own('csv-headers') },
  { name: 'demands with a test', args: own('demands') },
  { name: 'unused code', args: [packageProgram('knip', 'bin', 'knip.js')] },
];

/**
 * Runs all checks, also after a failure, and prints each with its time.
 * @returns {Promise<boolean[]>} which passed
 */
export async function runChecks(node) {
  const results = [];
  for (const { name, args } of checks) results.push(await runCheck(node, name, args));
  return results;
}

/** Runs one check and prints its outcome; what it says is printed only when it fails. */
export async function runCheck(node, name, args) {
  const began = performance.now();
  const { code, output } = await runQuietly(node, args, { cwd: root });
  console.log(`${code === 0 ? 'pass' : 'FAIL'}  ${name} (${secondsSince(began)} s)`);
  if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '      '));
  return code === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const results = await runChecks(await prepareRuntime(startProgress()));
  process.exitCode = results.every(Boolean) ? 0 : 1;
}
