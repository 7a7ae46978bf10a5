#!/usr/bin/env node
// `weikao <command>`: what an installation for real people is run with. Begins on any Node that npm runs on.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findNode, root } from './runtime.mjs';
import { commandHelp, commands, overview } from './weikao-commands.mjs';

const asksForHelp = (word) => word === '--help' || word === '-h' || word === 'help';

/** Runs a main file as this process would run: its output is ours, our signals are its, and so is the exit code. */
function runMain(node, file, given) {
  return new Promise((resolve) => {
    const child = spawn(node, [path.join(root, 'server', file), ...given], { stdio: 'inherit' });
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => {
      console.error(String(error));
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

async function main([name, ...given]) {
  if (name === undefined || asksForHelp(name)) {
    console.log(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    console.error(`weikao: no command "${name}"\n\n${overview()}`);
    return 2;
  }
  if (given.some(asksForHelp)) {
    console.log(commandHelp(command));
    return 0;
  }
  const file = typeof command.main === 'string' ? command.main : command.main(given);
  return runMain(await findNode(), file, given);
}

process.exitCode = await main(process.argv.slice(2));
