import type { Page } from '@playwright/test';
import { submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInByWire } from './setup/people.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

const PROGRESS = '/registrations/health-2026';

const address = (window: Page) => window.getByLabel('地址');

test('C1 D1 (2026): in two windows the second save wins, and the first is told in place', async ({
  page,
  newWindow,
}) => {
  const person = await arriveWith(page, 'filled');
  const other = await newWindow();
  await logInByWire(other, person);

  await test.step('the same page is open twice; the other window submits it first', async () => {
    for (const window of [page, other]) {
      await window.goto(`${PROGRESS}/pages/contact`);
      await arriveAt(window, '联系方式');
    }
    await address(other).fill('石家庄市长安区中山东路 1 号');
    await submitPage(other);
    await arriveAt(other, '报考信息');
  });

  await test.step('who goes on typing here is told, and nothing is overwritten', async () => {
    await address(page).fill('石家庄市桥西区');
    await expect(page.getByRole('alert')).toContainText('这一页在别处被修改过，现在填写的内容没有保存。');
    await expect(address(page)).toHaveValue('石家庄市桥西区');
    await expectNoBarrier(page);
    expect((await registrationOf(page)).answers.address).toBe('石家庄市长安区中山东路 1 号');
  });

  await test.step('the newest can be loaded, and one goes on from there', async () => {
    await page.getByRole('button', { name: '载入最新内容' }).click();
    await expect(address(page)).toHaveValue('石家庄市长安区中山东路 1 号');
    await address(page).fill('石家庄市裕华区槐安路 2 号');
    await submitPage(page);
    await arriveAt(page, '报考信息');
    expect((await registrationOf(page)).answers.address).toBe('石家庄市裕华区槐安路 2 号');
  });
});

test('D1 (2026): pressing twice, or again in another window, submits once', async ({ page, newWindow }) => {
  const person = await arriveWith(page, 'complete');
  const other = await newWindow();
  await logInByWire(other, person);
  const submitButton = (window: Page) => window.getByRole('button', { name: '提交报名信息' });
  for (const window of [page, other]) {
    await window.goto(`${PROGRESS}/submission`);
    await expect(submitButton(window)).toBeVisible();
  }

  await test.step('a double click is one submission with one receipt', async () => {
    await submitButton(page).dblclick();
    await arriveAt(page, '报名信息已提交');
    await expect(page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]-01$/)).toHaveCount(1);
    expect(await registrationOf(page)).toMatchObject({ status: 'submitted', revision: 1 });
  });

  await test.step('the other window is told that it is done', async () => {
    await submitButton(other).click();
    await expect(other.getByRole('alert')).toContainText('报名信息刚刚在别处更新过，这次操作没有生效。');
    await expectNoBarrier(other);
    await other.reload();
    await expect(other.getByText('现在不能提交报名信息。')).toBeVisible();
    expect(await registrationOf(page)).toMatchObject({ status: 'submitted', revision: 1 });
  });

  await test.step('the back button shows the submitted state, not the form again', async () => {
    await page.goBack();
    await arriveAt(page, '提交报名信息');
    await expect(page.getByText('现在不能提交报名信息。')).toBeVisible();
    await expect(page.getByText('您已提交报名信息，报名未确认。').first()).toBeVisible();
    await expect(submitButton(page)).toHaveCount(0);
  });
});
