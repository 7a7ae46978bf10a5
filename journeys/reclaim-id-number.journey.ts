import type { Page } from '@playwright/test';
import { addPicture, approveCase } from './setup/cases.ts';
import { choose } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { codeAfter, inventPerson, latestCode } from './setup/people.ts';
import { arriveWith } from './setup/registration.ts';

/** Both steps of signing up, with the telephone's proof, up to the button that makes the account. */
async function fillSignUp(page: Page, owner: ReturnType<typeof inventPerson>): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('用户名').fill(owner.userName);
  await page.getByRole('textbox', { name: /^密码/ }).fill(owner.password);
  await page.getByLabel('姓名').fill(owner.name);
  await page.getByLabel('证件类型').selectOption('resident-id');
  await page.getByLabel('证件号码').fill(owner.idNumber);
  await page.getByLabel('手机号码').fill(owner.phone);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  const code = await codeAfter(page, owner.phone, async () => {
    await page.getByRole('button', { name: '下一步' }).click();
    await arriveAt(page, '再次输入');
  });
  await page.getByLabel('短信验证码').fill(code);
  await page.getByLabel('姓名').fill(owner.name);
  await page.getByLabel('证件类型').selectOption('resident-id');
  await page.getByLabel('证件号码').fill(owner.idNumber);
}

test('A1: an ID number that somebody else has registered comes back to its owner, who signs up with a code', async ({
  page,
  newWindow,
}) => {
  test.slow();
  const [other, point, region] = [await newWindow(), await newWindow(), await newWindow()];
  const squatter = await arriveWith(other, 'account');
  const owner = { ...inventPerson(), name: '褚文静', idNumber: squatter.idNumber };
  const signUp = page.getByRole('button', { name: '注册', exact: true });
  let lostCode = '';
  let reclaimCode = '';

  await test.step('「该证件号码已被注册」 leads to the reclaim', async () => {
    await fillSignUp(page, owner);
    await signUp.click();
    await expect(page.getByRole('alert')).toContainText('这个证件号码已经注册过。');
    await expectNoBarrier(page);
    await page.getByRole('link', { name: '申请收回证件号码' }).click();
    await arriveAt(page, '收回被占用的证件号码');
  });

  await test.step('the telephone first, then who one is, with two pictures', async () => {
    await page.getByLabel('手机号码').fill(owner.phone);
    const code = await codeAfter(page, owner.phone, async () => {
      await page.getByRole('button', { name: '获取短信验证码' }).click();
      await expect(page.getByText('验证码已发送，10 分钟内有效。')).toBeVisible();
    });
    await expectNoBarrier(page);
    await page.getByLabel('短信验证码').fill(code);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('姓名').fill(owner.name);
    await page.getByLabel('证件号码').fill(owner.idNumber);
    await addPicture(page);
    await addPicture(page, '#7a3b3b');
    await choose(page, '考区', '河北省');
    await choose(page, '考点', '石家庄市');
    await expectNoBarrier(page);
    await page.getByRole('button', { name: '提交申请' }).click();
    await expect(page.getByText('申请已提交')).toBeVisible();
    await expect(page.getByText(squatter.name)).toHaveCount(0);
    await expectNoBarrier(page);
  });

  await test.step('two members of staff decide', async () => {
    await logInToOfficeByWire(point, 'sjz');
    await approveCase(point, owner.name, '审核通过');
    await expectNoBarrier(point);
    await logInToOfficeByWire(region, 'hebei');
    await approveCase(region, owner.name, '复核通过');
    await expectNoBarrier(region);
    lostCode = await latestCode(page, owner.phone, 12);
  });

  await test.step('a message that got lost: another code, by keyboard', async () => {
    await region.keyboard.press('m');
    await expect(region.getByLabel('意见（可以不填）')).toBeFocused();
    await region.keyboard.press('Enter');
    await expect(region.getByRole('cell', { name: '重新发送注册码' })).toBeVisible();
    await expectNoBarrier(region);
    reclaimCode = await latestCode(page, owner.phone, 12);
    expect(reclaimCode).not.toBe(lostCode);
  });

  await test.step('the other account has lost the number and says what to do', async () => {
    await other.goto('/account');
    await expect(other.getByText('证件号码已归还本人，请申请更正您的证件信息')).toBeVisible();
    await expectNoBarrier(other);
  });

  await test.step('the owner signs up with the code', async () => {
    await fillSignUp(page, owner);
    await signUp.click();
    await expect(page.getByRole('alert')).toContainText('正等待本人凭短信中的注册码注册');
    await expectNoBarrier(page);
    await page.getByLabel('注册码').fill(reclaimCode);
    await signUp.click();
    await arriveAt(page, '基本信息');
  });
});
