// Child processes: those that run to an end, and those that stay until they are told to stop.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const lastWordsKept = 30;
const patienceMs = 30_000;
const lastOutputMs = 500;
const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href;

/**
 * Runs a command to its end and collects what it says.
 * @returns {Promise<{ code: number, output: string }>} a command that cannot be started has code 127
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', (error) => resolve({ code: 127, output: String(error) }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a command to its end, talking to our terminal.
 * @returns {Promise<number>} its exit code; 127 when it cannot be started
 */
export function runVisibly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => {
      console.error(String(error));
      resolve(127);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Starts a Node program that stays. It gets an IPC channel (it may send messages, and it ends when we are gone)
 * and its own process group: Ctrl-C reaches us only, and we stop our processes in order.
 * `ended` resolves to its name, however it ends; `lastWords()` are its latest lines.
 */
export function startProcess({ name, node, args, cwd, env, onLine, onMessage }) {
  const child = spawn(node, ['--import', endWithParent, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const recent = [];
  const hear = (line) => {
    recent.push(line);
    if (recent.length > lastWordsKept) recent.shift();
    onLine?.(line);
  };
  createInterface({ input: child.stdout }).on('line', hear);
  createInterface({ input: child.stderr }).on('line', hear);
  if (onMessage) child.on('message', onMessage);

  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      hear(String(error));
      resolve(name);
    });
    // 'close' also waits for its output; somebody it has left behind may hold that open for ever.
    child.once('exit', () => setTimeout(() => resolve(name), lastOutputMs));
    child.once('close', () => resolve(name));
  });
  return { name, child, ended, lastWords: () => recent.join('\n') };
}

/** Asks a process to end, and makes it end when it does not. Resolves when it has ended. */
export async function stopProcess({ child, ended }) {
  const isOver = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  if (isOver()) return;
  child.kill('SIGTERM');
  const impatience = setTimeout(() => killGroup(child), patienceMs);
  await ended;
  clearTimeout(impatience);
}

/** Ends a process and its children at once. */
export function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
