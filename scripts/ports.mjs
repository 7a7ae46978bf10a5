import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The number in an environment variable, or the usual one. Throws on what is no port. */
export function portFrom(variable, usual) {
  const port = Number(process.env[variable] || usual);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${variable}=${process.env[variable]} is not a port number.`);
}

/** Throws, with advice, when somebody listens on the port already. */
export async function expectFreePort(port, variable) {
  if (await isFree(port)) return;
  throw new Error(
    `Port ${port} is taken. Stop the program that uses it, or choose another: ${variable}=${port + 100} npm start`,
  );
}

/** Resolves when somebody on this machine answers on the port; until then it asks again and again. */
export async function untilListening(port) {
  while (!(await answers(port))) await sleep(50, undefined, { ref: false });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

function isFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new Error(`Cannot listen on port ${port}: ${error.message}`));
    });
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
