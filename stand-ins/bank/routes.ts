import type { FastifyInstance } from 'fastify';
import { fieldsOf, parameterOf } from '../form.ts';
import { sendPage } from '../page.ts';
import type { Bank } from './bank.ts';
import { isBehaviour } from './behaviours.ts';
import type { DeliveryRefusal } from './cashier.ts';
import { deskPage } from './desk-page.ts';
import type { PaidEntry } from './ledger.ts';
import { returnAddress } from './pay-order.ts';
import { payPage, refusalPage, refusalStatus } from './pay-page.ts';
import { receiptPage } from './receipts.ts';

/** The bank's doors: for the candidate's browser, for the merchant, and for whoever directs the demo. */
export function serveBank(app: FastifyInstance, bank: Bank): void {
  serveCandidate(app, bank);
  serveReceipts(app, bank);
  serveMerchant(app, bank);
  serveDirector(app, bank);
  serveDesk(app, bank);
}

function serveCandidate(app: FastifyInstance, bank: Bank): void {
  app.post(`/${bank.path}/pay`, async (request, reply) => {
    const fields = fieldsOf(request.body);
    const { order, refusal } = await bank.accept(fields);
    if (refusal !== null) return sendPage(reply, refusalStatus[refusal], refusalPage(refusal, order));
    return sendPage(reply, 200, payPage(order, fields, bank.path));
  });

  app.post(`/${bank.path}/confirmation`, async (request, reply) => {
    const { order, refusal } = await bank.pay(
      fieldsOf(request.body),
      `${request.protocol}://${request.host}`,
    );
    if (refusal !== null) return sendPage(reply, refusalStatus[refusal], refusalPage(refusal, order));
    return reply.redirect(returnAddress(order), 303);
  });

  app.post(`/${bank.path}/cancellation`, async (request, reply) => {
    const order = bank.read(fieldsOf(request.body));
    if (!order) return sendPage(reply, 400, refusalPage('bad-signature', null));
    return reply.redirect(returnAddress(order), 303);
  });
}

function serveReceipts(app: FastifyInstance, bank: Bank): void {
  app.get<{ Params: { number: string } }>(`/${bank.path}/receipts/:number`, (request, reply) => {
    const entry = bank.paid().find(({ payment }) => payment.receipt === request.params.number);
    return entry ? sendPage(reply, 200, receiptPage(entry)) : reply.code(404).send();
  });
}

function serveMerchant(app: FastifyInstance, bank: Bank): void {
  app.post(`/${bank.path}/query`, async (request, reply) => {
    const answer = bank.query(fieldsOf(request.body));
    return answer ?? reply.code(400).send({ error: 'bad signature or question' });
  });

  app.post(`/${bank.path}/close`, async (request, reply) => {
    const answer = await bank.close(fieldsOf(request.body));
    return answer ?? reply.code(400).send({ error: 'bad signature or question' });
  });

  app.post(`/${bank.path}/refund`, async (request, reply) => {
    const answer = await bank.refund(fieldsOf(request.body));
    if (!bank.keepsItsWord()) return reply.code(500).send({ error: 'down' });
    return answer ?? reply.code(400).send({ error: 'bad signature or question' });
  });

  app.post(`/${bank.path}/refund-query`, async (request, reply) => {
    const answer = bank.refundQuery(fieldsOf(request.body));
    return answer ?? reply.code(400).send({ error: 'bad signature or question' });
  });

  app.post(`/${bank.path}/bill`, async (request, reply) => {
    const answer = await bank.bill(fieldsOf(request.body));
    return answer ?? reply.code(400).send({ error: 'bad signature or question' });
  });

  app.get<{ Params: { name: string } }>(`/${bank.path}/bills/:name`, (request, reply) => {
    const file = bank.billFile(request.params.name);
    return file === null ? reply.code(404).send() : reply.type('text/csv; charset=utf-8').send(file);
  });
}

const deliveryRefusalStatus: Readonly<Record<DeliveryRefusal, number>> = {
  'unknown-order': 404,
  'not-paid': 409,
  'never-notified': 409,
};

function serveDirector(app: FastifyInstance, bank: Bank): void {
  app.post(`/${bank.path}/behaviour`, async (request, reply) => {
    const { order_no, notice = '' } = fieldsOf(request.body);
    const forAll = Object.entries(request.body ?? {}).some(
      ([name, value]) => name === 'default' && value === true,
    );
    if (!isBehaviour(notice) || forAll === Boolean(order_no)) {
      return reply.code(400).send({ error: 'order_no or default:true, and a known notice are needed' });
    }
    bank.behaviours.set(order_no ?? null, notice);
    return { order_no: order_no ?? null, notice };
  });

  app.post(`/${bank.path}/deliver`, async (request, reply) => {
    const { order_no = '' } = fieldsOf(request.body);
    const refusal = await bank.deliver(order_no);
    if (refusal !== null) return reply.code(deliveryRefusalStatus[refusal]).send({ error: refusal });
    return paymentsOf(bank, order_no);
  });

  app.post(`/${bank.path}/payments`, (request) => paymentsOf(bank, fieldsOf(request.body).order_no));
  app.get(`/${bank.path}/payments`, (request) => paymentsOf(bank, parameterOf(request.query, 'order_no')));
}

/** The page from which a person directs the bank. */
function serveDesk(app: FastifyInstance, bank: Bank): void {
  app.get(`/${bank.path}`, (_request, reply) => sendPage(reply, 200, deskPage(bank)));

  app.post(`/${bank.path}/desk/behaviour`, (request, reply) => {
    const { order_no = '', notice = '' } = fieldsOf(request.body);
    if (!isBehaviour(notice)) return reply.code(400).send({ error: 'unknown notice' });
    bank.behaviours.set(order_no.trim() || null, notice);
    return reply.redirect(`/${bank.path}`, 303);
  });

  app.post(`/${bank.path}/desk/delivery`, async (request, reply) => {
    const refusal = await bank.deliver(fieldsOf(request.body).order_no ?? '');
    return sendPage(reply, refusal ? deliveryRefusalStatus[refusal] : 200, deskPage(bank, refusal));
  });
}

function paymentsOf(bank: Bank, orderNumber: string | undefined) {
  const entries = bank.paid().filter(({ order }) => !orderNumber || order.orderNumber === orderNumber);
  return { payments: entries.map(paymentView) };
}

function paymentView({ order, payment }: PaidEntry) {
  return {
    order_no: order.orderNumber,
    amount: order.amount,
    currency: order.currency,
    trade_no: payment.transaction,
    paid_at: payment.paidAt,
    delivery: payment.delivery,
    notices: payment.sendings.map(({ sentAt, status, answer }) => ({ sent_at: sentAt, status, answer })),
  };
}
