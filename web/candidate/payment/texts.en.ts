import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  title: 'Payment',
  lead: 'Please check specialty, subjects and amount, then press “Pay”.',
  leaving:
    '“Pay” takes you to the payment platform that the region has chosen. When you have paid, come back here to see the result.',
  item: 'For',
  amount: 'Amount (CNY)',
  pay: 'Pay',
  payAgain: 'Pay again',
  going: 'Going to the payment platform…',
  time: 'Time for payment',
  notPayable: 'You cannot pay now.',
  notPayableHow: 'Who has passed the qualification review pays within the time set.',
  done: 'You have paid, and are registered.',
  openOrder:
    'There is an order whose result is not known yet. If you have paid, ask for the result first; do not pay twice.',
  returnTitle: 'Result of the payment',
  asking: 'We are asking the payment platform. One moment, please.',
  paid: 'You have paid.',
  paidHow: 'You are registered. Watch for the time to print your admission ticket.',
  open: 'There is no result yet.',
  openHow: 'If you have paid, it will be here in a few minutes; do not pay again. You can ask later.',
  expired: 'This order has expired.',
  expiredHow: 'No money was received. Please go back and pay again.',
  toPayment: 'Back to the payment page',
  toProgress: 'Back to the progress',
  askNow: 'I have paid: ask now',
  scan: 'Pay with WeChat',
  scanAlt: 'Payment code',
  scanHow: 'Please scan the code with WeChat on your phone, and pay. This page shows the result by itself.',
  receipt: 'See the e-receipt',
  kept: (amount: string, why: string) => `Money came in that was not booked: ${amount} (${why}).`,
  keptOf: (order: string, at: string) => `Order ${order}, paid ${at}.`,
  keptHow:
    'It is recorded and will be sent back by the exam region. There is nothing for you to do; please do not pay again.',
  owed: (amount: string) => `The fee has changed: ${amount} is still to be paid.`,
  owedHow:
    'Your registration was corrected, and the fee has changed. Please press “Pay” for the difference; your registration stays in force.',
};
