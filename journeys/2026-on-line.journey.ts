import type { Page } from '@playwright/test';
import { choose, submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice, pressEnterUntil } from './setup/office.ts';
import { photographed, uploadMissing } from './setup/papers.ts';
import { arriveWith, fillPages, registrationOf } from './setup/registration.ts';

const TIANJIN = '12';
const registration = '/registrations/health-2026';

/** One paper, through the file chooser of its item. */
async function upload(page: Page, paper: string, name: string): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: `${paper}：选择文件` }).click();
  await (await chosen).setFiles(await photographed(name));
  await expect(page.getByRole('link', { name: new RegExp(`^查看${paper}第`) }).last()).toBeVisible();
}

async function closeAndSubmit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '上传全部证明材料' }).click();
  await arriveAt(page, '提交报名信息');
  await page.getByRole('button', { name: '提交报名信息' }).click();
  await expect(page).toHaveURL(/receipt/);
}

test('C2 D2 D4 E2 I1 (2026): on-line in 天津, 确认不通过, uploaded again, 已完成报名确认', async ({
  page,
  newWindow,
}) => {
  test.slow();
  await arriveWith(page, 'entered', TIANJIN);

  await test.step('C2: 考生在填写考点信息时还须选择报名点', async () => {
    await page.goto(`${registration}/pages/exam-point`);
    await choose(page, /报名地市/, '和平区');
    await choose(page, /报名点/, '和平区卫生人才服务站');
    await submitPage(page);
    await expect(page).toHaveURL(/pages\/person/);
    await fillPages(page);
  });

  await test.step('D2: 报考信息填写完成后，系统将跳转至【上传材料】页', async () => {
    await page.goto(`${registration}/photo`);
    await page.getByRole('button', { name: '使用这张照片' }).click();
    await arriveAt(page, '上传材料');
  });

  await test.step('I1: 也可点击报考流程中的【上传材料】节点进入', async () => {
    await page.goto(registration);
    await page
      .getByRole('navigation', { name: '报考流程' })
      .getByRole('link', { name: /上传材料/ })
      .click();
    await arriveAt(page, '上传材料');
  });

  await test.step('D2, D4: 考生可先点击“打印报名表”，下载并打印报名申请表', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '打印报名表' }).click();
    expect((await download).suggestedFilename()).toBe('registration-form.pdf');
    await expect(page.getByText('现在的报名表验证码是')).toBeVisible();
  });

  const code = (await registrationOf(page)).code;

  await test.step('D2: 然后按照考区的要求上传相关证明材料', async () => {
    await page.getByRole('button', { name: '上传全部证明材料' }).click();
    await expect(page.getByRole('alert')).toContainText('还有材料没有上传');
    await upload(page, '报名申请表', 'form.jpg');
    await upload(page, '有效身份证件', 'front.jpg');
    await uploadMissing(page);
    await page.reload();
    await arriveAt(page, '上传材料');
  });

  await test.step('D2: 材料上传完成后，点击“上传全部证明材料”，再次查看报名信息，点击“提交报名信息”', async () => {
    await closeAndSubmit(page);
    await expect(page.getByText(code ?? '')).toBeVisible();
    await expectNoBarrier(page);
  });

  const desk = await newWindow();
  const { number } = await registrationOf(page);

  await test.step('E2: staff of the 报名点 look at the papers and name what is wanting', async () => {
    await logInToOffice(desk, 'heping-site');
    await arriveAt(desk, '线上确认');
    await desk.goto(`/office/confirmation/${number}`);
    await expect(desk.getByRole('img', { name: '报名申请表 1' })).toBeVisible();
    await desk.keyboard.press('ArrowRight');
    await expect(desk.getByRole('img', { name: '有效身份证件 1' })).toBeVisible();
    await expectNoBarrier(desk);
    await desk.keyboard.press('n');
    await desk.getByRole('checkbox', { name: '有效身份证件' }).check();
    await desk.getByLabel('有效身份证件：原因').selectOption({ index: 1 });
    await desk.getByRole('checkbox', { name: '工作情况' }).check();
    await desk.getByLabel('工作情况：原因').selectOption({ index: 1 });
    await arriveAt(desk, /./);
    await desk.getByRole('button', { name: '确定确认不通过' }).click();
    await expect(desk).not.toHaveURL(new RegExp(number));
  });

  await test.step('E2: 如不符合要求，系统状态提示“确认不通过”，考生须重新上传报名材料并提交报名信息', async () => {
    await page.goto(registration);
    await expect(page.getByText('确认不通过').first()).toBeVisible();
    await expect(page.getByText('以下内容不符合要求，请逐项修改')).toBeVisible();
    await expectNoBarrier(page);
    await page.getByRole('link', { name: '去修改 有效身份证件' }).click();
    await arriveAt(page, '上传材料');
    await page.getByRole('button', { name: '删除有效身份证件第 1 个文件' }).click();
    await expect(page.getByRole('link', { name: /^查看有效身份证件/ })).toHaveCount(0);
    await upload(page, '有效身份证件', 'both-sides.jpg');
    await expect(page.getByText('已重新上传')).toBeVisible();
    await closeAndSubmit(page);
  });

  await test.step('E2: 如符合要求，系统状态提示“已完成报名确认”，考生无法再对报名信息进行修改', async () => {
    await desk.goto(`/office/confirmation/${number}`);
    await expect(desk.getByRole('button', { name: /有效身份证件 1 新上传/ })).toBeVisible();
    await expect(desk.getByText('上次确认不通过的内容')).toBeVisible();
    await arriveAt(desk, /./);
    await pressEnterUntil(desk, desk.getByText('没有等待确认的报名'));
    await page.goto(registration);
    await expect(page.getByText('已完成报名确认').first()).toBeVisible();
    await page.goto(`${registration}/materials`);
    await expect(page.getByText('现在不能更换材料')).toBeVisible();
    await expectNoBarrier(page);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('D2 (2026): a broken line is taken up again where it broke off', async ({ page }) => {
    await arriveWith(page, 'complete', TIANJIN);
    await page.goto(`${registration}/materials`);
    await arriveAt(page, '上传材料');
    let parts = 0;
    await page.route('**/uploads/*?offset=*', async (route) => {
      parts += 1;
      if (parts > 1 && parts < 8) await route.abort('connectionreset');
      else await route.continue();
    });
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '有效身份证件：选择文件' }).click();
    const { name, mimeType, buffer } = await photographed('long.jpg');
    // More than one part, so that there is something to take up again.
    await (await chosen).setFiles({ name, mimeType, buffer: Buffer.concat([buffer, Buffer.alloc(900_000)]) });
    await page.getByRole('button', { name: '继续上传' }).click({ timeout: 30_000 });
    await page.unroute('**/uploads/*?offset=*');
    const goOn = page.getByRole('button', { name: '继续上传' });
    const there = page.getByRole('link', { name: /^查看有效身份证件/ });
    await expect(goOn.or(there)).toBeVisible({ timeout: 30_000 });
    if (await goOn.isVisible()) await goOn.click();
    await expect(there).toBeVisible({ timeout: 30_000 });
    await arriveAt(page, '上传材料');
  });
});
