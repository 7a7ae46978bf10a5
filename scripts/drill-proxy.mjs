// Puts a real nginx with deploy/nginx.conf before a running product (a demo will do) and looks whether it does what the file
// promises. Not part of `npm test`: `node scripts/drill-proxy.mjs /usr/sbin/nginx 127.0.0.1:3000`.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

const HOST = 'bm.example.org.cn';
const MEGABYTE = 1024 * 1024;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The example as it stands, but for ports, certificate and the place of its log. */
function configure(folder, { https, http, server, away }) {
  const example = readFileSync(path.join(import.meta.dirname, '../deploy/nginx.conf'), 'utf8');
  const site = example
    .replaceAll('/etc/weikao/tls/', `${folder}/`)
    .replace('listen 80;', `listen 127.0.0.1:${http};`)
    .replace(/^ {2}listen 443 /m, `  listen 127.0.0.1:${https} `)
    .replace('127.0.0.1:3001', `127.0.0.1:${away}`)
    .replace('127.0.0.1:3002', server)
    .replace('/var/log/nginx/error.log', `${folder}/error.log`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => {
    mkdirSync(`${folder}/${name}`);
    return `${name}_temp_path ${folder}/${name};`;
  });
  writeFileSync(`${folder}/site.conf`, site);
  writeFileSync(
    `${folder}/nginx.conf`,
    `user ${userInfo().username}; pid ${folder}/pid; error_log ${folder}/error.log crit; events {} http { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }`,
  );
  const openssl = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${HOST}`];
  execFileSync('openssl', [...openssl, '-keyout', `${folder}/key.pem`, '-out', `${folder}/fullchain.pem`], {
    stdio: 'ignore',
  });
}

function askOnce(port, url, { method = 'GET', headers = {}, body = '' } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: url,
        method,
        headers: { host: HOST, ...headers },
        rejectUnauthorized: false,
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode));
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

const change = (origin, body, type = 'application/json') => ({
  method: type === 'application/json' ? 'POST' : 'PUT',
  headers: {
    origin,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'idempotency-key': '26000000-0000-4000-8000-000000000001',
  },
  body,
});
const nobody = JSON.stringify({ login: 'nobody', password: 'nobody' });

/** What the file promises, each with the status that shows it. The first of the two servers behind is away all the time. */
const promises = (photo) => [
  ['the page, although one of two servers is away', '/', {}, 200],
  ['the API', '/api/session', {}, 200],
  ['what is for operators stays inside: readyz', '/readyz', {}, 404],
  ['healthz', '/healthz', {}, 404],
  ['metrics', '/metrics', {}, 404],
  [
    'a change from our own page reaches the server, also past the one that is away',
    '/api/session',
    change(`https://${HOST}`, nobody),
    401,
  ],
  ['one from elsewhere does not', '/api/session', change('https://elsewhere.example', nobody), 403],
  [
    'a photo of 21 MB passes the proxy',
    photo,
    change(`https://${HOST}`, Buffer.alloc(21 * MEGABYTE), 'image/jpeg'),
    401,
  ],
  ['one of 23 MB does not', photo, change(`https://${HOST}`, Buffer.alloc(23 * MEGABYTE), 'image/jpeg'), 413],
];

async function drill(nginx, server) {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-proxy-'));
  const ports = { https: await freePort(), http: await freePort(), away: await freePort(), server };
  configure(folder, ports);
  const command = ['-p', folder, '-c', `${folder}/nginx.conf`];
  execFileSync(nginx, [...command, '-t'], { stdio: 'inherit' });
  const running = spawn(nginx, [...command, '-g', 'daemon off;'], { stdio: 'ignore' });
  let failures = 0;
  const say = (what, got, wanted) => {
    if (got !== wanted) failures += 1;
    console.log(`${got === wanted ? 'pass' : 'FAIL'}  ${what}: ${got}`);
  };
  try {
    while (!existsSync(`${folder}/pid`)) await new Promise((resolve) => setTimeout(resolve, 50));
    const plain = await fetch(`http://127.0.0.1:${ports.http}/x`, {
      headers: { host: HOST },
      redirect: 'manual',
    });
    say('plain http leads to https', plain.status, 301);
    for (const [what, url, asked, wanted] of promises('/api/account/photo'))
      say(what, await askOnce(ports.https, url, asked), wanted);
    say('nothing of an address stands in a log', readFileSync(`${folder}/error.log`, 'utf8').length, 0);
  } finally {
    running.kill();
    await new Promise((resolve) => running.once('close', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
  return failures;
}

const [nginx, server] = process.argv.slice(2);
if (nginx === undefined || server === undefined) {
  console.error('usage: node scripts/drill-proxy.mjs <nginx> <host:port of a running server>');
  process.exitCode = 2;
} else process.exitCode = (await drill(nginx, server)) === 0 ? 0 : 1;
