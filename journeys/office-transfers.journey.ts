import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { decide, logInToOffice, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

test('the administrator of a region takes confirmed files out, with a purpose, and brings results in', async ({
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

  await test.step('a file of results is checked, mended, applied and taken back', async () => {
    await desk.getByRole('link', { name: '导入' }).click();
    await expect(desk.getByText('还没有导入过。')).toBeVisible();
    await desk.getByLabel('选择 CSV 文件').setInputFiles(fileOf([...FIVE.slice(0, 4), BROKEN]));
    await desk.getByRole('button', { name: '上传并校验' }).click();
    await expect(desk.getByText('1 个问题，一行也没有写入')).toBeVisible();
    const problem = desk.getByRole('row').filter({ hasText: '证件号码不正确' }).last();
    await expect(problem).toContainText('6');
    await expectNoBarrier(desk);
    await desk.getByLabel('选择 CSV 文件').setInputFiles(fileOf(FIVE));
    await desk.getByRole('button', { name: '上传并校验' }).click();
    await expect(desk.getByText('5 行，全部为新增。')).toBeVisible();
    await desk.getByRole('button', { name: '应用' }).click();
    await desk.getByRole('button', { name: '确定' }).click();
    await expect(desk.getByText('新增 5 条，替换 0 条。')).toBeVisible();
    await desk.getByRole('button', { name: '撤销导入' }).click();
    await desk.getByRole('button', { name: '确定' }).last().click();
    await expect(desk.getByText('已撤销')).toBeVisible();
    await expectNoBarrier(desk);
  });
});

const HEADER =
  'year,region,point,level,specialty,name,id_type,id_number,score_basic,score_related,score_professional,score_practice';
const line = (name: string, idNumber: string) =>
  `2025,13,1301,junior,203,${name},resident-id,${idNumber},71,66,absent,none`;
const FIVE = [
  line('赵一鸣', '130102199001010015'),
  line('钱二丽', '130102199001010023'),
  line('孙三强', '130102199001010031'),
  line('李四芳', '13010219900101004X'),
  line('周五勇', '130102199001010058'),
];
const BROKEN = line('周五勇', '130102199001010059');

const fileOf = (lines: readonly string[]) => ({
  name: '2025年成绩.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADER, ...lines].join('\n')),
});
