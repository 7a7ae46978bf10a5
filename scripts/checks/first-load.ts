// What a slow phone has to fetch before the candidate portal answers. The built page itself says which scripts
// those are: the entry, and what the entry cannot do without.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { reportFindings } from './report-findings.ts';

const budgetBytes = 60_000;

/** Gzipped bytes of script that the page in `dist` loads at first. Throws when it names no script. */
export function measureFirstLoad(dist: string): number {
  const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const scripts = page.match(/(?<=(src|href)=")[^"]+\.js(?=")/g) ?? [];
  if (scripts.length === 0) throw new Error(`${dist}/index.html names no script`);
  return scripts
    .map((script) => gzipSync(readFileSync(path.join(dist, script))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

if (import.meta.main) {
  const bytes = measureFirstLoad(path.join(process.cwd(), 'web/candidate/dist'));
  const isTooMuch = bytes > budgetBytes;
  reportFindings(
    `${bytes} bytes of gzipped script at first load, budget ${budgetBytes}`,
    isTooMuch ? [`${bytes - budgetBytes} bytes too many; load what is not needed at once lazily`] : [],
  );
}
