// Takes the pictures of the README from a product of its own: real pages, an invented candidate.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { startProcess, stopProcess } from './processes.mjs';
import { prepareRuntime, root } from './runtime.mjs';
import { buildWebApp, listWebApps } from './web-apps.mjs';

const pictures = path.join(root, 'docs', 'pictures');
const password = 'Weikao-2026!';
const edition = 'health-2026';
const registration = `/api/registrations/${edition}`;
const browserArguments = ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'];

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
async function startProduct(node) {
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
  return { url, standIns: `http://localhost:${standInsPort}`, stop };
}

/** Speaks the wire with the cookies of this window. */
async function send(window, method, place, data) {
  const headers = method === 'GET' ? {} : { 'idempotency-key': crypto.randomUUID() };
  const answer = await window.request.fetch(place, { method, headers, ...(data && { data }) });
  if (!answer.ok()) throw new Error(`${method} ${place}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

async function moveClock(window, moment) {
  const { moments } = await send(window, 'GET', '/api/demo/clock');
  const { at } = moments.find(({ key }) => key === moment);
  await send(window, 'POST', '/api/demo/clock', { at });
}

async function save(window, page, answers) {
  const { rev } = await send(window, 'GET', registration);
  await send(window, 'PUT', `${registration}/pages/${page}`, { answers, rev });
}

async function beginForm(window) {
  await send(window, 'POST', '/api/session', { login: 'wangxiaoming', password });
  await send(window, 'PUT', registration, { region: '13', notice: 'health-2026-1' });
  await save(window, 'exam-point', { point: '1301' });
  await save(window, 'person', { id_valid_until: '2035-06-30', ethnicity: '01', health: '10' });
  await save(window, 'contact', { phone: '13900001001', address: '', postcode: '' });
}

async function finishForm(window) {
  const { credentials } = await send(window, 'GET', '/api/account');
  const employers = await send(window, 'GET', '/api/employers?city=1301&q=%E5%8C%BB%E9%99%A2');
  await save(window, 'application', {
    discipline: 'nursing',
    level: 'junior',
    specialty: '203',
    subjects: ['basic', 'related', 'professional', 'practice'],
    practice_category: 'nursing',
    first_registered: '2020-07',
    has_residency_certificate: 'no',
  });
  await save(window, 'education', {
    education_record: credentials[0].id,
    degree: 'none',
    study_length: '3',
    work_history: '2019-08 – 2025-12',
  });
  await save(window, 'employment', {
    employer: employers[0].code,
    employer_affiliation: 'prefecture',
    employer_nature: 'public-institution',
    years_in_profession: 5,
  });
  const { accountPhoto } = await send(window, 'GET', registration);
  await send(window, 'PUT', `${registration}/photo`, { photo: accountPhoto.digest });
  const { rev } = await send(window, 'GET', registration);
  return (await send(window, 'PUT', `${registration}/submission`, { rev })).receipt;
}

async function decide(window, number, act, code) {
  const { rev } = await send(window, 'GET', `/api/office/registrations/${number}`);
  const place = `/api/office/registrations/${number}/decisions`;
  await send(window, 'POST', place, { do: act, rev, ...(code && { code }) });
}

async function pay(window, standIns) {
  await window.goto(`/registrations/${edition}/payment`);
  await window.locator('main button').click();
  await window.waitForURL(`${standIns}/**`);
  await window.locator('button.primary').click();
  await window.waitForURL(`**/registrations/${edition}/payment**`);
  await window.locator('.notice-done').waitFor();
}

async function takeAll(browser, { url, standIns }) {
  const open = async (width, height) => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    return context.newPage();
  };
  const take = async (window, name) => {
    await window.evaluate(() => document.fonts.ready);
    await window.screenshot({ path: path.join(pictures, `${name}.png`) });
  };
  const staff = async (login) => {
    const window = await open(1280, 800);
    await send(window, 'POST', '/api/office/session', { login, password });
    return window;
  };

  const phone = await open(390, 844);
  await beginForm(phone);
  await phone.goto(`/registrations/${edition}/pages/application`);
  await phone.locator('#field-discipline').selectOption('nursing');
  await phone.locator('#field-level').selectOption('junior');
  await phone.locator('#field-specialty').selectOption('203');
  await phone.locator('.save-state .icon').waitFor();
  await take(phone, 'form');

  const { number, code } = await finishForm(phone);
  const counter = await staff('sjz-counter');
  await counter.goto('/office/counter');
  await counter.locator('#code').fill(code);
  await counter.keyboard.press('Enter');
  await counter.locator('.form-on-desk img').waitFor();
  await take(counter, 'counter');

  await decide(counter, number, 'confirm', code);
  await moveClock(phone, 'review');
  await decide(await staff('sjz'), number, 'approve-at-point');
  await decide(await staff('hebei'), number, 'approve-at-region');
  await moveClock(phone, 'payment');
  const desktop = await open(1100, 800);
  await send(desktop, 'POST', '/api/session', { login: 'wangxiaoming', password });
  await pay(desktop, standIns);
  await desktop.goto(`/registrations/${edition}`);
  await desktop.locator('.node-done').last().waitFor();
  await take(desktop, 'progress');
}

const node = await prepareRuntime(console.log);
for (const app of listWebApps()) {
  const { ok, output } = await buildWebApp(node, app);
  if (!ok) throw new Error(output);
}
mkdirSync(pictures, { recursive: true });
const product = await startProduct(node);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: browserArguments,
  env: { ...process.env, LANGUAGE: 'zh_CN' },
});
try {
  await takeAll(browser, product);
} finally {
  await browser.close();
  await product.stop();
}
