import { choose, submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInByWire } from './setup/people.ts';
import { arriveWith, fillPages, registrationOf, submit } from './setup/registration.ts';

const PAGES = '/registrations/health-2026/pages';

test('C1: what was typed on half a page is there on another device', async ({ page, newWindow }) => {
  const person = await arriveWith(page, 'entered');
  await fillPages(page, 'contact');

  await test.step('half a page is typed, and the window closed', async () => {
    await page.goto(`${PAGES}/application`);
    await arriveAt(page, '报考信息');
    await choose(page, '专业类别', '护理');
    await choose(page, '级别', '初级(师)');
    await expect(page.getByText(/已保存 \d\d:\d\d/)).toBeVisible();
    await page.close();
  });

  const elsewhere = await newWindow();
  await test.step('on another device one logs in and is led on to that page', async () => {
    await elsewhere.goto('/login');
    await elsewhere.getByLabel('用户名或证件号码').fill(person.userName);
    await elsewhere.getByLabel('密码', { exact: true }).fill(person.password);
    await elsewhere.getByRole('button', { name: '登录', exact: true }).click();
    await arriveAt(elsewhere, '我的报名');
    await elsewhere.getByRole('link', { name: '查看报名流程' }).click();
    await arriveAt(elsewhere, '2026年度卫生专业技术资格考试');
    await expect(elsewhere.getByText('还差 3 页。').first()).toBeVisible();
    await elsewhere.getByRole('link', { name: '填写报考信息' }).last().click();
    await arriveAt(elsewhere, '报考信息');
  });

  await test.step('there it stands, saved but not submitted, and can be gone on with', async () => {
    await expect(elsewhere.getByLabel('专业类别')).toHaveValue('nursing');
    await expect(elsewhere.getByLabel('级别')).toHaveValue('junior');
    expect((await registrationOf(elsewhere)).savedPages).not.toContain('application');
    await choose(elsewhere, '专业', '203 护理学');
    await elsewhere.getByRole('radio', { name: '护士执业注册' }).check();
    await elsewhere.getByLabel('首次注册年月').fill('2020-07');
    await elsewhere.getByRole('radio', { name: '否' }).check();
    await submitPage(elsewhere);
    await arriveAt(elsewhere, '教育情况');
  });
});

test('D1 D5: what is saved late never changes what has been submitted', async ({ page, newWindow }) => {
  const person = await arriveWith(page, 'complete');
  const other = await newWindow();
  await logInByWire(other, person);
  await page.goto(`${PAGES}/contact`);
  await arriveAt(page, '联系方式');
  const released = Promise.withResolvers<void>();

  await test.step('something typed is still on its way when another window submits', async () => {
    await page.route('**/drafts/contact', async (route) => {
      await released.promise;
      await route.continue();
    });
    const onItsWay = page.waitForRequest('**/drafts/contact');
    await page.getByLabel('地址').fill('石家庄市桥西区');
    await onItsWay;
    await submit(other);
  });

  await test.step('when it arrives nothing changes, and whoever typed it is told', async () => {
    const before = await registrationOf(other);
    released.resolve();
    await expect(page.getByRole('alert')).toContainText('这一页在别处被修改过，现在填写的内容没有保存。');
    await expectNoBarrier(page);
    const { answers, drafts, status, rev } = await registrationOf(other);
    expect({ answers, drafts, status, rev }).toEqual({
      answers: before.answers,
      drafts: {},
      status: 'submitted',
      rev: before.rev,
    });
    await page.getByRole('button', { name: '载入最新内容' }).click();
    await expect(page.getByText('现在不能修改报名信息。')).toBeVisible();
    await expectNoBarrier(page);
  });
});
