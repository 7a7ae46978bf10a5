import type { TestBank } from './bank.ts';
import { newCandidate, type TestCandidate } from './candidates.ts';
import { decideNow, type Office } from './staff.ts';
import { DURING, TestBrowser, type TestProduct } from './test-product.ts';
import { EDITION, fillIn, submit } from './thread.ts';

const params = { edition: EDITION };

/** Confirmed, reviewed and paid on line: the bank has said so. */
export async function newRegistered(
  product: TestProduct,
  office: Office,
  bank: TestBank & { readonly app: TestProduct['app'] },
  region = '13',
): Promise<TestCandidate & { readonly number: string }> {
  product.clock.set(DURING.registration);
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser, region);
  const { receipt } = await submit(candidate.browser);
  const { number, code } = receipt;
  await decideNow(office.counter, number, { do: 'confirm', code });
  product.clock.set(DURING.review);
  await decideNow(office.point, number, { do: 'approve-at-point' });
  await decideNow(office.region, number, { do: 'approve-at-region' });
  product.clock.set(DURING.payment);
  const browser = new TestBrowser(bank.app);
  for (const [name, value] of candidate.browser.cookies) browser.cookies.set(name, value);
  const opened = await browser.get('openPayment', { params });
  await bank.pay(opened);
  await bank.answers(opened.order, 1);
  return { ...candidate, number };
}
