// `npm test`: everything that can go wrong, from a fresh machine. Nothing stops at the first failure;
// the last line says how many passed and failed, each check and each build counting as one.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runCheck, runChecks } from './check.mjs';
import { runVisibly } from './processes.mjs';
import { startProgress } from './progress.mjs';
import { packageProgram, prepareRuntime, root } from './runtime.mjs';
import { addUp, closingLine, nothing, tallyOne, tallyPlaywright, tallyVitest } from './tally.mjs';
import { buildWebApp, listWebApps } from './web-apps.mjs';

const firstLoad = [path.join(root, 'scripts', 'checks', 'first-load.ts')];
const reports = path.join(root, 'test-results');

/** @returns {Promise<import('./tally.mjs').Tally>} */
async function runEverything(report) {
  const node = await prepareRuntime(report);
  report('system packages');
  await runVisibly('bash', [path.join(root, 'scripts', 'system-packages.sh')], { cwd: root });
  report('checks');
  const checks = (await runChecks(node)).map(tallyOne);
  report('unit and server tests');
  const tests = await runVitest(node);
  report('web apps');
  const builds = await buildWebApps(node);
  report('journeys');
  const journeys = await runJourneys(node);
  return addUp([...checks, tests, ...builds, journeys]);
}

async function runVitest(node) {
  const file = freshReport('vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runVisibly(node, [packageProgram('vitest', 'vitest.mjs'), ...args], { cwd: root });
  return tallyVitest(readReport(file), code);
}

async function buildWebApps(node) {
  const tallies = [];
  for (const app of listWebApps()) {
    const { ok, built, output } = await buildWebApp(node, app);
    console.log(`${ok ? 'pass' : 'FAIL'}  build of the web app "${app.name}"${built ? '' : ' (up to date)'}`);
    if (!ok) console.log(output);
    tallies.push(tallyOne(ok));
    if (ok && app.name === 'candidate')
      tallies.push(tallyOne(await runCheck(node, 'size of the first load', firstLoad)));
  }
  return tallies;
}

async function runJourneys(node) {
  if (!hasJourneys()) {
    console.log('no journeys yet');
    return nothing;
  }
  const file = freshReport('journeys.json');
  const code = await runVisibly(node, [packageProgram('@playwright', 'test', 'cli.js'), 'test'], {
    cwd: root,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return tallyPlaywright(readReport(file), code);
}

function hasJourneys() {
  const folder = path.join(root, 'journeys');
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.journey.ts'));
}

// Yesterday's report must not speak for a runner that wrote none today.
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = path.join(reports, name);
  rmSync(file, { force: true });
  return file;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const report = startProgress();
const total = await runEverything(report).catch((error) => {
  console.error(error.message);
  return tallyOne(false);
});
report(total.skipped > 0 ? `done; ${total.skipped} skipped` : 'done');
console.log(closingLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
