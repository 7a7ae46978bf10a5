// `npm run bench`: how many requests a second, and how much of that is the database. Options: bench/main-bench.ts.
import path from 'node:path';
import { runVisibly } from './processes.mjs';
import { startProgress } from './progress.mjs';
import { prepareRuntime, root } from './runtime.mjs';

// Ctrl-C reaches the load generator too, which then stops what it has started: we wait for it.
process.on('SIGINT', () => {});

const node = await prepareRuntime(startProgress());
const program = path.join(root, 'bench', 'main-bench.ts');
process.exitCode = await runVisibly(node, [program, ...process.argv.slice(2)], { cwd: root });
