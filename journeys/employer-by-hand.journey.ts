import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf, submit } from './setup/registration.ts';

test('C15 C16 (2026): an abbreviation offers full names; a name typed by hand is identified by the region', async ({
  page,
  newWindow,
}) => {
  test.slow();
  const typed = '石家庄一医';
  await arriveWith(page, 'complete');
  const field = page.getByRole('combobox', { name: '单位名称' });

  await test.step('what was typed is an abbreviation: the list says so and offers full names', async () => {
    await page.goto('/registrations/health-2026/pages/employment');
    await arriveAt(page, '工作情况');
    await field.fill('石家庄一院');
    await expect(
      page.getByText('“石家庄一院”可能是简称。下面是它可能指的单位，请核对后选择全称。'),
    ).toBeVisible();
    await expect(page.getByRole('option', { name: /^石家庄市第一人民医院/ })).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('one wrong character: names that come close', async () => {
    await field.fill('石家庄市第一人明医院');
    await expect(page.getByText(/^没有找到完全一样的名称。/)).toBeVisible();
    await page.getByRole('option', { name: /^石家庄市第一人民医院/ }).click();
    await expect(field).toHaveValue('石家庄市第一人民医院');
  });

  await test.step('not in the list: 「其它」 and the name by hand', async () => {
    await field.fill('其它');
    await page.getByLabel('其它单位').fill(typed);
    await page.getByRole('combobox', { name: '单位类别' }).click();
    await page.getByRole('option', { name: '诊所' }).first().click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('工作情况');
    await submit(page);
  });

  const { number } = await registrationOf(page);
  const region = await newWindow();
  const point = await newWindow();
  await logInToOfficeByWire(region, 'hebei');
  await logInToOfficeByWire(point, 'sjz');
  const beside = point.getByText('考区归并为：石家庄市第一人民医院');

  await test.step('the region says which employer of the directory it is', async () => {
    await region.goto('/office/employers');
    await arriveAt(region, '单位名称待归并');
    await region.getByRole('combobox', { name: `为“${typed}”检索单位` }).fill('sjzsdyrmyy');
    await region.getByTitle(/^石家庄市第一人民医院/).click();
    await expectNoBarrier(region);
    await region.getByRole('button', { name: `归并：${typed}` }).click();
    await expect(region.getByText(`“${typed}”已归并为“石家庄市第一人民医院”。`)).toBeVisible();
    await expect(region.getByRole('button', { name: `归并：${typed}` })).toHaveCount(0);
  });

  await test.step('a reviewer sees it beside what was typed', async () => {
    await point.goto(`/office/files/${number}`);
    await expect(beside).toBeVisible();
    await expect(point.getByText(typed)).toBeVisible();
    await expectNoBarrier(point);
  });

  await test.step('it is taken back', async () => {
    await region.getByRole('tab', { name: '已处理' }).click();
    await expect(region.getByRole('button', { name: `撤销：${typed}` })).toBeVisible();
    await expectNoBarrier(region);
    await region.getByRole('button', { name: `撤销：${typed}` }).click();
    await expect(region.getByText(`“${typed}”已退回待归并。`)).toBeVisible();
    await point.reload();
    await expect(point.getByText(typed)).toBeVisible();
    await expect(beside).toHaveCount(0);
  });
});
