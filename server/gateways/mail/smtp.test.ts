import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailboxes } from '../../../stand-ins/mail/mailboxes.ts';
import { openPostOffice } from '../../../stand-ins/mail/post-office.ts';
import { createMail } from './smtp.ts';

const mailboxes = createMailboxes();
let fault: Parameters<typeof openPostOffice>[0]['faultOf'] extends () => infer F ? F : never = null;
let folder: string;
let office: Awaited<ReturnType<typeof openPostOffice>>;
let port = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'weikao-mail-'));
  office = await openPostOffice({
    folder,
    mailboxes,
    faultOf: () => fault,
    now: async () => new Date('2025-12-03T02:00:00Z'),
    wait: async () => undefined,
  });
  port = JSON.parse(await readFile(path.join(folder, 'server.json'), 'utf8')).port;
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const open = (over: Partial<Parameters<typeof createMail>[0]> = {}) =>
  createMail({
    host: '127.0.0.1',
    port,
    encrypted: false,
    user: null,
    password: null,
    from: 'no-reply@weikao.example',
    timeoutMs: 2000,
    ...over,
  });
const copy = (id: string, to = 'zhou@example.com') => ({
  id,
  to,
  title: '待办事项提醒：报名未确认',
  body: '您已提交报名信息，报名未确认。',
  lines: { todo: '', about: '', due: '' },
  url: 'http://localhost:3000/messages',
});

describe('a copy by mail', () => {
  it('arrives in words that mailboxes can read, once for each id of ours', async () => {
    fault = 'accepts-and-fails';
    expect(await open().hand(copy('1'))).toEqual({ result: 'later', why: 'answered 451' });
    fault = null;
    expect(await open().hand(copy('1'))).toEqual({ result: 'taken', vendorId: null });
    const letters = mailboxes.of('zhou@example.com');
    expect(letters).toMatchObject([{ id: '<1@weikao.example>', subject: '待办事项提醒：报名未确认' }]);
    expect(letters[0]?.text).toBe('您已提交报名信息，报名未确认。\n\nhttp://localhost:3000/messages');
  });

  it('that nobody lives behind fails for good; a server that is down is asked again', async () => {
    fault = 'unknown-recipient';
    expect(await open().hand(copy('2'))).toEqual({ result: 'failed', failure: 'no-such-address' });
    fault = 'answers-500';
    expect(await open().hand(copy('2'))).toEqual({ result: 'later', why: 'answered 451' });
    fault = null;
    expect(await open({ port: 1 }).hand(copy('2'))).toEqual({ result: 'later', why: 'no answer' });
  });

  it('never leaves in the clear where encryption is demanded', async () => {
    const before = mailboxes.of('qin@example.com').length;
    expect(await open({ encrypted: true }).hand(copy('3', 'qin@example.com'))).toMatchObject({
      result: 'later',
    });
    expect(mailboxes.of('qin@example.com')).toHaveLength(before);
  });

  it('takes an address as one address, whatever stands in it', async () => {
    await open().hand(copy('4', 'zhou@example.com, qin@example.com'));
    expect(mailboxes.of('qin@example.com')).toEqual([]);
  });
});
