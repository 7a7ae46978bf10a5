import type { Page } from '@playwright/test';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { codeAfter, inventPerson, type Person } from './setup/people.ts';
import { goOn } from './setup/registration.ts';

/** U+2C386 of extension E: beyond the first plane, and not on most keyboards. */
const RARE = '𬎆';
/** What an old input method types for 䶮 (U+4DAE). */
const OLD = '\uE863';

async function fillFirstStep(page: Page, person: Person): Promise<void> {
  await page.getByLabel('用户名').fill(person.userName);
  await page.getByRole('textbox', { name: /^密码/ }).fill(person.password);
  await page.getByLabel('证件类型').selectOption({ label: '居民身份证' });
  await page.getByLabel('证件号码').fill(person.idNumber);
  await page.getByLabel('手机号码').fill(person.phone);
  for (const consent of await page.getByRole('checkbox').all()) await consent.check();
}

test('A1 A2 (2026): a name that no keyboard has, from the panel to log-in, office and paper', async ({
  page,
  newWindow,
}) => {
  test.slow();
  const person = { ...inventPerson(), name: `王${RARE}䶮` };
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/sign-up');
  await arriveAt(page, '注册');
  await fillFirstStep(page, person);
  const name = page.getByLabel('姓名');

  await test.step('a character is found by radical and strokes, looked at, and put where the caret stands', async () => {
    await name.fill('王');
    await page.getByRole('button', { name: '生僻字输入' }).click();
    const panel = page.getByRole('dialog', { name: '生僻字输入' });
    await panel.getByLabel('部首').selectOption({ label: '玉 王' });
    await panel.getByLabel('总笔画数').fill('14');
    const choice = panel.getByRole('radio', { name: 'U+2C386' });
    await choice.focus();
    await page.keyboard.press('Space');
    await expect(panel.getByText('U+2C386 · 14 画')).toBeVisible();
    await expectNoBarrier(page);
    await panel.getByRole('button', { name: '使用这个字' }).click();
    await expect(panel).toHaveCount(0);
    await expect(name).toBeFocused();
    await expect(name).toHaveValue(`王${RARE}`);
    await expect(page.getByText(`生僻字：${RARE} (U+2C386)`)).toBeVisible();
  });

  await test.step('by its reading, too; Escape leaves everything as it was', async () => {
    await page.getByRole('button', { name: '生僻字输入' }).click();
    const panel = page.getByRole('dialog', { name: '生僻字输入' });
    await panel.getByLabel('拼音').fill('yan');
    await expect(panel.getByRole('radio', { name: /䶮.*U\+4DAE/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(name).toHaveValue(`王${RARE}`);
  });

  await test.step('the code point of an old input method becomes the character, and that is told', async () => {
    await name.fill(`王${RARE}${OLD}`);
    await expect(name).toHaveValue(person.name);
    await expect(page.getByText('旧输入法的字已经换成标准汉字：䶮。')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('the telephone is proven, the identity entered a second time', async () => {
    const code = await codeAfter(page, person.phone, async () => {
      await page.getByRole('button', { name: '下一步' }).click();
      await arriveAt(page, '再次输入');
    });
    await page.getByLabel('短信验证码').fill('000000');
    await name.fill(person.name);
    await page.getByLabel('证件类型').selectOption({ label: '居民身份证' });
    await page.getByLabel('证件号码').fill(person.idNumber);
    await page.getByRole('button', { name: '注册', exact: true }).click();
    await expect(page.getByText('短信验证码不对，或者已经过期。')).toBeVisible();
    await page.getByLabel('短信验证码').fill(code);
    await page.getByRole('button', { name: '注册', exact: true }).click();
    await expect(page).not.toHaveURL(/sign-up/);
  });

  await test.step('who logs in again is greeted by the right name', async () => {
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('link', { name: '登录', exact: true }).click();
    await page.getByLabel('用户名或证件号码').fill(person.idNumber);
    await page.getByLabel('密码', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: '我的报名' })).toBeVisible();
    await page.goto('/account');
    await expect(page.getByText(person.name)).toBeVisible();
  });

  await test.step('the office finds it by name, and the form is printed', async () => {
    await goOn(page, 'submitted');
    const desk = await newWindow();
    await logInToOfficeByWire(desk, 'sjz');
    await desk.goto(`/office/files?q=${encodeURIComponent(`王${RARE}`)}`);
    await expect(desk.getByText(person.name)).toBeVisible();
    const form = await page.request.get('/api/registrations/health-2026/form');
    expect(form.headers()['content-type']).toContain('application/pdf');
  });
});
