import { addPicture, approveCase } from './setup/cases.ts';
import { choose } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { arriveWith } from './setup/registration.ts';

test('D6: a name that was typed wrong is corrected by two members of staff; one of them refuses first, with a reason', async ({
  page,
  newWindow,
}) => {
  const person = await arriveWith(page, 'account');
  const wanted = `${person.name}娜`;
  const [point, region] = [await newWindow(), await newWindow()];

  async function ask(): Promise<void> {
    await page.goto('/account');
    await arriveAt(page, '我的账户');
    await page.getByRole('link', { name: '信息有误？' }).click();
    await arriveAt(page, '申请更正账户信息');
    await page.getByLabel('姓名').fill(wanted);
    await addPicture(page);
    await choose(page, '考区', '河北省');
    await choose(page, '考点', '石家庄市');
    await page.getByRole('button', { name: '提交申请' }).click();
    await arriveAt(page, '账户信息更正');
  }

  await test.step('asked for from the account page', async () => {
    await ask();
    await expect(page.getByText(`${person.name} → ${wanted}`)).toBeVisible();
  });

  await test.step('refused with a reason that the candidate reads', async () => {
    await logInToOfficeByWire(point, 'sjz');
    await point.goto('/office/cases');
    await point.getByRole('link', { name: person.name }).click();
    await point.getByRole('button', { name: /^不通过/ }).click();
    await point.getByRole('button', { name: '确定不通过' }).click();
    await expect(point.getByText('请写明原因。')).toBeVisible();
    await point.getByLabel('原因', { exact: true }).fill('证件照片看不清楚，请重新拍照上传。');
    await point.getByRole('button', { name: '确定不通过' }).click();
    await expect(point.getByText('现在没有您可以作的决定。')).toBeVisible();
    await expectNoBarrier(point);
    await page.reload();
    await expect(page.getByText('证件照片看不清楚，请重新拍照上传。')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('asked for again, approved by point and region', async () => {
    await ask();
    await approveCase(point, person.name, '审核通过');
    await logInToOfficeByWire(region, 'hebei');
    await approveCase(region, person.name, '复核通过');
    await page.goto('/account');
    await expect(page.getByText(wanted, { exact: true })).toBeVisible();
  });
});
