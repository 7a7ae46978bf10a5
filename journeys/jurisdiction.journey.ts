import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { decide, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, fillPages, registrationOf, submit, withdraw } from './setup/registration.ts';

test('D7 E1 F1 I4 (2026): staff see their own area only, and their own stage', async ({
  page,
  newWindow,
  moveClock,
}) => {
  test.slow();
  const person = await arriveWith(page, 'submitted');
  const { code: oldCode, number } = await registrationOf(page);
  await withdraw(page);
  await fillPages(page, 'contact', { address: '石家庄市长安区中山东路 1 号' });
  const code = await submit(page);
  const at = async (userName: string, place: string) => {
    const desk = await newWindow();
    await logInToOfficeByWire(desk, userName);
    await desk.goto(`/office/${place}`);
    return desk;
  };

  await test.step('E1: another city’s counter is told whose form it holds', async () => {
    const baoding = await at('baoding-counter', 'counter');
    await baoding.getByLabel('验证码').fill(code);
    await baoding.keyboard.press('Enter');
    await expect(baoding.getByText('这份报名表属于河北省石家庄市，不属于您的考点。')).toBeVisible();
    await expect(baoding.getByText('请告诉考生到报名所在考点进行报名确认。')).toBeVisible();
    await expect(baoding.getByText(person.name)).toHaveCount(0);
    await expectNoBarrier(baoding);
  });

  await test.step('I4: who is not of the area is in no list and cannot be opened', async () => {
    for (const userName of ['baoding', 'henan']) {
      const desk = await at(userName, `files?q=${number}`);
      await expect(desk.getByText('没有符合条件的考生。')).toBeVisible();
      await expectNoBarrier(desk);
      await desk.goto(`/office/files/${number}`);
      await expect(desk.getByText('没有找到这份报名，或者它不属于您的工作范围。')).toBeVisible();
    }
  });

  const point = await at('sjz', '');
  await test.step('D7: the code of an old print leads to the file', async () => {
    const search = point.getByRole('textbox', { name: '查找考生' });
    // The counter's own field takes the focus once it stands.
    await expect(point.getByLabel('验证码')).toBeFocused();
    await expect(async () => {
      await point.keyboard.press('Control+k');
      await expect(search).toBeFocused({ timeout: 500 });
    }).toPass();
    await point.keyboard.type(oldCode ?? '');
    await point.keyboard.press('Enter');
    await arriveAt(point, person.name);
    await expect(point.getByText('第 02 版')).toBeVisible();
  });

  await test.step('personal data are hidden until somebody says why they are needed', async () => {
    await expect(point.getByText(person.idNumber)).toHaveCount(0);
    await point.getByRole('button', { name: '显示完整信息' }).click();
    const dialog = point.getByRole('dialog', { name: '显示完整信息' });
    await expect(dialog.getByText('您的姓名、原因和时间会记入日志，考生本人可以看到。')).toBeVisible();
    await dialog.getByRole('button', { name: '显示完整信息' }).click();
    await expect(dialog.getByText('请写明原因，至少两个字。')).toBeVisible();
    await expectNoBarrier(point);
    await dialog.getByLabel('为什么需要查看').fill('核对证件原件');
    await dialog.getByRole('button', { name: '显示完整信息' }).click();
    await expect(point.getByText(person.idNumber)).toBeVisible();
    await expectNoBarrier(point);
    await point.getByRole('button', { name: '恢复隐藏' }).click();
    await expect(point.getByText(person.idNumber)).toHaveCount(0);
  });

  const region = await at('hebei', 'review');
  await test.step('F1: a point has no say in the region’s stage', async () => {
    await decide(await at('sjz-counter', ''), number, 'confirm');
    await moveClock('review');
    await decide(point, number, 'approve-at-point');
    await point.goto('/office/review');
    await arriveAt(point, '考点审核');
    await expect(point.getByRole('link', { name: /考区审核/ })).toHaveCount(0);
    await expect(point.getByRole('link', { name: new RegExp(number) })).toHaveCount(0);
    await point.goto(`/office/review/${number}`);
    await expect(point.getByText('现在没有您可以作的决定。')).toBeVisible();
    await expect(point.getByRole('button', { name: /^通过/ })).toHaveCount(0);
    await expectNoBarrier(point);
  });

  await test.step('F1: the region refuses, by keys, with a reason from the catalogue', async () => {
    await region.goto(`/office/review/${number}`);
    await expect(region.getByRole('button', { name: /^不通过/ })).toBeEnabled();
    await region.keyboard.press('n');
    await expect(region.getByRole('group', { name: '不通过的原因' })).toBeVisible();
    await expect(region.getByText('请先选择原因。')).toBeVisible();
    await region.keyboard.press('3');
    await expect(
      region.getByRole('status').getByText('从事本专业工作的年限未达到报考级别的要求。'),
    ).toBeVisible();
    await expectNoBarrier(region);
    await region.keyboard.press('Enter');
    await expect(region.getByText(`上一份：${person.name}，不通过。`)).toBeVisible();
  });

  await test.step('F1: the candidate reads what and how to mend', async () => {
    await page.goto('/registrations/health-2026');
    await expect(page.getByRole('link', { name: /资格审核.*未通过/ })).toBeVisible();
    await expect(page.getByText('从事本专业工作的年限未达到报考级别的要求。')).toBeVisible();
    await expect(page.getByText('请核对从事本专业年限和起算时间')).toBeVisible();
    await expect(page.getByText('对结论有异议的，请尽快联系报名所在考点。')).toBeVisible();
    await expectNoBarrier(page);
  });
});
