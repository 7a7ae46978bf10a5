import type { Page } from '@playwright/test';
import { submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { arriveWith } from './setup/registration.ts';

const PROGRESS = '/registrations/health-2026';

/** The code on the receipt in sight, as it is printed on the form. */
async function codeOnReceipt(page: Page): Promise<string> {
  await arriveAt(page, '报名信息已提交');
  const code = page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]-\d\d$/).first();
  return (await code.textContent()) ?? '';
}

async function scan(clerk: Page, code: string): Promise<void> {
  await clerk.getByLabel('验证码').fill(code);
  await clerk.keyboard.press('Enter');
}

test('D4 D5 D6 D7 E1 (2026): after a change an old print cannot be confirmed, the new one can', async ({
  page,
  newWindow,
  moveClock,
}) => {
  const person = await arriveWith(page, 'complete');
  const submitButton = page.getByRole('button', { name: '提交报名信息' });

  const oldCode = await test.step('D4: submit, and print', async () => {
    await page.goto(`${PROGRESS}/submission`);
    await arriveAt(page, '提交报名信息');
    await submitButton.click();
    const code = await codeOnReceipt(page);
    const form = await page.request.get(
      (await page.getByRole('link', { name: '打印报名表' }).getAttribute('href')) ?? '',
    );
    expect(form.headers()['content-type']).toContain('application/pdf');
    return code;
  });

  await moveClock('confirmation');
  await test.step('D5: when sign-up has closed, the page still offers to withdraw, and says what happens', async () => {
    await page.goto(PROGRESS);
    await page.getByRole('link', { name: '撤回信息提交' }).click();
    await arriveAt(page, '撤回信息提交');
    await expect(page.getByText('内容有修改的，验证码会更新，已经打印的报名表不能再用')).toBeVisible();
    await expect(page.getByText('请在 2025年12月17日 17:00:00（北京时间）前再次提交')).toBeVisible();
    await page.getByRole('button', { name: '撤回信息提交' }).click();
    await arriveAt(page, '2026年度卫生专业技术资格考试');
    await expect(page.getByText('未提交报名信息').first()).toBeVisible();
  });

  await test.step('D6: who one is cannot be changed', async () => {
    await page.getByRole('link', { name: '填写/修改报考信息' }).click();
    await arriveAt(page, '考点信息');
    await page.getByRole('link', { name: '基本信息' }).click();
    await arriveAt(page, '基本信息');
    for (const fixed of ['姓名', '证件类型', '证件号码', '国籍', '性别', '出生日期']) {
      await expect(page.getByRole('term').filter({ hasText: fixed }).first()).toBeVisible();
      await expect(page.getByLabel(fixed, { exact: true })).toHaveCount(0);
    }
    await expect(page.getByText('首次提交后不可修改').first()).toBeVisible();
  });

  await test.step('D5: change the telephone and the subjects, then submit again', async () => {
    await page.getByRole('link', { name: '联系方式' }).click();
    await arriveAt(page, '联系方式');
    await page.getByLabel('手机号码').fill('13812345678');
    await submitPage(page);
    await arriveAt(page, '报考信息');
    await page.getByRole('checkbox', { name: '基础知识' }).uncheck();
    await submitPage(page);
    await arriveAt(page, '教育情况');
    await page.goto(PROGRESS);
    await page.getByRole('link', { name: '提交报名信息' }).click();
    await arriveAt(page, '提交报名信息');
    await expect(page.getByText('13812345678')).toBeVisible();
    await submitButton.click();
  });

  const newCode = await test.step('D7: the code is renewed, and the page says to print again', async () => {
    const code = await codeOnReceipt(page);
    expect(code).toMatch(/-02$/);
    expect(code.slice(0, 13)).not.toBe(oldCode.slice(0, 13));
    await page.goto(PROGRESS);
    await expect(page.getByText('修改后验证码已经更新，请重新打印报名表')).toBeVisible();
    await expectNoBarrier(page);
    return code;
  });

  const clerk = await newWindow();
  const confirmButton = clerk.getByRole('button', { name: '确认报名' });
  await test.step('D7: the counter refuses the old print and names what has changed', async () => {
    await logInToOfficeByWire(clerk, 'sjz-counter');
    await clerk.goto('/office/counter');
    await scan(clerk, oldCode);
    await expect(
      clerk.getByText('您手中的是第 01 版，现行的是第 02 版，有 2 处变化。旧版不能确认。'),
    ).toBeVisible();
    await expect(clerk.getByText('请考生重新打印第 02 版报名表')).toBeVisible();
    await expect(clerk.getByRole('row', { name: /手机号码/ })).toBeVisible();
    await expect(clerk.getByText('13812345678')).toHaveCount(0);
    await expect(clerk.getByRole('row', { name: /报考科目/ })).toContainText('基础知识');
    await expectNoBarrier(clerk);
    await clerk.keyboard.press('Enter');
    await expect(confirmButton).toHaveCount(0);
  });

  await page.goto(`${PROGRESS}/withdrawal`);
  await test.step('E1: the new print is confirmed', async () => {
    await scan(clerk, newCode);
    await expect(clerk.getByText(`请核对${person.name}本人、证件和材料。`)).toBeVisible();
    await expectNoBarrier(clerk);
    await confirmButton.click();
    await expect(clerk.getByText('已完成报名确认').first()).toBeVisible();
  });

  await test.step('D5: once confirmed nothing can be withdrawn, not even from a page opened before', async () => {
    await page.getByRole('button', { name: '撤回信息提交' }).click();
    await expect(page.getByRole('alert').first()).toContainText('现在不能进行这项操作');
    await expectNoBarrier(page);
    await page.goto(PROGRESS);
    await expect(page.getByRole('link', { name: /报名确认.*已完成/ })).toBeVisible();
    await expect(page.getByRole('link', { name: '撤回信息提交' })).toHaveCount(0);
    await page.goto(`${PROGRESS}/withdrawal`);
    await expect(page.getByText('现在不能撤回信息提交。')).toBeVisible();
  });
});
