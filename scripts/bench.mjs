// `npm run bench`: how many requests a second, and how much of that is the database. Options: bench/main-bench.ts.
// `npm run bench -- office`: how the office's pages answer with few registrations and with many (bench/main-office-bench.ts).
import path from 'node:path';
import { runVisibly } from './processes.mjs';
import { startProgress } from './progress.mjs';
import { prepareRuntime, root } from './runtime.mjs';

// Ctrl-C reaches the load generator too, which then stops what it has started: we wait for it.
process.on('SIGINT', () => {});

const node = await prepareRuntime(startProgress());
const [which, ...options] = process.argv.slice(2);
const isOffice = which === 'office';
const program = path.join(root, 'bench', isOffice ? 'main-office-bench.ts' : 'main-bench.ts');
process.exitCode = await runVisibly(node, [program, ...(isOffice ? options : process.argv.slice(2))], {
  cwd: root,
});
