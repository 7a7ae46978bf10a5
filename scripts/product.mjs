// Brings the whole product up on this machine, and down again in order.
import path from 'node:path';
import { expectFreePort, portFrom, untilListening } from './ports.mjs';
import { killGroup, startProcess, stopProcess } from './processes.mjs';
import { startProgress } from './progress.mjs';
import { prepareRuntime, root } from './runtime.mjs';
import { buildWebApp, listWebApps, watchArguments } from './web-apps.mjs';

// One Ctrl-C can arrive twice: from the terminal, and once more passed on by npm.
const sameKeyPressMs = 500;
const stopWasAskedFor = Symbol('stop');

/**
 * Starts everything, stays until it is told to stop or a part of it ends.
 * @param {{ watch: boolean }} mode `watch`: server and web apps follow the sources
 * @returns {Promise<number>} exit code
 */
export async function runProduct({ watch }) {
  const report = startProgress();
  try {
    const node = await prepareRuntime(report);
    const settings = readSettings();
    await expectFreePort(settings.port, 'PORT');
    await expectFreePort(settings.standInsPort, 'STAND_INS_PORT');
    if (!watch) await buildWebApps(node, report);
    return await keepRunning(node, settings, report, watch);
  } catch (error) {
    console.error(`\n${error.message}`);
    return 1;
  }
}

function readSettings() {
  return {
    port: portFrom('PORT', 3000),
    standInsPort: portFrom('STAND_INS_PORT', 3900),
    data: path.resolve(root, process.env.WEIKAO_DATA || '.data'),
  };
}

async function buildWebApps(node, report) {
  for (const app of listWebApps()) {
    const { ok, built, output } = await buildWebApp(node, app);
    if (!ok) throw new Error(`The web app "${app.name}" could not be built:\n${output}`);
    if (built) report(`web app built: ${app.name}`);
  }
}

async function keepRunning(node, settings, report, watch) {
  const running = [];
  const start = (description) => running.push(startProcess({ ...description, node, cwd: root }));
  const stopRequested = listenForStop(running, report);
  // Resolves to the name of who ended, to stopWasAskedFor, or to what `event` brings.
  const next = (event) => Promise.race([...running.map(({ ended }) => ended), stopRequested, event]);

  if (watch) for (const app of listWebApps()) start(describeWatchedApp(app, report));
  const server = describeServer(settings, report, watch);
  start(server.description);
  let outcome = await next(server.ready);
  if (outcome === undefined) {
    start(describeStandIns(settings, report));
    outcome = await next(untilListening(settings.standInsPort));
  }
  if (outcome === undefined) {
    welcome(server.lines, settings, report);
    outcome = await next(new Promise(() => {}));
  }
  return await stopAll(running, outcome, report);
}

/** Stops what still runs, the latest first. `outcome`: who ended by itself, or that a stop was asked for. */
async function stopAll(running, outcome, report) {
  for (const started of [...running].reverse()) {
    if (started.name !== outcome) report(`stopping ${started.name}`);
    await stopProcess(started);
  }
  if (outcome === stopWasAskedFor) {
    report('stopped');
    return 0;
  }
  const failed = running.find(({ name }) => name === outcome);
  console.error(`\n${outcome} ended by itself. Its last words:\n${failed.lastWords() || '(none)'}`);
  return 1;
}

function listenForStop(running, report) {
  let askedAt;
  return new Promise((resolve) => {
    const ask = () => {
      const now = performance.now();
      if (askedAt === undefined) {
        askedAt = now;
        report('stopping; press Ctrl-C again to end at once');
        resolve(stopWasAskedFor);
      } else if (now - askedAt > sameKeyPressMs) {
        for (const { child } of running) killGroup(child);
        process.exit(130);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
    // Not a second key press: npm may go before us when it was asked to stop as well.
    if (process.env.npm_lifecycle_event) onOrphaned(() => askedAt === undefined && ask());
  });
}

// A SIGTERM for npm ends npm and its shell, and never reaches us: losing the parent is the only sign.
function onOrphaned(ask) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    ask();
  }, 500);
  watch.unref();
}

/** `lines`: what the server wants to be said once it is `ready`. */
function describeServer({ port, standInsPort, data }, report, watch) {
  const lines = [];
  const { promise: ready, resolve: announce } = deferred();
  let isReady = false;
  const description = {
    name: 'server',
    args: [...(watch ? ['--watch'] : []), path.join(root, 'server', 'main-demo.ts')],
    env: { ...process.env, PORT: String(port), STAND_INS_PORT: String(standInsPort), WEIKAO_DATA: data },
    onLine: (line) => (isReady ? console.log(line) : report(line)),
    onMessage: (message) => {
      if (message?.ready !== true) return;
      if (isReady) return report('server restarted');
      isReady = true;
      lines.push(...(message.lines ?? []));
      announce();
    },
  };
  return { description, ready, lines };
}

// Promise.withResolvers is younger than the Node this file may begin with.
function deferred() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function describeStandIns({ port, standInsPort, data }, report) {
  const env = {
    ...process.env,
    STAND_INS_PORT: String(standInsPort),
    WEIKAO_DATA: data,
    WEIKAO_URL: `http://localhost:${port}`,
  };
  return { name: 'stand-ins', args: [path.join(root, 'stand-ins', 'main.ts')], env, onLine: report };
}

function describeWatchedApp(app, report) {
  const onLine = (line) => report(`${app.name}: ${line}`);
  return { name: `web app ${app.name}`, args: watchArguments(app), env: process.env, onLine };
}

function welcome(lines, { standInsPort }, report) {
  report('ready');
  console.log(
    `\n${[...lines, `stand-ins for the outside world: http://localhost:${standInsPort}`].join('\n')}\n`,
  );
}
