import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire, passToPayment, SHIJIAZHUANG } from './setup/office.ts';
import { keepPicture } from './setup/pictures.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';
import { EDITION } from './setup/wire.ts';

test('G2 (2026): the registered are handed over, signed; a paid one is cancelled, one asks, another approves', async ({
  page,
  newWindow,
  moveClock,
  product,
  request,
}) => {
  test.slow();
  const person = await arriveWith(page, 'submitted');
  const { number } = await registrationOf(page);
  const region = await newWindow();
  await passToPayment(region, number, SHIJIAZHUANG, moveClock);
  await page.goto(`/registrations/${EDITION}/payment`);
  await page.getByRole('button', { name: '支付' }).click();
  await page.getByRole('button', { name: '确认支付' }).click();
  await expect(page.getByText('支付成功')).toBeVisible();
  const admin = await newWindow();
  await logInToOfficeByWire(admin, 'hebei-admin');

  async function handOver(version: number) {
    await admin.goto('/office/handover');
    await admin.getByLabel('接收单位和用途').fill('交省卫生健康委考试中心编排考场');
    await admin.getByRole('button', { name: '生成新版本' }).click();
    const row = admin.getByRole('listitem').filter({ hasText: `第 ${version} 版` });
    const coming = admin.waitForEvent('download');
    await row.getByRole('button', { name: /^下载/ }).click();
    return { row, files: unzipSync(readFileSync(await (await coming).path())) };
  }

  await test.step('the list of the registered is signed; the key on the page tells that it is ours', async () => {
    await admin.goto('/office/');
    await admin.getByRole('link', { name: '移交', exact: true }).click();
    await expect(admin.getByText('还没有移交过。')).toBeVisible();
    await admin.getByRole('button', { name: '生成新版本' }).click();
    await expect(admin.getByText('请用至少 4 个字写明接收单位和用途。')).toBeVisible();
    const { files } = await handOver(1);
    const pem = await admin.getByText('BEGIN PUBLIC KEY').innerText();
    const manifest = files['manifest.json'] ?? new Uint8Array();
    const signature = files['manifest.sig'] ?? new Uint8Array();
    expect(verify(null, manifest, createPublicKey(pem), signature)).toBe(true);
    const list = files['registered.csv'] ?? new Uint8Array();
    expect(strFromU8(manifest)).toContain(createHash('sha256').update(list).digest('hex'));
    expect(strFromU8(list)).toContain(person.name);
    await expectNoBarrier(admin);
  });

  await test.step('the region cancels what was paid, and asks for the refund', async () => {
    await region.goto(`/office/files/${number}`);
    await region.getByRole('link', { name: '取消报名并退费' }).click();
    await expect(region.getByText('已缴 230.00 元')).toBeVisible();
    await region.getByRole('button', { name: '确定取消报名' }).click();
    await expect(region.getByText('请选择取消原因、退费原因，填写金额和说明。')).toBeVisible();
    await region.getByLabel('取消原因').click();
    await region.locator('.ant-select-item-option').first().click();
    await region.getByLabel('退费原因').click();
    await region.getByTitle('缴费后查明不符合条件').click();
    await region.getByLabel('说明').fill('缴费后查明工作年限不足');
    await expectNoBarrier(region);
    await keepPicture(region, test.info());
    await region.getByRole('button', { name: '确定取消报名' }).click();
    await expect(region.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await region.goto('/office/refunds');
    await expect(region.getByText('您提出的，由他人决定')).toBeVisible();
  });

  await test.step('somebody else approves; the platform sends the money back', async () => {
    await admin.goto('/office/refunds');
    await keepPicture(admin, test.info());
    await admin.setViewportSize({ width: 360, height: 780 });
    await keepPicture(admin, test.info());
    await admin.getByRole('button', { name: '同意', exact: true }).click();
    // Refunds are sent every ten seconds, and the platform tells us later.
    await expect(async () => {
      await admin.reload();
      await expect(admin.getByRole('heading', { name: '已办结（1）' })).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 30_000 });
    await expect(admin.getByText('已退费')).toBeVisible();
    await expect(admin.getByText('没有待同意的退费。')).toBeVisible();
    await expectNoBarrier(admin);
    await admin.setViewportSize({ width: 1280, height: 800 });
    await keepPicture(admin, test.info());
  });

  await test.step('the candidate is told of both', async () => {
    await page.goto('/messages');
    await expect(page.getByRole('heading', { name: '待办事项提醒：报名已取消' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '待办事项提醒：退费已同意' })).toBeVisible();
    await expect(page.getByText(/款项还没有退回.*退费金额 230\.00 元/)).toBeVisible();
    await keepPicture(page, test.info());
  });

  await test.step('the next version says that this one is cancelled', async () => {
    const { row, files } = await handOver(2);
    await expect(row.getByText('与上一版相比：更正 0 人，取消 1 人，新增 0 人')).toBeVisible();
    expect(strFromU8(files['changes.csv'] ?? new Uint8Array())).toContain(`"取消","${number}"`);
    await keepPicture(admin, test.info());
    await admin.setViewportSize({ width: 360, height: 780 });
    await keepPicture(admin, test.info());
  });

  await test.step('orders, bill and account are compared; a fen that differs is settled with words', async () => {
    const clock = await (await request.get(`${product.url}/api/demo/clock`)).json();
    const at = new Date(new Date(clock.now).getTime() + 2 * 24 * 3_600_000).toISOString();
    await request.post(`${product.url}/api/demo/clock`, { data: { at } });
    await admin.setViewportSize({ width: 1280, height: 800 });
    await expect(async () => {
      await admin.goto('/office/money');
      await expect(admin.getByRole('cell', { name: '230.00（1 笔）' }).first()).toBeVisible({
        timeout: 3000,
      });
    }).toPass();
    await expect(admin.getByText('没有待处理的差异。')).toBeVisible();
    await admin.getByLabel('缴费平台').click();
    await admin.getByTitle('银行', { exact: true }).click();
    await admin.getByLabel('银行到账明细').fill('2026-02-05,0.01,结算');
    await admin.getByRole('button', { name: '保存并核对' }).click();
    await expect(admin.getByText('银行到账与账单不一致')).toBeVisible();
    await expectNoBarrier(admin);
    await keepPicture(admin, test.info());
    await admin.getByLabel('处理结论').fill('银行误入一分，已退回银行');
    await admin.getByRole('button', { name: '标记为已处理' }).click();
    await expect(admin.getByRole('heading', { name: '已处理的差异（1）' })).toBeVisible();
    await admin.setViewportSize({ width: 360, height: 780 });
    await keepPicture(admin, test.info());
  });
});
