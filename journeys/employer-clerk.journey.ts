import { call } from '#contract/client.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice, logInToOfficeByWire } from './setup/office.ts';
import { keepPicture } from './setup/pictures.ts';
import { arriveWith, registrationOf, submit, withdraw } from './setup/registration.ts';
import { transportOver } from './setup/wire.ts';

test.use({ changes: 'demo-people' });

const HOSPITAL = '河南省人民医院';

test('I4 (2026): an employer’s clerk sees the own people only, and hands in a sheet that the counter can check', async ({
  page,
  newWindow,
}) => {
  const stranger = await newWindow();
  const { name } = await arriveWith(stranger, 'submitted', '41');
  const { number } = await registrationOf(stranger);
  const candidate = await newWindow();
  const own = { login: 'haojingwen', password: 'Weikao-2026!' };
  await call(transportOver(candidate.request), 'logIn', { body: own });

  await test.step('the list has who named this employer and has submitted, and nobody else', async () => {
    await logInToOffice(page, 'henan-hospital');
    await arriveAt(page, '本单位报名人员');
    const list = page.getByRole('table', { name: '本单位报名人员' });
    await expect(list.getByRole('row', { name: /郝静雯 .*还没有办理报名确认/ })).toBeVisible();
    await expect(list.getByText('张伟东')).toBeVisible();
    await expect(list.getByText('周婷')).toHaveCount(0);
    await expect(list.getByText(name)).toHaveCount(0);
    await expect(page.getByText('410102199106180026')).toHaveCount(0);
    await expect(page.getByRole('link', { name: '全部考生' })).toHaveCount(0);
    await list.getByRole('link', { name: '郝静雯' }).click();
    await arriveAt(page, '郝静雯');
    await expect(page.getByText('****0026')).toBeVisible();
  });

  await test.step('a foreign registration is none', async () => {
    const answer = await page.request.get(`/api/office/employees/${number}`);
    expect(answer.status()).toBe(404);
    await page.goto(`/office/employees/${number}`);
    await expect(page.getByText('没有这个人，或者不是本单位的报名人员。')).toBeVisible();
    expect((await page.request.get(`/api/office/registrations/${number}`)).status()).toBe(403);
  });

  await test.step('the summary sheet is made and downloaded', async () => {
    await page.getByRole('link', { name: '返回名单' }).click();
    await page.getByRole('tab', { name: '报名审核汇总表' }).click();
    await page.getByRole('button', { name: '生成汇总表（2 人）' }).click();
    await expect(page.getByText(/^汇总表 2026-4101-\d{5} 已生成，共 2 人。$/)).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载 PDF' }).first().click();
    expect((await download).suggestedFilename()).toMatch(/^2026-4101-\d{5}\.pdf$/);
    await expect(page.getByText('有效，与现在一致')).toBeVisible();
    await expectNoBarrier(page);
    await keepPicture(page, test.info());
  });

  const [sheet] = await call(transportOver(page.request), 'listEmployerSheets', {});
  const desk = await newWindow();
  await logInToOfficeByWire(desk, 'zhengzhou-counter');

  await test.step('the counter scans it, and sees on a form that it stands on the sheet', async () => {
    await desk.goto('/office/counter');
    await expect(desk.getByLabel('验证码')).toBeFocused();
    await desk.keyboard.type((sheet?.code ?? '').replaceAll('-', ''), { delay: 3 });
    await desk.keyboard.press('Enter');
    await arriveAt(desk, `汇总表 ${sheet?.number}`);
    await expect(desk.getByText(`这份汇总表有效：${HOSPITAL}，共 2 人，与现在一致。`)).toBeVisible();
    await desk.getByRole('link', { name: '返回柜台' }).click();
    await desk.getByLabel('验证码').fill((await registrationOf(candidate)).code ?? '');
    await desk.keyboard.press('Enter');
    await expect(desk.getByText(`已列入${HOSPITAL}的汇总表 ${sheet?.number}`)).toBeVisible();
    await expectNoBarrier(desk);
    await keepPicture(desk, test.info());
  });

  await test.step('who takes the form back is told to both', async () => {
    await withdraw(candidate);
    await desk.goto(`/office/sheets/${sheet?.code}`);
    await expect(desk.getByText('汇总表生成后，有 1 人的报名发生了变化。')).toBeVisible();
    await expect(desk.getByRole('row', { name: /郝静雯.*已撤回、退回或终止/ })).toBeVisible();
    await expectNoBarrier(desk);
    await page.reload();
    await page.getByRole('tab', { name: '报名审核汇总表' }).click();
    await expect(page.getByText('1 人有变化，请重新生成')).toBeVisible();
    await submit(candidate);
  });
});
