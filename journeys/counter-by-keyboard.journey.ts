import type { Page } from '@playwright/test';
import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { keepPicture } from './setup/pictures.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

/** A bar-code reader: a keyboard that types fast and ends with Enter. */
async function readBarCode(desk: Page, code: string): Promise<void> {
  await desk.keyboard.type(code.replaceAll('-', ''), { delay: 3 });
  await desk.keyboard.press('Enter');
}

/** The keys that a person pressed at this counter. */
function keysOf(desk: Page) {
  let pressed = 0;
  return {
    press: async (key: string) => {
      pressed += 1;
      await desk.keyboard.press(key);
    },
    count: () => pressed,
  };
}

/** Longer than the second Enter that some readers send; a clerk looks for longer anyway. */
const LOOK = 600;

test('E1 (2026): a counter clerk confirms with a bar-code reader and one key, and sees how long the queue is', async ({
  page,
  newWindow,
  moveClock,
}) => {
  const people = [await arriveWith(page, 'submitted')];
  const first = await registrationOf(page);
  const codes = [first.code ?? ''];
  const other = await newWindow();
  people.push(await arriveWith(other, 'submitted'));
  codes.push((await registrationOf(other)).code ?? '');
  await moveClock('confirmation');
  const desk = await newWindow();
  await logInToOfficeByWire(desk, 'sjz-counter');
  await desk.goto('/office/counter');
  await expect(desk.getByLabel('验证码')).toBeFocused();
  const waiting = desk.getByText(/本考点还有 \d+ 人等待报名确认。/);
  const before = Number(/\d+/.exec((await waiting.textContent()) ?? '')?.[0]);
  expect(before).toBeGreaterThanOrEqual(2);
  const clerk = keysOf(desk);

  await test.step('D4: forms are printed for who has no printer, and they are told', async () => {
    await desk.goto('/office/forms');
    await desk.getByRole('checkbox', { name: first.number }).check();
    const download = desk.waitForEvent('download');
    await desk.getByRole('button', { name: '打印选中的 1 份' }).click();
    await download;
    await expect(desk.getByText('已生成 1 份报名表。')).toBeVisible();
    await expectNoBarrier(desk);
    await keepPicture(desk, test.info());
    await page.goto('/messages');
    await expect(page.getByRole('heading', { name: '待办事项提醒：工作人员打印了您的报名表' })).toBeVisible();
    await desk.goto('/office/counter');
    await expect(desk.getByLabel('验证码')).toBeFocused();
  });

  for (const [i, person] of people.entries()) {
    await test.step(`case ${i + 1}: scan, look, Enter`, async () => {
      await readBarCode(desk, codes[i] ?? '');
      await expect(desk.getByText(`请核对${person.name}本人、证件和材料。`)).toBeVisible();
      await expect(desk.getByRole('img', { name: new RegExp(person.name) })).toBeVisible();
      await expect(desk.getByText(person.idNumber)).toHaveCount(0);
      if (i === 0) {
        await expectNoBarrier(desk);
        await keepPicture(desk, test.info());
      }
      await desk.waitForTimeout(LOOK);
      await clerk.press('Enter');
      await expect(desk.getByText(new RegExp(`${person.name}.*已完成报名确认。`))).toBeVisible();
    });
  }
  // Three a case are allowed; a clean one takes one.
  expect(clerk.count()).toBe(people.length);
  await expect(
    desk.getByText(before === 2 ? '本考点没有等待确认的考生。' : `本考点还有 ${before - 2} 人等待报名确认。`),
  ).toBeVisible();
});
