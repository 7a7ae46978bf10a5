import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StandIns, startStandIns } from './stand-ins.ts';
import { startWeikaoDouble, type WeikaoDouble } from './weikao-double.ts';

let dataFolder: string;
let weikao: WeikaoDouble;
let standIns: StandIns;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'weikao-stand-ins-'));
  weikao = await startWeikaoDouble('2025-12-15T15:59:59Z');
  standIns = await startStandIns({
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    weikaoUrl: weikao.url,
    logLevel: 'silent',
  });
});

afterEach(async () => {
  await standIns.close();
  await weikao.close();
  await rm(dataFolder, { recursive: true });
});

async function pageAt(path: string): Promise<string> {
  return (await fetch(`${standIns.url}${path}`)).text();
}

function moveClock(fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${standIns.url}/clock`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

function signed(body: string, secret = 'demo', secondsAgo = 0): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
  const nonce = randomUUID();
  const signature = createHmac('sha256', secret).update([timestamp, nonce, body].join('\n')).digest('hex');
  return { 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature };
}

function sendMessage(phone: string, text: string, headers?: Record<string, string>): Promise<Response> {
  const body = JSON.stringify({ phone, text });
  return fetch(`${standIns.url}/sms/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers ?? signed(body)) },
    body,
  });
}

it('says that it is well, and leads to its parts', async () => {
  expect((await fetch(`${standIns.url}/healthz`)).status).toBe(200);
  const home = await pageAt('/');
  for (const link of ['/clock', '/phone', '/authenticator', '/bank'])
    expect(home).toContain(`href="${link}"`);
});

it('plays the authenticator app: a pasted secret gives its codes, and what is none is said', async () => {
  const paste = (secret: string) =>
    fetch(`${standIns.url}/authenticator`, { method: 'POST', body: new URLSearchParams({ secret }) });
  const codes = await (await paste('GEZD GNBV GY3T QOJQ')).text();
  expect(codes).toMatch(/<output id="code">\d{6}<\/output>/);
  expect(codes).toMatch(/<output id="next-code">\d{6}<\/output>/);
  const wrong = await paste('1890<script>');
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain('这不是密钥');
});

it('answers no more after it is closed', async () => {
  await standIns.close();
  await expect(fetch(`${standIns.url}/healthz`)).rejects.toThrow();
});

describe('the demo clock', () => {
  it('shows the business time in Beijing time and a button a moment', async () => {
    const page = await pageAt('/clock');
    expect(page).toContain('2025年12月15日 23:59:59');
    expect(page).toContain('<h3>2026年度</h3>');
    expect(page).toContain('<button aria-label="2026年度：缴费开始">缴费开始</button>');
  });

  it('moves the platform to a moment, and shows the page anew', async () => {
    const response = await moveClock({ at: '2026-03-01T01:00:00.000Z' });
    expect(response.status).toBe(303);
    expect(weikao.now).toEqual(new Date('2026-03-01T01:00:00Z'));
    expect(await pageAt('/clock')).toContain('2026年3月1日 09:00:00');
  });

  it.each([
    ['2026-03-01T09:00', '2026-03-01T01:00:00Z'],
    ['2025-12-31T23:59:59', '2025-12-31T15:59:59Z'],
  ])('reads %s as Beijing time', async (beijing, instant) => {
    await moveClock({ beijing });
    expect(weikao.now).toEqual(new Date(instant));
  });

  it.each(['', '明天', '2026-13-01T00:00'])('does not move to 「%s」', async (beijing) => {
    const response = await moveClock({ beijing });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('请填写完整的日期和时间');
    expect(weikao.now).toEqual(new Date('2025-12-15T15:59:59Z'));
  });

  it('says so where the platform has no demo clock or does not answer', async () => {
    weikao.now = null;
    expect(await pageAt('/clock')).toContain('平台没有开启演示时钟');
    await weikao.close();
    expect(await pageAt('/clock')).toContain('平台没有应答');
    expect((await moveClock({ at: '2026-03-01T01:00:00.000Z' })).status).toBe(502);
  });
});

describe("the candidate's phone", () => {
  it('shows the messages of one number, newest first', async () => {
    const response = await sendMessage('13803110021', '【卫考】验证码 482913,5 分钟内有效。');
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ id: expect.any(String) });
    await sendMessage('13803110022', '【卫考】别人的短信。');
    await sendMessage('13803110021', '【卫考】<b>您的报名信息已提交</b>。');
    const page = await pageAt('/phone?phone=13803110021');
    expect(page.indexOf('您的报名信息已提交')).toBeGreaterThan(0);
    expect(page.indexOf('您的报名信息已提交')).toBeLessThan(page.indexOf('482913'));
    expect(page).toContain('&#60;b&#62;');
    expect(page).not.toContain('别人的短信');
    expect(page).toContain('2025年12月15日 23:59:59');
  });

  it('lists them for tests', async () => {
    await sendMessage('13803110021', '一');
    await sendMessage('13803110021', '二');
    const response = await fetch(`${standIns.url}/sms/messages?phone=13803110021`);
    const message = { id: expect.any(String), phone: '13803110021', at: '2025-12-15T15:59:59.000Z' };
    expect(await response.json()).toEqual({
      messages: [
        { ...message, text: '二' },
        { ...message, text: '一' },
      ],
    });
  });

  it('takes no message without a number or a text', async () => {
    expect((await sendMessage('', '一')).status).toBe(400);
    expect((await sendMessage('13803110021', '')).status).toBe(400);
  });

  it('takes a message only from its customer, only now, and only once', async () => {
    const body = JSON.stringify({ phone: '13803110021', text: '一' });
    const other = JSON.stringify({ phone: '13803110022', text: '一' });
    const once = signed(body);
    const tries = [{}, signed(body, 'guessed'), signed(body, 'demo', 301), signed(other), once, once];
    const statuses: number[] = [];
    for (const headers of tries) statuses.push((await sendMessage('13803110021', '一', headers)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 201, 401]);
  });

  it('takes messages also while the platform tells no time', async () => {
    await weikao.close();
    expect((await sendMessage('13803110021', '一')).status).toBe(201);
  });
});

it('refuses a form in which a field comes twice', async () => {
  const response = await fetch(`${standIns.url}/bank/pay`, {
    method: 'POST',
    body: new URLSearchParams([
      ['amount', '1'],
      ['amount', '2'],
    ]),
  });
  expect(response.status).toBe(400);
});
