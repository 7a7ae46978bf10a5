import { submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { arriveWith, fillPages, registrationOf } from './setup/registration.ts';

const CONTACT = '/registrations/health-2026/pages/contact';

test('C1: a session that ends while one types costs nothing that was typed', async ({ page, context }) => {
  const person = await arriveWith(page, 'entered');
  await fillPages(page, 'person');
  await page.goto(CONTACT);
  await arriveAt(page, '联系方式');
  const address = page.getByLabel('地址');
  const dialog = page.getByRole('dialog', { name: '请重新登录' });

  await test.step('the login comes to the page', async () => {
    await context.clearCookies({ name: /_candidate$/ });
    await address.fill('石家庄市长安区中山东路 1 号');
    await expect(dialog.getByText('登录已经过期。您填写的内容还在')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('logged in again, what was typed is there and is saved', async () => {
    await dialog.getByLabel('用户名或证件号码').fill(person.userName);
    await dialog.getByLabel('密码', { exact: true }).fill(person.password);
    await dialog.getByRole('button', { name: '登录并继续' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(address).toHaveValue('石家庄市长安区中山东路 1 号');
    await expect(page.getByText(/已保存 \d\d:\d\d/)).toBeVisible();
    expect((await registrationOf(page)).drafts.contact?.answers.address).toBe('石家庄市长安区中山东路 1 号');
  });

  await test.step('it may end just before 「提交」, too: after the login the page goes on by itself', async () => {
    await context.clearCookies({ name: /_candidate$/ });
    await submitPage(page);
    await dialog.getByLabel('用户名或证件号码').fill(person.idNumber);
    await dialog.getByLabel('密码', { exact: true }).fill(person.password);
    await dialog.getByRole('button', { name: '登录并继续' }).click();
    await arriveAt(page, '报考信息');
    expect((await registrationOf(page)).answers.address).toBe('石家庄市长安区中山东路 1 号');
  });
});

test('C1: a server that is away for a while is said so, and nothing is lost or done twice', async ({
  page,
}) => {
  await arriveWith(page, 'entered');
  await fillPages(page, 'person');
  await page.goto(CONTACT);
  await arriveAt(page, '联系方式');
  const away = { status: 503, headers: { 'retry-after': '1' }, body: '' };

  await test.step('a draft that does not get through is tried again until it does', async () => {
    await page.route('**/drafts/contact', (route) => route.fulfill(away));
    await page.getByLabel('地址').fill('石家庄市桥西区');
    await expect(page.getByText('尚未保存，正在重试')).toBeVisible();
    await expectNoBarrier(page);
    await page.unroute('**/drafts/contact');
    await expect(page.getByText(/已保存 \d\d:\d\d/)).toBeVisible();
    expect((await registrationOf(page)).drafts.contact?.answers.address).toBe('石家庄市桥西区');
  });

  await test.step('so is the page’s 「提交」, always under the key of the one intention', async () => {
    const keys: (string | undefined)[] = [];
    await page.route('**/pages/contact', (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      return keys.length < 3 ? route.fulfill(away) : route.continue();
    });
    await submitPage(page);
    await arriveAt(page, '报考信息');
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect((await registrationOf(page)).answers.address).toBe('石家庄市桥西区');
  });

  await test.step('when it stays away, one is told that nothing was done, and can press again', async () => {
    await page.goto(CONTACT);
    await page.unroute('**/pages/contact');
    await page.getByLabel('地址').fill('石家庄市裕华区');
    await expect(page.getByText(/已保存 \d\d:\d\d/)).toBeVisible();
    await page.route('**/api/registrations/*/pages/contact', (route) => route.fulfill(away));
    await submitPage(page);
    await expect(page.getByRole('alert')).toContainText('暂时无法保存，这次操作没有生效。');
    await expectNoBarrier(page);
    await page.unroute('**/api/registrations/*/pages/contact');
    await submitPage(page);
    await arriveAt(page, '报考信息');
    expect((await registrationOf(page)).answers.address).toBe('石家庄市裕华区');
  });
});
