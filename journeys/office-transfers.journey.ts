import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { decide, logInToOffice, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

test('the administrator of a region takes confirmed files out, with a purpose', async ({
  page,
  newWindow,
  moveClock,
}) => {
  test.slow();
  const person = await arriveWith(page, 'submitted');
  const { number } = await registrationOf(page);
  await moveClock('confirmation');
  const counter = await newWindow();
  await logInToOfficeByWire(counter, 'sjz-counter');
  await decide(counter, number, 'confirm');
  const desk = await newWindow();
  await logInToOffice(desk, 'hebei-admin');

  await test.step('an export says what it is for, and its digest is that of the file', async () => {
    await desk.getByRole('link', { name: '导出' }).click();
    await expect(desk.getByText('还没有导出过。')).toBeVisible();
    await desk.getByRole('button', { name: '导出', exact: true }).click();
    await expect(desk.getByText('请用至少 4 个字写明用途。')).toBeVisible();
    await desk.getByLabel('CSV 压缩包').check();
    await desk.getByLabel('包含加密保存的个人信息').check();
    await desk.getByLabel('用途').fill('核对已确认人数');
    await expectNoBarrier(desk);
    await desk.getByRole('button', { name: '导出', exact: true }).click();
    await expect(desk.getByText('已开始导出。')).toBeVisible();
    const row = desk.getByRole('row').filter({ hasText: '核对已确认人数' });
    await expect(row.getByText('可下载', { exact: true })).toBeVisible();
    const sha256 = await row.locator('code').innerText();
    const coming = desk.waitForEvent('download');
    await row.getByRole('button', { name: '下载' }).click();
    const file = readFileSync(await (await coming).path());
    expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
    const files = unzipSync(file);
    expect(strFromU8(files['报名信息.csv'] ?? new Uint8Array())).toContain(person.name);
    expect(strFromU8(files['说明.txt'] ?? new Uint8Array())).toContain('用途：核对已确认人数');
    await expectNoBarrier(desk);
  });
});
