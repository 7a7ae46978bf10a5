import { readdirSync } from 'node:fs';
import path from 'node:path';

const notOurs = new Set(['node_modules', 'dist', '.git', '.data', 'test-results', 'playwright-report']);

/** Files of the project whose names end so, as paths from `root` with forward slashes. */
export function listSources(root: string, endings: readonly string[]): string[] {
  return listFiles(root, '').filter((file) => endings.some((ending) => file.endsWith(ending)));
}

/** Test code: its own rules apply. */
export function isTest(file: string): boolean {
  return (
    /\.test\.(tsx?|mjs)$/.test(file) || file.startsWith('server/testing/') || file.startsWith('journeys/')
  );
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? listFiles(root, file) : [file];
    });
}
