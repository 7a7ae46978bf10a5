import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice } from './setup/office.ts';
import { arriveWith } from './setup/registration.ts';

test('support: finds the caller, reads both sides of the story, sees what the candidate sees, and what fails many', async ({
  page,
  newWindow,
}) => {
  const desk = await newWindow();
  const caller = await arriveWith(page, 'submitted');
  await logInToOffice(desk, 'support');

  await test.step('by name and last four together, never by a name alone', async () => {
    await arriveAt(desk, '客服');
    await desk.getByRole('radio', { name: '姓名和证件号后四位' }).check();
    await desk.getByLabel('姓名', { exact: true }).fill(caller.name);
    await desk.getByRole('button', { name: '查找' }).click();
    await expect(desk.getByText('请填写证件号码的最后四位。')).toBeVisible();
    await desk.getByRole('textbox', { name: '证件号后四位' }).fill(caller.idNumber.slice(-4));
    await desk.getByRole('button', { name: '查找' }).click();
    await desk.getByRole('link', { name: caller.name }).click();
  });

  await test.step('one line for each event, two voices', async () => {
    await arriveAt(desk, new RegExp(caller.name));
    const submitted = desk.getByRole('row').filter({ hasText: '待报名确认' });
    await expect(submitted).toContainText('提交报名信息');
    await submitted.getByText('待办事项提醒：报名未确认').click();
    await expect(submitted).toContainText('报名未确认。请按照所在考区');
    await expect(submitted).toContainText(/短信(等待发送|：已(发送|送达))/);
    await expect(desk.getByText('登录账户').first()).toBeVisible();
  });

  await test.step('a reason first; then the candidate’s view, under a banner, with nothing to press', async () => {
    await desk.getByRole('link', { name: '以考生视角查看' }).click();
    await arriveAt(desk, '以考生视角查看');
    await desk.getByLabel('查看原因').fill('来电人问下一步做什么');
    await desk.getByRole('button', { name: '开始查看' }).click();
    await arriveAt(desk, '报名未确认');
    await expect(desk.getByText(`您正在查看考生 ${caller.name}`)).toBeVisible();
    await expect(desk.locator('.candidate-screen').getByRole('button')).toHaveCount(0);
    await desk.getByText('联系方式').click();
    await expectNoBarrier(desk);
    await expect(desk.getByText(caller.phone)).toHaveCount(0);
    await desk.getByRole('link', { name: '结束查看' }).click();
  });

  await test.step('what is refused most, and what was sent', async () => {
    await desk.getByRole('link', { name: '填写问题' }).click();
    await arriveAt(desk, '填写问题');
    await desk.getByRole('link', { name: '消息发送' }).click();
    await arriveAt(desk, '消息发送');
    await expect(desk.getByRole('cell', { name: '待办事项提醒：报名未确认' }).first()).toBeVisible();
  });
});
