// A product of its own for the pictures, on free ports and in a fresh folder.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startProcess, stopProcess } from '../processes.mjs';
import { root } from '../runtime.mjs';

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilUp(url, started) {
  let isOver = false;
  void started.ended.then(() => {
    isOver = true;
  });
  while (!(await fetch(`${url}/healthz`).catch(() => null))?.ok) {
    if (isOver) throw new Error(`${started.name} ended:\n${started.lastWords()}`);
    await sleep(150);
  }
}

/** Server, database and the outside world, on free ports and in a fresh folder. */
export async function startProduct(node) {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-pictures-'));
  const [port, standInsPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const shared = { PORT: String(port), STAND_INS_PORT: String(standInsPort), WEIKAO_URL: url };
  const env = { ...process.env, ...shared, WEIKAO_DATA: folder };
  const start = (name, file) => startProcess({ name, node, args: [path.join(root, file)], cwd: root, env });
  const [server, standIns] = [
    start('server', 'server/main-demo.ts'),
    start('stand-ins', 'stand-ins/main.ts'),
  ];
  const stop = async () => {
    await stopProcess(standIns);
    await stopProcess(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilUp(url, server);
    await untilUp(`http://localhost:${standInsPort}`, standIns);
  } catch (error) {
    await stop();
    throw error;
  }
  const populate = async (count) => {
    const args = [path.join(root, 'server/main-populate.ts'), '--registrations', String(count)];
    await promisify(execFile)(node, args, { cwd: root, env });
  };
  return { url, populate, standIns: `http://localhost:${standInsPort}`, stop };
}
