import type { Page } from '@playwright/test';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { decide, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

test('G1 G3 (2026): the demo’s clock leads through the year, and the portal shows each moment', async ({
  page,
  newWindow,
  product,
}) => {
  const clock = await newWindow();
  await clock.goto(`${product.standIns}/`);
  await clock.getByRole('link', { name: '演示时钟' }).click();
  const moveTo = async (moment: string) => {
    await clock.getByRole('button', { name: `2026年度：${moment}`, exact: true }).click();
    await expect(clock.getByRole('heading', { level: 1, name: '演示时钟' })).toBeVisible();
    await expectNoBarrier(clock);
  };
  const staff = async (userName: string): Promise<Page> => {
    const desk = await newWindow();
    await logInToOfficeByWire(desk, userName);
    return desk;
  };
  const exam = page.getByRole('listitem').filter({ hasText: '2026年度卫生专业技术资格考试' });
  const enter = exam.getByRole('link', { name: '报名', exact: true });
  const progress = '/registrations/health-2026';

  await test.step('before, during and after registration', async () => {
    await arriveWith(page, 'account');
    await moveTo('报名开始前一天');
    await page.goto('/exams');
    await expect(exam.getByText('报名还没有开始。')).toBeVisible();
    await expect(enter).toHaveCount(0);
    await expectNoBarrier(page);
    await moveTo('报名期间');
    await page.goto('/exams');
    await expect(enter).toBeVisible();
    await moveTo('报名确认期间');
    await page.goto('/exams');
    await expect(exam.getByText('报名已经结束，不能再报名。')).toBeVisible();
    await expect(enter).toHaveCount(0);
    await expectNoBarrier(page);
  });

  await test.step('G1: passed by both stages, one pays in the payment window and not before', async () => {
    await moveTo('报名期间');
    const candidate = await newWindow();
    await arriveWith(candidate, 'submitted');
    await page.context().addCookies(await candidate.context().cookies());
    const { number } = await registrationOf(page);
    await decide(await staff('sjz-counter'), number, 'confirm');
    await moveTo('资格审核期间');
    await decide(await staff('sjz'), number, 'approve-at-point');
    await decide(await staff('hebei'), number, 'approve-at-region');
    await page.goto(progress);
    await expect(page.getByRole('link', { name: /资格审核.*已完成/ })).toBeVisible();
    await page.goto(`${progress}/payment`);
    await arriveAt(page, '缴费');
    await expect(page.getByRole('button', { name: '支付' })).toHaveCount(0);
    await moveTo('网上缴费期间');
    await page.reload();
    await expect(page.getByRole('button', { name: '支付' })).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('G3: not paid in time', async () => {
    await moveTo('缴费结束以后');
    await page.goto(progress);
    await expect(page.getByText('您没有在规定时间内办理，视为主动放弃本次考试。').first()).toBeVisible();
    await expectNoBarrier(page);
  });
});
