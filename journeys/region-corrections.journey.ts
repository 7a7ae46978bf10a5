import { call } from '#contract/client.ts';
import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { passToPayment, SHIJIAZHUANG } from './setup/office.ts';
import { keepPicture } from './setup/pictures.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';
import { EDITION, transportOver } from './setup/wire.ts';

const params = { edition: EDITION };

test('G2 D6 (2026): the region corrects subjects, sees the fee change, and the candidate is told', async ({
  page,
  newWindow,
  moveClock,
}) => {
  test.slow();
  const person = await arriveWith(page, 'submitted');
  const { number } = await registrationOf(page);
  const region = await newWindow();
  await passToPayment(region, number, SHIJIAZHUANG, moveClock);
  const { order } = await call(transportOver(page.request), 'openPayment', { params });

  await test.step('what may be corrected is listed; identity is not', async () => {
    await region.goto(`/office/files/${number}`);
    await region.getByRole('link', { name: '考前信息修改' }).click();
    await expect(
      region.getByRole('heading', { level: 1, name: `考前信息修改：${person.name}` }),
    ).toBeVisible();
    await expect(region.getByRole('rowheader', { name: '报考科目' })).toBeVisible();
    await expect(region.getByRole('rowheader', { name: '证件号码' })).toHaveCount(0);
    await expectNoBarrier(region);
    await keepPicture(region, test.info());
    await region.getByRole('button', { name: '查看更正结果' }).click();
    await expect(region.getByText('还没有修改任何内容。')).toBeVisible();
  });

  await test.step('one subject less: the fee falls, the open order is void', async () => {
    await region.getByTitle('专业实践能力').locator('.ant-select-selection-item-remove').click();
    await region.getByText('您本人提出更正，并出示了证明材料。').click();
    await region.getByLabel('依据').fill('本人持身份证和上一年度成绩单来考区，申请只考三科。');
    await region.getByRole('button', { name: '查看更正结果' }).click();
    await expect(region.getByText('考试费由 230.00 元 改为 175.00 元。')).toBeVisible();
    await expect(region.getByText(/待支付订单随即作废/)).toBeVisible();
    await expectNoBarrier(region);
    await keepPicture(region, test.info());
    await region.getByRole('button', { name: '确定更正' }).click();
    await expect(region.getByRole('cell', { name: '报名信息更正' })).toBeVisible();
    await expect(region.getByText('第 02 版')).toBeVisible();
  });

  await test.step('the candidate reads before and after, and pays the new fee', async () => {
    await page.goto('/messages');
    await expect(page.getByRole('heading', { name: '待办事项提醒：报名信息已更正' })).toBeVisible();
    await expect(page.getByText(/由“基础知识.*专业实践能力”更正为“/)).toBeVisible();
    await expectNoBarrier(page);
    await keepPicture(page, test.info());
    await page.goto(`/registrations/${EDITION}/payment`);
    await expect(page.getByText('175.00').first()).toBeVisible();
    const next = await call(transportOver(page.request), 'openPayment', { params });
    expect(next).toMatchObject({ fen: 17_500 });
    expect(next.order).not.toBe(order);
  });
});
