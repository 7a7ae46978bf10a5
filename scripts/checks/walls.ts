// Are the walls of .dependency-cruiser.mjs kept? Also doubts a clean answer: a tool that cannot read
// TypeScript finds nothing, so the number of modules it looked at must be the number of sources there are.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { reportFindings } from './report-findings.ts';
import { listSources } from './sources.ts';

export type Breach = { readonly rule: string; readonly from: string; readonly to: string };
export type Inspection = {
  readonly breaches: readonly Breach[];
  readonly modules: readonly string[];
  readonly rules: readonly string[];
};

type CruiseResult = {
  modules: { source: string }[];
  summary: {
    violations: { from: string; to: string; rule: { name: string } }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
};

const program = path.join(
  import.meta.dirname,
  '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
);

const sourceEndings = ['.ts', '.tsx', '.mjs'];

/** Looks at every module under `root` (a folder with our layout and configuration). */
export async function inspectWalls(root: string): Promise<Inspection> {
  const places = new Set(listSources(root, sourceEndings).map((file) => file.split('/')[0] ?? file));
  const args = [program, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...places];
  const result = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 }).catch(
    // Its exit code is the number of errors; the answer is complete all the same.
    (error: { stdout?: string; stderr?: string }) => {
      if (error.stdout) return { stdout: error.stdout };
      throw new Error(`dependency-cruiser did not run: ${error.stderr ?? error}`);
    },
  );
  const { modules, summary }: CruiseResult = JSON.parse(result.stdout);
  return {
    breaches: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: modules.map(({ source }) => source),
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
  };
}

/** Sources that the inspection has not looked at. */
export function findOverlooked(root: string, { modules }: Inspection): string[] {
  const seen = new Set(modules);
  return listSources(root, sourceEndings).filter((file) => !seen.has(file));
}

if (import.meta.main) {
  const root = process.cwd();
  const inspection = await inspectWalls(root);
  reportFindings(`${inspection.modules.length} modules`, [
    ...inspection.breaches.map(({ rule, from, to }) => `${from} → ${to}: ${rule}`),
    ...findOverlooked(root, inspection).map((file) => `${file}: was not looked at`),
  ]);
}
