import type { Page } from '@playwright/test';
import { choose, chooseFirst, submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

/**
 * Submits the page and finds exactly these sentences: in the summary, which has the focus, each as a link to its
 * field, and again at the field. Nothing of the page is saved.
 */
async function expectToMend(page: Page, sentences: readonly string[]): Promise<void> {
  const before = await registrationOf(page);
  await submitPage(page);
  const summary = page.getByRole('region', { name: `有 ${sentences.length} 处需要修改` });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveText(sentences);
  await expectNoBarrier(page);
  for (const sentence of sentences) {
    await summary.getByRole('link', { name: sentence, exact: true }).click();
    await expect(page.locator('.field:focus-within').last()).toContainText(sentence);
  }
  const { savedPages, answers } = await registrationOf(page);
  expect({ savedPages, answers }).toEqual({ savedPages: before.savedPages, answers: before.answers });
}

test('C1 C9 C10 C13 C15 C16 (2026): nothing incomplete gets past a page, and each sentence leads to its field', async ({
  page,
}) => {
  test.slow();
  await arriveWith(page, 'entered');

  await test.step('考点信息', async () => {
    await page.goto('/registrations/health-2026/pages/exam-point');
    await arriveAt(page, '考点信息');
    await expect(page.getByText('标“*”的为必填项。')).toBeVisible();
    await expectToMend(page, ['请选择报名地市。']);
    await choose(page, '报名地市', '石家庄市');
    await submitPage(page);
  });

  await test.step('基本信息', async () => {
    await arriveAt(page, '基本信息');
    await expectToMend(page, ['请选择健康状态。']);
    await chooseFirst(page, '健康状态');
    await submitPage(page);
  });

  await test.step('联系方式: the suggested telephone is taken out, or mistyped', async () => {
    await arriveAt(page, '联系方式');
    const phone = page.getByLabel('手机号码');
    const suggested = await phone.inputValue();
    await phone.clear();
    await expectToMend(page, ['请填写手机号码。']);
    await phone.fill('139000');
    await page.getByLabel('邮编').fill('0500');
    await expectToMend(page, ['请填写 11 位手机号码。', '请填写 6 位邮编，或者留空。']);
    await phone.fill(suggested);
    await page.getByLabel('邮编').clear();
    await submitPage(page);
  });

  await test.step('报考信息: C9 and C10 ask for a month as soon as there is something to date', async () => {
    await arriveAt(page, '报考信息');
    await expectToMend(page, [
      '请选择专业类别。',
      '请选择级别。',
      '请选择专业。',
      '请选择执业类别。',
      '请选择是否已取得住培合格证书。',
    ]);
    await choose(page, '专业类别', '护理');
    await choose(page, '级别', '初级(师)');
    await choose(page, '专业', '203 护理学');
    for (const subject of await page.getByRole('checkbox').all()) await subject.uncheck();
    await page.getByRole('radio', { name: '护士执业注册' }).check();
    await page.getByRole('radio', { name: '是', exact: true }).check();
    await expectToMend(page, [
      '请至少勾选一个报考科目。',
      '请填写首次注册年月。执业类别不是“无”时必须填写。',
      '请填写住培合格证书发证年月，以证书落款时间为准。',
    ]);
    await page.getByRole('checkbox', { name: '专业实践能力' }).check();
    await page.getByLabel('首次注册年月').fill('2020-07');
    await page.getByLabel('住培合格证书发证年月').fill('2026-07');
    await expectToMend(page, ['请核对住培合格证书发证年月，不能晚于今天。']);
    await page.getByLabel('住培合格证书发证年月').fill('2023-07');
    await submitPage(page);
  });

  await test.step('教育情况: who has no degree says so', async () => {
    await arriveAt(page, '教育情况');
    await expectToMend(page, [
      '请点击“报考学历”，引用一条学历信息。',
      '请选择学位。如无学位，请选择“无”。',
      '请选择学制。',
      '请填写专业工作经历。',
    ]);
    await page.getByRole('button', { name: '点击引用学历信息' }).click();
    await page.getByRole('button', { name: /石家庄医学高等专科学校/ }).click();
    await choose(page, '学位', '无');
    await choose(page, '学制', '三年');
    await page.getByLabel('专业工作经历').fill('2019 年 8 月至今，石家庄市，内科护士。');
    await submitPage(page);
  });

  await test.step('工作情况: what was typed and not picked is no answer; 「其它」 asks for name and category', async () => {
    await arriveAt(page, '工作情况');
    const employer = page.getByRole('combobox', { name: '单位名称' });
    await employer.fill('市医院');
    await expectToMend(page, [
      '请从列表中选择单位名称，不可自行填写。列表中没有时，请选“其它”，再填写“其它单位”。',
      '请选择单位所属。',
      '请选择单位性质。',
      '请填写从事本专业年限。',
    ]);
    await employer.fill('其它');
    await expectToMend(page, [
      '请填写其它单位。单位名称为“其它”时必须填写。',
      '请选择单位所属。',
      '请选择单位性质。',
      '请选择单位类别。单位名称为“其它”时必须选择。',
      '请填写从事本专业年限。',
    ]);
    await page.getByLabel('其它单位').fill('石家庄平安护理院');
    for (const list of ['单位所属', '单位性质']) await chooseFirst(page, list);
    await choose(page, '单位类别', '综合医院');
    await page.getByLabel('从事本专业年限').fill('五年');
    await expectToMend(page, ['从事本专业年限请填写 0 到 60 的整数，单位是年。']);
    await page.getByLabel('从事本专业年限').fill('5');
    await submitPage(page);
    await arriveAt(page, '上传照片');
  });
});
