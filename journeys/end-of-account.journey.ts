import { arriveAt, expect, test } from './setup/journey.ts';
import { codeAfter, inventPerson } from './setup/people.ts';
import { arriveWith, submit } from './setup/registration.ts';

test('another telephone: a code goes there, the old one is told', async ({ page, product }) => {
  const person = await arriveWith(page, 'account');
  const next = inventPerson().phone;
  await page.goto('/account');
  await page.getByRole('link', { name: '修改 手机号码' }).click();
  await arriveAt(page, '更换手机号码');
  await page.getByLabel('新的手机号码').fill(next);
  const code = await codeAfter(page, next, async () => {
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await expect(page.getByText(`验证码已经发送到 ${next}`)).toBeVisible();
  });
  await arriveAt(page, '更换手机号码');
  await page.getByLabel('短信验证码').fill(code);
  await page.getByRole('textbox', { name: /^账户的密码/ }).fill(person.password);
  await page.getByRole('button', { name: '更换手机号码' }).click();
  await arriveAt(page, '我的账户');
  await expect(page.getByText(next)).toBeVisible();
  const told = await page.request.get(`${product.standIns}/sms/messages?phone=${person.phone}`);
  const texts = (await told.json()).messages.map(({ text }: { text: string }) => text);
  expect(texts).toContainEqual(expect.stringContaining(`尾号 ${next.slice(-4)}`));
});

test('an account is closed by its owner, who can sign up again', async ({ page }) => {
  const person = await arriveWith(page, 'filled');
  await page.goto('/account');
  await page.getByRole('link', { name: '注销账户' }).click();
  await arriveAt(page, '注销账户');
  await expect(page.getByText(/2026年度卫生专业技术资格考试 · \d+ · 未提交报名信息/)).toBeVisible();
  await page.getByRole('textbox', { name: /^账户的密码/ }).fill(person.password);
  await page.getByRole('button', { name: '注销账户' }).click();
  await expect(page.getByText('请勾选，表示您已知道注销后不能恢复。')).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '注销账户' }).click();
  await expect(page.getByText('账户已经注销，您的个人信息已经删除。')).toBeVisible();
  await page.goto('/login');
  await page.getByLabel('用户名或证件号码').fill(person.userName);
  await page.getByLabel('密码', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('用户名、证件号码或密码不对。')).toBeVisible();
});

test('an account with a submitted registration stays open, and says for how long', async ({ page }) => {
  await arriveWith(page, 'complete');
  await submit(page);
  await page.goto('/account/closing');
  await arriveAt(page, '注销账户');
  await expect(page.getByText('这个账户有提交过的报名，现在不能注销。')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: '个人信息保存期限' }).click();
  await arriveAt(page, '个人信息保存期限');
  await expect(page.getByText('5 年，从考试日期起')).toBeVisible();
});
