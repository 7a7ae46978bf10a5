// Reference data without a source cannot be corrected: each CSV begins with comments that name its source and year.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reportFindings } from './report-findings.ts';
import { listSources } from './sources.ts';

/** CSV files under `root` whose opening comments lack `# source: …` or `# year: …`. */
export function findUnsourcedCsv(root: string): string[] {
  return listDataFiles(root).flatMap((file) => {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
    const comments = lines.slice(
      0,
      lines.findIndex((line) => !line.startsWith('#')),
    );
    return ['source', 'year']
      .filter((what) => !comments.some((comment) => comment.startsWith(`# ${what}: `)))
      .map((what) => `${file}: no "# ${what}: " in its opening comments`);
  });
}

function listDataFiles(root: string): string[] {
  return listSources(root, ['.csv']).filter((file) => file.startsWith('data/'));
}

if (import.meta.main) {
  const root = process.cwd();
  reportFindings(`${listDataFiles(root).length} CSV files`, findUnsourcedCsv(root));
}
