import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { keepPicture } from './setup/pictures.ts';

test.use({ changes: 'rules' });

test('a region adds a reason of its own; the national administrator approves, and it is in the catalogue', async ({
  page,
  newWindow,
}) => {
  const text = '未提交住院医师规范化培训协议。';
  await logInToOfficeByWire(page, 'hebei-admin');
  await page.goto('/office/reasons');
  await arriveAt(page, '审核理由');
  await page.getByRole('button', { name: '新增理由' }).click();
  await page.getByLabel('理由（考生看到）').fill(text);
  await page.getByLabel('怎么办（考生看到）').fill('请补交培训基地盖章的协议。');
  await page.getByLabel('理由（英文）').fill('The training agreement is missing.');
  await expectNoBarrier(page);
  await page.getByRole('button', { name: '送审' }).click();
  await expect(page.getByText('必填')).toBeVisible();
  await page.getByLabel('怎么办（英文）').fill('Please hand it in, stamped by the training base.');
  await page.getByRole('button', { name: '送审' }).click();
  const own = page.getByRole('article', { name: `新增：${text}` });
  await expect(own.getByRole('button', { name: '撤回' })).toBeVisible();
  await expect(own.getByRole('button', { name: '批准并生效' })).toHaveCount(0);
  await expectNoBarrier(page);
  await keepPicture(page, test.info());

  const nation = await newWindow();
  await logInToOfficeByWire(nation, 'national');
  await nation.goto('/office/reasons');
  const asked = nation.getByRole('article', { name: `新增：${text}` });
  await asked.getByRole('button', { name: '批准并生效' }).click();
  await expect(nation.getByRole('row', { name: new RegExp(text) })).toContainText('河北省');
  await expectNoBarrier(nation);
  await nation.setViewportSize({ width: 360, height: 740 });
  await keepPicture(nation, test.info());
});
