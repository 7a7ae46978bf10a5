// Takes the pictures of the README from a product of its own: real pages, an invented candidate.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
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

async function logIn(window, login) {
  await send(window, 'POST', '/api/session', { login, password });
}

/** What a nurse answers, page by page; of last year's records what is asked again. */
async function rightAnswers(window, { region, point, site, subjects }) {
  const account = await send(window, 'GET', '/api/account');
  const hospital = encodeURIComponent('\u533b\u9662');
  const [employer] = await send(window, 'GET', `/api/employers?city=${point}&q=${hospital}`);
  const lists = await send(window, 'GET', `/api/editions/${edition}/options?region=${region}`);
  return {
    'exam-point': { point, ...(site && { site: lists.site.find(({ code }) => code.startsWith(site)).code }) },
    person: { id_valid_until: '2035-06-30', ethnicity: '01', health: '10' },
    contact: { phone: account.phone, address: '', postcode: '' },
    application: {
      discipline: 'nursing',
      level: 'junior',
      specialty: '203',
      subjects,
      practice_category: 'nursing',
      first_registered: '2019-09',
      has_residency_certificate: 'no',
    },
    education: {
      education_record: account.credentials[0].id,
      degree: 'none',
      study_length: '3',
      work_history: '2019-08 – 2025-12',
    },
    employment: {
      employer: employer.code,
      employer_affiliation: 'prefecture',
      employer_nature: 'public-institution',
      years_in_profession: 5,
    },
  };
}

const everySubject = ['basic', 'related', 'professional', 'practice'];

/** Enters the exam and fills in the pages before `until`, or all of them and the photo. */
async function fillIn(window, place, until) {
  await send(window, 'PUT', registration, { region: place.region, notice: `${edition}-1` });
  for (const [page, answers] of Object.entries(await rightAnswers(window, place))) {
    if (page === until) return;
    const { rev } = await send(window, 'GET', registration);
    await send(window, 'PUT', `${registration}/pages/${page}`, { answers, rev });
  }
  const { accountPhoto } = await send(window, 'GET', registration);
  if (accountPhoto) await send(window, 'PUT', `${registration}/photo`, { photo: accountPhoto.digest });
}

async function submit(window) {
  const { rev } = await send(window, 'GET', registration);
  return (await send(window, 'PUT', `${registration}/submission`, { rev })).receipt;
}

const bytesAt = async (window, place) => (await window.request.get(place)).body();

/** A file in parts, as the page sends it. */
async function upload(window, item, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { item, size: bytes.byteLength, sha256 };
  let state = await send(window, 'POST', `${registration}/uploads`, file);
  while (!state.complete) {
    const part = bytes.subarray(state.offset, state.offset + state.partBytes);
    state = await sendBytes(window, `${registration}/uploads/${state.upload}?offset=${state.offset}`, part);
  }
  await send(window, 'POST', `${registration}/papers/${item}`, { upload: state.upload });
}

async function sendBytes(window, place, data, type = 'application/octet-stream') {
  const headers = { 'content-type': type, 'idempotency-key': crypto.randomUUID() };
  const answer = await window.request.put(place, { headers, data });
  if (!answer.ok()) throw new Error(`PUT ${place}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** The printed form as a picture, as if signed and taken by a phone. */
async function photographedForm(window) {
  const input = await bytesAt(window, `${registration}/form`);
  return execFileSync('pdftoppm', ['-jpeg', '-r', '90', '-singlefile', '-'], { input });
}

async function uploadPapers(window, isWanted) {
  const [form, paper] = [await photographedForm(window), await bytesAt(window, '/api/account/photo')];
  const { papers } = await send(window, 'GET', registration);
  for (const { key, missing } of papers.items) {
    if (!missing || !isWanted(key)) continue;
    await upload(window, key, key === 'signed-form' ? form : paper);
  }
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

/** Opens windows of this product and keeps what they show. */
function windowsOf(browser, url) {
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
  return {
    phone: async (login) => {
      const window = await open(390, 844);
      await logIn(window, login);
      return window;
    },
    staff: async (login) => {
      const window = await open(1280, 800);
      await send(window, 'POST', '/api/office/session', { login, password });
      return window;
    },
    desktop: async (login) => {
      const window = await open(1100, 800);
      await logIn(window, login);
      return window;
    },
  };
}

/** Small files: few colours are enough for a screen. */
async function take(window, name) {
  await window.evaluate(() => document.fonts.ready);
  await window.waitForLoadState('networkidle');
  const screen = await window.screenshot();
  await sharp(screen)
    .png({ palette: true, quality: 90, effort: 8 })
    .toFile(path.join(pictures, `${name}.png`));
}

/** Somebody new in Hebei, from the form to the last green node; the counter and the reviewer. */
async function takeOrdinaryWay({ phone, staff, desktop }, { standIns }) {
  const shijiazhuang = { region: '13', point: '1301', subjects: everySubject };
  const candidate = await phone('wangxiaoming');
  await fillIn(candidate, shijiazhuang, 'application');
  await candidate.goto(`/registrations/${edition}/pages/application`);
  await candidate.locator('#field-discipline').selectOption('nursing');
  await candidate.locator('#field-level').selectOption('junior');
  await candidate.locator('#field-specialty').selectOption('203');
  await candidate.locator('.save-state .icon').waitFor();
  await take(candidate, 'form');
  await fillIn(candidate, shijiazhuang);
  const { number, code } = await submit(candidate);

  const counter = await staff('sjz-counter');
  await counter.goto('/office/counter');
  await counter.locator('#code').fill(code);
  await counter.keyboard.press('Enter');
  await counter.locator('.form-on-desk img').waitFor();
  await take(counter, 'counter');
  await decide(counter, number, 'confirm', code);

  await moveClock(candidate, 'review');
  const reviewer = await staff('sjz');
  await reviewer.goto(`/office/review/${number}`);
  await reviewer.locator('.decision-bar').waitFor();
  await take(reviewer, 'review');
  await decide(reviewer, number, 'approve-at-point');
  await decide(await staff('hebei'), number, 'approve-at-region');
  await moveClock(candidate, 'payment');
  const atHome = await desktop('wangxiaoming');
  await pay(atHome, standIns);
  await atHome.goto(`/registrations/${edition}`);
  await atHome.locator('.node-done').last().waitFor();
  await take(atHome, 'progress');
  await candidate.goto('/messages');
  await candidate.locator('article').first().waitFor();
  await take(candidate, 'inbox');
}

/** Somebody of Shanghai uploads papers; staff look at them beside the answers. */
async function takeOnLine({ phone, staff }) {
  const candidate = await phone('zhangyiwen');
  await fillIn(candidate, { region: '31', point: '310101', site: '310101', subjects: everySubject });
  await send(candidate, 'PUT', `${registration}/form`, {});
  await uploadPapers(candidate, (key) => key === 'signed-form' || key === 'id-paper');
  await candidate.goto(`/registrations/${edition}/materials`);
  await candidate.locator('.paper-small').first().waitFor();
  await candidate
    .locator('.card.paper')
    .first()
    .evaluate((card) => card.scrollIntoView());
  await take(candidate, 'upload');
  await uploadPapers(candidate, () => true);
  const { rev } = await send(candidate, 'GET', registration);
  await send(candidate, 'PUT', `${registration}/papers`, { rev });
  const { number } = await submit(candidate);
  const desk = await staff('huangpu-counter');
  await desk.goto(`/office/confirmation/${number}`);
  await desk.locator('main img').first().waitFor();
  await take(desk, 'on-line-confirmation');
}

/** A returning candidate who has changed employers is told so before submitting. */
async function takeReturning({ phone }) {
  const candidate = await phone('guoxinlei');
  await fillIn(candidate, { region: '13', point: '1301', subjects: ['practice'] });
  await candidate.goto(`/registrations/${edition}/submission`);
  await candidate.locator('.differences').evaluate((list) => list.scrollIntoView({ block: 'center' }));
  await take(candidate, 'check');
}

/** The photo tool looks at a photo on the phone of who has none yet. */
async function takePhotoTool({ phone }) {
  const photo = await bytesAt(await phone('wangxiaoming'), '/api/account/photo');
  const candidate = await phone('liuxin');
  await candidate.goto('/account/photo');
  const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo };
  await candidate.locator('input[type=file]').first().setInputFiles(file);
  await candidate.locator('.findings').waitFor();
  await candidate.locator('.photo-printed').waitFor();
  await candidate.locator('.cropper').evaluate((cropper) => cropper.scrollIntoView());
  await take(candidate, 'photo-tool');
}

/** Another passport than last year: two members of staff decide whose scores these are. */
async function takeCase({ phone, staff }) {
  const candidate = await phone('mariedubois');
  const photo = await bytesAt(candidate, '/api/account/photo');
  const { digest } = await sendBytes(candidate, '/api/account/evidence', photo, 'image/jpeg');
  const former = { name: 'MARIE CLAIRE DUBOIS', idType: 'passport', idNumber: '12AB34567' };
  const { number } = await send(candidate, 'POST', '/api/account/cases', {
    kind: 'score-merge',
    edition,
    region: '31',
    point: '310101',
    former,
    after: null,
    evidence: [digest],
    note: '',
  });
  const point = await staff('huangpu');
  await point.goto(`/office/cases/${number}`);
  await point.locator('.case-decision').waitFor();
  await point.locator('.evidence img').waitFor();
  await take(point, 'case');
}

/** In the order of the year: what belongs to the registration window comes first. */
async function takeAll(browser, product) {
  const windows = windowsOf(browser, product.url);
  await takePhotoTool(windows);
  await takeReturning(windows);
  await takeOnLine(windows);
  await takeCase(windows);
  await takeOrdinaryWay(windows, product);
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
