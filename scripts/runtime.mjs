// What every command needs before it can begin: packages as locked, and a Node that runs our TypeScript.
// Plain JavaScript on Node built-ins only, because on a fresh machine it is read before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runQuietly } from './processes.mjs';

/** The project's folder. */
export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

const oldestToBeginWith = [20, 19];
const oldestToRunOn = [24, 0];

/**
 * Makes the machine ready and gives the path of the Node that runs the project.
 * @param {(line: string) => void} report
 * @returns {Promise<string>}
 */
export async function prepareRuntime(report) {
  if (!isAtLeast(process.version, oldestToBeginWith)) {
    throw new Error(`Node ${oldestToBeginWith.join('.')} or newer is needed; this is ${process.version}.`);
  }
  if (!isInstalledAsLocked()) await installPackages(report);
  return await findNode();
}

/** The path of a program that came with a package, to be run by Node. */
export function packageProgram(...segments) {
  return path.join(root, 'node_modules', ...segments);
}

function isAtLeast(version, [major, minor]) {
  const [ourMajor, ourMinor] = version.replace(/^v/, '').split('.').map(Number);
  return ourMajor > major || (ourMajor === major && ourMinor >= minor);
}

// npm keeps its own record of what it has put into node_modules, written last: an interrupted
// install has none, and an install by hand (`npm ci`, `npm install`) is recognised as one.
function isInstalledAsLocked() {
  const record = packageProgram('.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const locked = readPackages(path.join(root, 'package-lock.json'));
  return Object.entries(locked).every(([folder, { version, integrity, optional, link }]) => {
    if (folder === '' || link) return true;
    const found = installed[folder];
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

async function installPackages(report) {
  report('installing packages (npm ci)');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const { code, output } = npm
    ? await runQuietly(process.execPath, [npm, ...args], { cwd: root })
    : await runQuietly('npm', args, { cwd: root, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
  report('packages installed');
}

/** The Node that runs the project: the one from npm, or ours. */
export async function findNode() {
  const packaged = packageProgram('.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  for (const candidate of [packaged, process.execPath]) {
    if (!existsSync(candidate)) continue;
    const { code, output } = await runQuietly(candidate, ['--version']);
    if (code === 0 && isAtLeast(output.trim(), oldestToRunOn)) return candidate;
  }
  throw new Error(
    `Node ${oldestToRunOn[0]} or newer is needed to run the server, and npm has no package of it for ` +
      `${process.platform}-${process.arch}. This is ${process.version}: please install Node ${oldestToRunOn[0]}.`,
  );
}
