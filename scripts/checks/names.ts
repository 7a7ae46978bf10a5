// A file or folder called "utils" is a thing that has no name yet.
import { reportFindings } from './report-findings.ts';
import { listSources } from './sources.ts';

const nameless = new Set(['common', 'shared', 'util', 'utils', 'helper', 'helpers', 'lib', 'core', 'misc']);

/** Paths under `root` of which a folder's or the file's own name says nothing. */
export function findNameless(root: string): string[] {
  return listSources(root, ['']).filter((file) =>
    file.split('/').some((segment) => nameless.has(withoutEndings(segment).toLowerCase())),
  );
}

// `utils.test.ts` is as nameless as `utils.ts`.
function withoutEndings(segment: string): string {
  return segment.split('.')[0] ?? segment;
}

if (import.meta.main) {
  const root = process.cwd();
  reportFindings(`${listSources(root, ['']).length} paths`, findNameless(root));
}
