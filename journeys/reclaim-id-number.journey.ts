import type { Page } from '@playwright/test';
import { addPicture, approveCase } from './setup/cases.ts';
import { choose } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { arriveWith } from './setup/registration.ts';

test('A1: an ID number that somebody else has registered comes back to its owner, who signs up with a code', async ({
  page,
  newWindow,
  product,
}) => {
  const [other, point, region] = [await newWindow(), await newWindow(), await newWindow()];
  const squatter = await arriveWith(other, 'account');
  const phone = '13900009001';
  const owner = { name: '褚文静', userName: 'chuwenjing', password: 'Spring-Rain-7' };

  async function latestCode(): Promise<string> {
    const sent = await page.request.get(`${product.standIns}/sms/messages?phone=${phone}`);
    const [message] = (await sent.json()).messages;
    return /\d{6,12}(?!\d)/.exec(message.text)?.[0] ?? '';
  }

  async function signUp(window: Page): Promise<void> {
    await window.goto('/sign-up');
    await window.getByLabel('用户名').fill(owner.userName);
    await window.getByLabel('密码', { exact: true }).fill(owner.password);
    await window.getByLabel('姓名').fill(owner.name);
    await window.getByLabel('证件号码').fill(squatter.idNumber);
    await window.getByLabel('手机号码').fill(phone);
    for (const box of await window.getByRole('checkbox', { name: /我已阅读并同意/ }).all()) await box.check();
    await window.getByRole('button', { name: '下一步' }).click();
    await arriveAt(window, '再次输入');
    await window.getByLabel('姓名').fill(owner.name);
    await window.getByLabel('证件类型').selectOption('resident-id');
    await window.getByLabel('证件号码').fill(squatter.idNumber);
    await window.getByRole('button', { name: '注册', exact: true }).click();
  }

  await test.step('「该证件号码已被注册」 leads to the reclaim', async () => {
    await signUp(page);
    await expect(page.getByRole('alert')).toContainText('这个证件号码已经注册过。');
    await page.getByRole('link', { name: '申请收回证件号码' }).click();
    await arriveAt(page, '收回被占用的证件号码');
  });

  await test.step('the telephone first, then who one is, with two pictures', async () => {
    await page.getByLabel('手机号码').fill(phone);
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await expect(page.getByText('验证码已发送，10 分钟内有效。')).toBeVisible();
    await expectNoBarrier(page);
    await page.getByLabel('短信验证码').fill(await latestCode());
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('姓名').fill(owner.name);
    await page.getByLabel('证件号码').fill(squatter.idNumber);
    await addPicture(page);
    await addPicture(page, '#7a3b3b');
    await choose(page, '考区', '河北省');
    await choose(page, '考点', '石家庄市');
    await expectNoBarrier(page);
    await page.getByRole('button', { name: '提交申请' }).click();
    await expect(page.getByText('申请已提交')).toBeVisible();
    await expect(page.getByText(squatter.name)).toHaveCount(0);
  });

  await test.step('two members of staff decide', async () => {
    await logInToOfficeByWire(point, 'sjz');
    await approveCase(point, owner.name, '审核通过');
    await logInToOfficeByWire(region, 'hebei');
    await approveCase(region, owner.name, '复核通过');
    await expectNoBarrier(region);
  });

  await test.step('the other account has lost the number and says what to do', async () => {
    await other.goto('/account');
    await expect(other.getByText('证件号码已归还本人，请申请更正您的证件信息')).toBeVisible();
    await expectNoBarrier(other);
  });

  await test.step('the owner signs up with the code', async () => {
    const code = await latestCode();
    await signUp(page);
    await expect(page.getByRole('alert')).toContainText('正等待本人凭短信中的注册码注册');
    await page.getByLabel('注册码').fill(code);
    await page.getByRole('button', { name: '注册', exact: true }).click();
    await arriveAt(page, '基本信息');
  });
});
