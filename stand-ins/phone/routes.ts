import type { FastifyInstance } from 'fastify';
import type { BusinessClock } from '../clock/business-clock.ts';
import { fieldsOf, parameterOf } from '../form.ts';
import { sendPage } from '../page.ts';
import { createCustomerCheck } from './customers.ts';
import { createInbox } from './inbox.ts';
import { phonePage } from './phone-page.ts';

const phoneNumber = /^\+?\d{5,20}$/;
const longestText = 1000;

/** The SMS provider's door for the platform and the page that plays the candidate's phone. */
export function servePhone(app: FastifyInstance, clock: BusinessClock): void {
  const inbox = createInbox();

  const isCustomers = createCustomerCheck();

  app.post('/sms/messages', async (request, reply) => {
    if (!isCustomers(request.headers, request.body)) return reply.code(401).send({ error: 'not signed' });
    const { phone = '', text = '' } = fieldsOf(request.body);
    if (!phoneNumber.test(phone) || text === '' || text.length > longestText) {
      return reply.code(400).send({ error: 'phone and text are needed' });
    }
    // A message is not lost for want of the right time.
    const at = await clock.now().catch(() => new Date());
    return reply.code(201).send({ id: inbox.add({ phone, text, at }) });
  });

  app.get('/sms/messages', (request) => {
    const messages = inbox.messagesTo(parameterOf(request.query, 'phone') ?? '');
    return {
      messages: messages.map(({ id, phone, text, at }) => ({ id, phone, text, at: at.toISOString() })),
    };
  });

  app.get('/phone', (request, reply) => {
    const phone = parameterOf(request.query, 'phone')?.trim() ?? '';
    return sendPage(reply, 200, phonePage(phone, inbox.messagesTo(phone), inbox.recentPhones()));
  });
}
