import type { Fields } from '../form.ts';

/** The merchant that the bank serves, and the payee's name on its page. */
export const merchant = { id: 'HB-WEIKAO-2026', name: '卫生专业技术资格考试报名费（河北考区）' };

/** What the merchant asks to be paid. Amount in fen, times in ISO 8601. */
export type PayOrder = {
  readonly merchant: string;
  readonly orderNumber: string;
  readonly amount: string;
  readonly currency: string;
  readonly subject: string;
  readonly expiresAt: string;
  readonly notifyUrl: string;
  readonly returnUrl: string;
};

/** Reads the fields of a pay request; null where one is missing or makes no sense. */
export function readPayOrder(fields: Fields): PayOrder | null {
  const order = {
    merchant: fields.merchant_id ?? '',
    orderNumber: fields.order_no ?? '',
    amount: fields.amount ?? '',
    currency: fields.currency ?? '',
    subject: fields.subject ?? '',
    expiresAt: fields.expires_at ?? '',
    notifyUrl: fields.notify_url ?? '',
    returnUrl: fields.return_url ?? '',
  };
  return makesSense(order) ? order : null;
}

function makesSense(order: PayOrder): boolean {
  return (
    order.merchant === merchant.id &&
    /^[\w-]{1,64}$/.test(order.orderNumber) &&
    /^[1-9]\d{0,11}$/.test(order.amount) &&
    order.currency === 'CNY' &&
    order.subject !== '' &&
    order.subject.length <= 256 &&
    /^\d{4}-\d{2}-\d{2}T/.test(order.expiresAt) &&
    !Number.isNaN(Date.parse(order.expiresAt)) &&
    [order.notifyUrl, order.returnUrl].every(isWebAddress)
  );
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Where the browser goes when the bank is done with it. */
export function returnAddress(order: PayOrder): string {
  const address = new URL(order.returnUrl);
  address.searchParams.set('order_no', order.orderNumber);
  return address.href;
}
