// Takes the pictures of the README from a product of its own: real pages, people of the demo.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import {
  bytesAt,
  decide,
  edition,
  everySubject,
  fillIn,
  logIn,
  moveClock,
  password,
  pay,
  registration,
  send,
  sendBytes,
  submit,
  uploadPapers,
} from './pictures/acts.mjs';
import { startProduct } from './pictures/product.mjs';
import { prepareRuntime, root } from './runtime.mjs';
import { buildWebApp, listWebApps } from './web-apps.mjs';

const pictures = path.join(root, 'docs', 'pictures');
const browserArguments = ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'];

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

/** A draft of Hebei with a shorter payment window, rehearsed on a thousand invented candidates. */
async function takeRehearsal({ staff }) {
  const place = `/api/office/configurations/${edition}/13`;
  const administrator = await staff('hebei-admin');
  const { open } = await send(administrator, 'POST', `${place}/drafts`, {
    from: 'live',
    edition: null,
    number: null,
  });
  const { document } = open;
  document.windows.payment.closesAt = '2026-02-09 18:00:00';
  const saved = await send(administrator, 'PUT', `${place}/draft`, { rev: open.rev, document });
  await send(administrator, 'POST', `${place}/rehearsals`, {
    rev: saved.open.rev,
    reviewers: { point: 2, region: 3 },
    filesPerDay: 60,
  });
  await administrator.goto(`/office/configuration/${edition}/13`);
  await administrator.locator('[data-node-key="rehearsal"]').click();
  const report = administrator.locator('.configuration .report');
  await report.locator('.load-chart').first().waitFor();
  await report.evaluate((part) => {
    part.style.scrollMarginTop = '64px';
    part.scrollIntoView();
  });
  await take(administrator, 'rehearsal');
}

/** The country's numbers in the first week of the review, with invented registrations. */
async function takeNumbers({ staff }, product) {
  await product.populate(6000);
  const nation = await staff('national');
  await moveClock(nation, 'review');
  await nation.goto('/office/numbers');
  await nation.locator('.queues').waitFor();
  await take(nation, 'numbers');
}

/** In the order of the year: what belongs to the registration window comes first. */
async function takeAll(browser, product) {
  const windows = windowsOf(browser, product.url);
  await takePhotoTool(windows);
  await takeReturning(windows);
  await takeOnLine(windows);
  await takeCase(windows);
  await takeOrdinaryWay(windows, product);
  await takeRehearsal(windows);
  await takeNumbers(windows, product);
}

const node = await prepareRuntime(console.log);
for (const app of listWebApps()) {
  const { ok, output } = await buildWebApp(node, app);
  if (!ok) throw new Error(output);
}
mkdirSync(pictures, { recursive: true });
const product = await startProduct(node);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium-headless-shell',
  args: browserArguments,
  env: { ...process.env, LANGUAGE: 'zh_CN' },
});
try {
  await takeAll(browser, product);
} finally {
  await browser.close();
  await product.stop();
}
