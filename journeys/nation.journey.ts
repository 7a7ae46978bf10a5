import { choose } from './setup/form.ts';
import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { keepPicture } from './setup/pictures.ts';
import { arriveWith, fillPages } from './setup/registration.ts';
import { EDITION } from './setup/wire.ts';

// Whoever changes the configuration of 河北 may have shared this product before.
const REGION = '41';
const SETTINGS = `/office/configuration/${EDITION}/nation`;

test.use({ changes: 'rules' });

test('C6 (2026): the nation closes a specialty; one drafts, another approves, and nobody new finds it', async ({
  page,
  newWindow,
}) => {
  const candidate = await newWindow();
  await arriveWith(candidate, 'entered', REGION);
  await fillPages(candidate, 'contact');
  const offered = async () => {
    await candidate.goto(`/registrations/${EDITION}/pages/application`);
    await choose(candidate, '专业类别', '护理');
    await choose(candidate, '级别', '初级(师)');
    const list = candidate.getByRole('combobox', { name: '专业', exact: true });
    await expect(list.getByRole('option', { name: '203 护理学' })).toBeAttached();
    return list.locator('option').allTextContents();
  };
  expect(await offered()).toContainEqual(expect.stringContaining('中医护理学'));

  await test.step('a national administrator drafts it', async () => {
    await logInToOfficeByWire(page, 'national');
    await page.goto(SETTINGS);
    await page.getByRole('button', { name: '在现行配置上修改' }).click();
    await page.getByLabel('查找专业（代码或名称）').fill('204');
    await page.getByRole('button', { name: '修改专业 204' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称', { exact: true }).fill('');
    await dialog.getByLabel('不接受新报考人员').click();
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('有 1 处必须改正，才能送审')).toBeVisible();
    await expect(page.getByRole('button', { name: '送审' })).toHaveCount(0);
    await expectNoBarrier(page);
    await keepPicture(page, test.info());
    await page.getByLabel('查找专业（代码或名称）').fill('204');
    await page.getByRole('button', { name: '修改专业 204' }).click();
    await dialog.getByLabel('名称', { exact: true }).fill('中医护理学');
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '送审' }).click();
    await expect(page.getByText(/等待另一位管理员批准/)).toBeVisible();
    await expect(page.getByRole('button', { name: '批准并生效' })).toHaveCount(0);
  });

  expect(await offered()).toContainEqual(expect.stringContaining('中医护理学'));

  await test.step('another one looks at the differences and approves', async () => {
    const desk = await newWindow();
    await logInToOfficeByWire(desk, 'national-deputy');
    await desk.goto(SETTINGS);
    await expect(desk.getByRole('row', { name: /204/ })).toContainText('不接受新报考人员');
    await expectNoBarrier(desk);
    await keepPicture(desk, test.info());
    await desk.getByRole('button', { name: '批准并生效' }).click();
    await expect(desk.getByText('现行：第 1 版')).toBeVisible();
  });

  await test.step('who chooses now finds it no more', async () => {
    await expect(async () => {
      expect(await offered()).not.toContainEqual(expect.stringContaining('中医护理学'));
    }).toPass();
  });
});
