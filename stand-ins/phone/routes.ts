import type { FastifyInstance, FastifyReply } from 'fastify';
import type { BusinessClock } from '../clock/business-clock.ts';
import type { Fault } from '../control/faults.ts';
import { fieldsOf, parameterOf } from '../form.ts';
import { html, sendPage } from '../page.ts';
import type { Wechat } from '../wechat/wechat.ts';
import { createCustomerCheck } from './customers.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { type Phone, phonePage } from './phone-page.ts';
import type { Reports } from './reports.ts';
import { follow, scan } from './scanning.ts';

const phoneNumber = /^\+?\d{5,20}$/;
const longestText = 1000;

export type PhoneSettings = {
  readonly clock: BusinessClock;
  readonly wechat: Wechat;
  /** What the provider of short messages does wrong. */
  readonly faultOf: () => Fault | null;
  readonly reports: Reports;
};

/** The SMS provider's door for the platform, and the page that plays the candidate's phone. */
export function servePhone(app: FastifyInstance, settings: PhoneSettings): void {
  const inbox = createInbox();
  serveShortMessages(app, settings, inbox);
  serveReports(app, settings.reports);
  servePages(app, settings, inbox);
  serveWechatOfPhone(app, settings.wechat);
}

function serveShortMessages(
  app: FastifyInstance,
  { clock, faultOf, reports }: PhoneSettings,
  inbox: Inbox,
): void {
  const isCustomers = createCustomerCheck();
  app.post('/sms/messages', async (request, reply) => {
    if (!isCustomers(request.headers, request.body)) return reply.code(401).send({ error: 'not signed' });
    const { phone = '', text = '', id: senderId = null } = fieldsOf(request.body);
    if (!phoneNumber.test(phone) || text === '' || text.length > longestText) {
      return reply.code(400).send({ error: 'phone and text are needed' });
    }
    if (faultOf() === 'unknown-recipient') return reply.code(422).send({ error: 'no such number' });
    // A message is not lost for want of the right time.
    const at = await clock.now().catch(() => new Date());
    const id = inbox.add({ phone, text, at }, senderId);
    if (senderId !== null) void reports.report({ id, clientId: senderId });
    if (faultOf() === 'accepts-and-fails') return reply.code(500).send({ error: 'lost on the way' });
    return reply.code(201).send({ id });
  });

  app.get('/sms/messages', (request) => {
    const messages = inbox.messagesTo(parameterOf(request.query, 'phone') ?? '');
    return {
      messages: messages.map(({ id, phone, text, at }) => ({ id, phone, text, at: at.toISOString() })),
    };
  });
}

/** Reports that were held back are sent by a person. */
function serveReports(app: FastifyInstance, reports: Reports): void {
  app.post('/sms/reports/release', async (_request, reply) => {
    await reports.release();
    return reply.redirect('/phone', 303);
  });
}

function servePages(app: FastifyInstance, { wechat, reports }: PhoneSettings, inbox: Inbox): void {
  app.get('/phone', (request, reply) => {
    const phone = parameterOf(request.query, 'phone')?.trim() ?? '';
    const chosen: Phone | null = phoneNumber.test(phone)
      ? { phone, messages: inbox.messagesTo(phone), person: wechat.people.of(phone), scenes: wechat.scenes() }
      : null;
    return sendPage(reply, 200, phonePage(chosen, inbox.recentPhones(), reports.held().length));
  });
}

const backToPhone = (reply: FastifyReply, phone: string) =>
  reply.redirect(`/phone?phone=${encodeURIComponent(phone)}`, 303);

function serveWechatOfPhone(app: FastifyInstance, wechat: Wechat): void {
  app.post('/phone/scan', async (request, reply) => {
    const { phone = '', address = '' } = fieldsOf(request.body);
    if (!phoneNumber.test(phone)) return reply.code(400).send({ error: 'no such phone' });
    const scanned = await scan(wechat, wechat.people.of(phone), address.trim());
    if (scanned.kind === 'unknown')
      return sendPage(reply, 400, {
        title: '扫一扫',
        body: html`<p class="problem">二维码已经失效，或者不是二维码的地址。</p>`,
      });
    if (scanned.kind === 'answered') return backToPhone(reply, phone);
    // WeChat's own browser knows whose WeChat it is.
    void reply.header('set-cookie', `stand_in_wechat=${phone}; Path=/wechat; HttpOnly; SameSite=Lax`);
    return reply.redirect(scanned.url, 303);
  });

  app.post('/phone/following', async (request, reply) => {
    const { phone = '', following } = fieldsOf(request.body);
    if (!phoneNumber.test(phone)) return reply.code(400).send({ error: 'no such phone' });
    await follow(wechat, wechat.people.of(phone), following === 'yes');
    return backToPhone(reply, phone);
  });

  app.get('/phone/letters', (request) => {
    const { letters, following, openid } = wechat.people.of(parameterOf(request.query, 'phone') ?? '');
    return {
      openid,
      following,
      letters: letters.map((letter) => ({ ...letter, at: letter.at.toISOString() })),
    };
  });
}
