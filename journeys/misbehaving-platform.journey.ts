import type { APIRequestContext, Page } from '@playwright/test';
import { call } from '#contract/client.ts';
import { expect, test } from './setup/journey.ts';
import { decide, logInToOfficeByWire, SHIJIAZHUANG, ZHENGZHOU } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';
import { EDITION, transportOver } from './setup/wire.ts';

const progress = `/registrations/${EDITION}`;
const params = { edition: EDITION };

/** What becomes of each fault that the control page offers for WeChat Pay, as long as it is played. */
const WECHAT_PAY = {
  // Of two notices the first comes after the second: whoever pays next brings it along.
  reordered: 'by the next notice',
  twice: 'by notice',
  replayed: 'by notice',
  'accepts-and-fails': 'by notice',
  'answers-500': 'by notice',
  hangs: 'by notice',
  late: 'not yet',
  never: 'not yet',
  'wrong-amount': 'not yet',
  'wrong-app': 'not yet',
  'wrong-merchant': 'not yet',
  // Neither are answers believed: pressing 「立即查询」 changes nothing either.
  unsigned: 'not even asked',
  forged: 'not even asked',
} as const;
const faults = Object.entries(WECHAT_PAY);
const tells = (fault: string) => fault !== 'late' && fault !== 'never';

type Paid = { readonly notices: readonly { readonly answer: string }[] };
type Payer = { readonly page: Page; readonly number: string; readonly fault: string };

/** Their photos are looked at one after the other: more at once only wait. */
async function threeAtATime<T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const done: T[] = [];
  for (let i = 0; i < tasks.length; i += 3)
    done.push(...(await Promise.all(tasks.slice(i, i + 3).map((task) => task()))));
  return done;
}

type Due = { readonly payers: readonly Payer[]; readonly desks: typeof ZHENGZHOU };

/** Through the wire, all together: what was submitted is confirmed, reviewed, and due for payment. */
async function passAll(
  groups: readonly Due[],
  desk: Page,
  moveClock: (moment: string) => Promise<void>,
): Promise<void> {
  const at = async (who: keyof typeof ZHENGZHOU, act: Parameters<typeof decide>[2]) => {
    for (const { payers, desks } of groups) {
      await logInToOfficeByWire(desk, desks[who]);
      await Promise.all(payers.map(({ number }) => decide(desk, number, act)));
    }
  };
  await at('counter', 'confirm');
  await moveClock('review');
  await at('point', 'approve-at-point');
  await at('region', 'approve-at-region');
  await moveClock('payment');
}

const orderOf = async ({ page }: Payer) =>
  (await call(transportOver(page.request), 'getFee', { params })).order?.number ?? '';

const surplusOf = async ({ page }: Payer) =>
  (await call(transportOver(page.request), 'getFee', { params })).surplus;

/** The demo's clock, so many seconds on. */
async function moveOn(request: APIRequestContext, url: string, seconds: number): Promise<void> {
  const { now } = await (await request.get(`${url}/api/demo/clock`)).json();
  const at = new Date(new Date(now).getTime() + seconds * 1000).toISOString();
  expect((await request.post(`${url}/api/demo/clock`, { data: { at } })).ok()).toBe(true);
}

/** On the control page, by hand. */
async function play(control: Page, door: string, fault: string): Promise<void> {
  await control.locator(`#${door}`).selectOption(fault);
  await control.locator(`form[action="/control/${door}"]`).getByRole('button').click();
}

const registered = (page: Page) => expect(page.getByText('报名成功', { exact: true })).toBeVisible();

async function expectStillToPay(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: /^缴费.*进行中/ })).toBeVisible();
  await expect(page.getByText('报名成功', { exact: true })).toHaveCount(0);
}

test('G2 G3 (2026): whatever a platform does wrong, who has paid once is shown as paid, by notice or by question', async ({
  newWindow,
  moveClock,
  product,
  request,
}) => {
  test.setTimeout(240_000);
  const desk = await newWindow();
  const arrive = async (fault: string, region: string): Promise<Payer> => {
    const page = await newWindow();
    await arriveWith(page, 'submitted', region);
    return { page, fault, number: (await registrationOf(page)).number };
  };
  const payers = await threeAtATime(
    faults.map(
      ([fault]) =>
        () =>
          arrive(fault, '41'),
    ),
  );
  const ofBank = await threeAtATime(['answers-500', 'forged'].map((fault) => () => arrive(fault, '13')));
  const due = [
    { payers, desks: ZHENGZHOU },
    { payers: ofBank, desks: SHIJIAZHUANG },
  ];
  await passAll(due, desk, moveClock);

  const control = await newWindow();
  await control.goto(`${product.standIns}/control`);
  const offered = await control
    .locator('#wechat-pay option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(offered.filter((fault) => fault !== '').toSorted()).toEqual(
    faults.map(([fault]) => fault).toSorted(),
  );

  await test.step('each opens a payment while all is well', async () => {
    await threeAtATime(
      payers.map(({ page }) => async () => {
        await page.goto(`${progress}/payment`);
        await page.getByRole('button', { name: '支付' }).click();
        await expect(page.getByRole('heading', { name: '微信扫码支付' })).toBeVisible();
        await page.goto(progress);
      }),
    );
  });

  // Five minutes on the platform has been asked, in vain, and is asked again after ten: what shows till then, notices do.
  await moveOn(request, product.url, 301);
  const phone = await newWindow();
  const told = async (order: string): Promise<readonly string[]> => {
    const { orders } = await (await request.get(`${product.standIns}/till/wechat-pay/orders`)).json();
    return orders.find((each: { order_no: string }) => each.order_no === order).answers;
  };

  let before: Payer | null = null;
  for (const payer of payers) {
    const { page, fault } = payer;
    const end = WECHAT_PAY[fault as keyof typeof WECHAT_PAY];
    await test.step(`${fault}: ${end}`, async () => {
      const order = await orderOf(payer);
      await play(control, 'wechat-pay', fault);
      await phone.goto(`${product.standIns}/till/wechat-pay`);
      const ours = phone.getByRole('listitem').filter({ hasText: order });
      await ours.getByRole('link', { name: '扫码付款' }).click();
      await phone.getByRole('button', { name: '确认支付' }).click();
      await expect(phone.getByText('付款已完成')).toBeVisible();
      if (tells(fault) && fault !== 'reordered')
        await expect.poll(() => told(order), { intervals: [50] }).not.toEqual([]);
      await page.reload();
      if (end === 'by notice') await registered(page);
      else await expectStillToPay(page);
      if (before?.fault === 'reordered') {
        await before.page.reload();
        await registered(before.page);
      }
      if (end === 'not even asked') {
        await page.goto(`${progress}/payment?order_no=${order}`);
        await expect(page.getByText('还没有收到支付结果。')).toBeVisible();
        await page.goto(progress);
        await expectStillToPay(page);
      }
      before = payer;
    });
  }

  await test.step('ten minutes after it was opened each payment is known, and each once', async () => {
    await play(control, 'wechat-pay', '');
    await moveOn(request, product.url, 300);
    for (const payer of payers) {
      await payer.page.reload();
      await registered(payer.page);
      expect(await surplusOf(payer), payer.fault).toEqual([]);
    }
  });

  await test.step('a notice that comes at last changes nothing any more', async () => {
    const late = payers.find(({ fault }) => fault === 'late') ?? payers[0];
    if (late === undefined) return;
    const form = { order_no: await orderOf(late) };
    expect((await request.post(`${product.standIns}/till/wechat-pay/deliver`, { form })).ok()).toBe(true);
    expect(await told(form.order_no)).toEqual(['200 {"code":"SUCCESS"}']);
    await late.page.reload();
    await registered(late.page);
    expect(await surplusOf(late)).toEqual([]);
  });

  for (const payer of ofBank)
    await test.step(`the bank with a form: ${payer.fault}`, async () => {
      const { page, fault } = payer;
      await page.goto(`${progress}/payment`);
      await play(control, 'bank', fault);
      await page.getByRole('button', { name: '支付' }).click();
      if (fault === 'answers-500') {
        await expect(page.getByText('down')).toBeVisible();
        await play(control, 'bank', '');
        await page.goto(`${progress}/payment`);
        await expect(page.getByText('您有一笔还没有支付结果的订单。')).toBeVisible();
        await page.getByRole('button', { name: '支付' }).click();
      }
      await page.getByRole('button', { name: '确认支付' }).click();
      await expect(page.getByText('支付成功。')).toBeVisible();
      await page.getByRole('link', { name: '返回报名流程' }).click();
      await registered(page);
      expect(await surplusOf(payer)).toEqual([]);
      const order_no = await orderOf(payer);
      const { payments } = await (
        await request.get(`${product.standIns}/bank/payments?order_no=${order_no}`)
      ).json();
      const answer = fault === 'forged' ? 'fail' : 'success';
      expect(payments.map(({ notices }: Paid) => notices[0]?.answer)).toEqual([answer]);
    });
});
