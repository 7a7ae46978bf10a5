import type { Page } from '@playwright/test';
import { expect, expectNoBarrier, test } from './setup/journey.ts';
import {
  arriveOnPhone,
  chooseFileByKey,
  follow,
  pick,
  press,
  pressOn,
  SMALL_PHONE,
  search,
  tabTo,
  typeInto,
} from './setup/keyboard.ts';
import { codeAfter, inventPerson, type Person } from './setup/people.ts';
import { portrait } from './setup/portrait.ts';
import { arriveWith } from './setup/registration.ts';

test.use({ viewport: SMALL_PHONE });

/** From the front page to the end of the second step. */
async function signUpByKey(page: Page, person: Person): Promise<void> {
  await follow(page, '注册');
  await arriveOnPhone(page, '/sign-up/:step?', '注册');
  await typeInto(page, '用户名', person.userName);
  await typeInto(page, /^密码/, person.password);
  await typeInto(page, '姓名', person.name);
  await pick(page, '证件类型', '居民身份证');
  await typeInto(page, '证件号码', person.idNumber);
  await typeInto(page, '手机号码', person.phone);
  for (const consent of await page.getByRole('checkbox').all()) await pressOn(page, consent, 'Space');
  const code = await codeAfter(page, person.phone, () => press(page, '下一步'));
  await arriveOnPhone(page, '/sign-up/:step?', '再次输入');
  await typeInto(page, '短信验证码', code);
  await typeInto(page, '姓名', person.name);
  await pick(page, '证件类型', '居民身份证');
  await typeInto(page, '证件号码', person.idNumber);
  await press(page, '注册');
}

test('A1 A6 A7 A9: on a small phone, by keyboard alone, from the front page to a complete account', async ({
  page,
}) => {
  test.slow();
  const person = inventPerson();

  await test.step('what is to be read before', async () => {
    await page.goto('/');
    await arriveOnPhone(page, '/', '卫生专业技术资格考试网上报名');
    await follow(page, '《考生管理平台注册须知》');
    await arriveOnPhone(page, '/sign-up/notice', '考生管理平台注册须知');
    await page.goto('/regions/health-2026/12');
    await arriveOnPhone(page, '/regions/:edition/:region', '天津市考区公告');
    await page.goBack();
    await follow(page, '个人信息保存期限');
    await arriveOnPhone(page, '/privacy', '个人信息保存期限');
    await follow(page, /考生管理平台/);
    await follow(page, '注册');
    const opened = page.waitForEvent('popup');
    await follow(page, '查看全文');
    const consent = await opened;
    await arriveOnPhone(consent, '/consents/:key', '个人信息处理说明');
    await consent.close();
    await follow(page, /考生管理平台/);
  });

  await test.step('A1: sign-up, basic information', async () => {
    await signUpByKey(page, person);
    await arriveOnPhone(page, '/account/basics', '基本信息');
    await search(page, '民族', '汉族');
    await press(page, '保存');
  });

  await test.step('A6: an education record', async () => {
    await arriveOnPhone(page, '/account/credentials', '学历学位信息维护');
    await press(page, '添加学历');
    await pick(page, '学历', '大专');
    await typeInto(page, '毕业学校', '石家庄医学高等专科学校');
    await typeInto(page, '毕业专业', '护理');
    await tabTo(page, page.getByLabel('毕业时间'));
    await page.keyboard.type('2019');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('0701');
    await expect(page.getByLabel('毕业时间')).toHaveValue('2019-07-01');
    await pick(page, '学制', '三年');
    await press(page, '下一步');
    await press(page, '确认保存');
    await expect(page.getByText('石家庄医学高等专科学校')).toBeVisible();
    await follow(page, '继续');
  });

  await test.step('A7: a base photo', async () => {
    await arriveOnPhone(page, '/account/photo', '基本照片');
    await chooseFileByKey(page, page.getByRole('button', { name: '选择照片' }), await portrait());
    await press(page, '上传照片');
    await expect(page.getByText('照片已上传')).toBeVisible();
    await expectNoBarrier(page);
    await follow(page, '我的账户');
    await arriveOnPhone(page, '/account', '我的账户');
  });
});

test('A2 D6: on a small phone, by keyboard alone, another telephone, a case, a new password, the end of the account', async ({
  page,
  product,
}) => {
  test.slow();
  const person = await arriveWith(page, 'account');
  const phone = inventPerson().phone;
  await page.goto('/account');

  await test.step('another telephone', async () => {
    await follow(page, '修改 手机号码');
    await arriveOnPhone(page, '/account/phone', '更换手机号码');
    await typeInto(page, '新的手机号码', phone);
    await typeInto(page, '短信验证码', await codeAfter(page, phone, () => press(page, '获取短信验证码')));
    await typeInto(page, /^账户的密码/, person.password);
    await press(page, '更换手机号码');
    await arriveOnPhone(page, '/account', '我的账户');
  });

  await test.step('WeChat, which nothing here has scanned, and mail', async () => {
    await follow(page, '绑定与解除 微信');
    await arriveOnPhone(page, '/account/wechat', '微信');
    await typeInto(page, /^账户的密码/, person.password);
    await press(page, '显示二维码');
    await expect(page.getByRole('img', { name: '二维码：用微信扫一扫' })).toBeVisible();
    await follow(page, '返回我的账户');
    await follow(page, '设置 电子邮箱');
    await arriveOnPhone(page, '/account/mail', '电子邮箱');
    await typeInto(page, '邮箱地址', 'zhou@example.com');
    await press(page, '获取邮件验证码');
    await expect(page.getByText('验证码已经发送到 zhou@example.com')).toBeVisible();
    const box = await page.request.get(`${product.standIns}/mailbox/letters?address=zhou@example.com`);
    const [letter] = (await box.json()).letters;
    await typeInto(page, '邮件验证码', /\d{6}/.exec(letter.text)?.[0] ?? '');
    await press(page, '使用这个邮箱');
    await expect(page.getByText('现在的邮箱：zhou@example.com')).toBeVisible();
    await page.goto('/scan?problem=scan-over');
    await arriveOnPhone(page, '/scan', '微信扫码');
    await page.goto('/account');
  });

  await test.step('D6: a correction is asked for, and withdrawn', async () => {
    await follow(page, '信息有误？');
    await arriveOnPhone(page, '/account/cases/new', '申请更正账户信息');
    await typeInto(page, '姓名', `${person.name}娜`);
    await chooseFileByKey(page, page.getByRole('button', { name: '选择图片或拍照' }), await portrait());
    await page.getByRole('button', { name: '移除第 1 张' }).waitFor();
    await search(page, '考区', '河北');
    await search(page, '考点', '石家庄');
    await press(page, '提交申请');
    await arriveOnPhone(page, '/account/cases/:number', '账户信息更正');
    await press(page, '撤回申请');
    await expect(page.getByText('您已撤回申请。')).toBeVisible();
    await follow(page, '返回我的个案');
    await arriveOnPhone(page, '/account/cases', '我的个案');
  });

  await test.step('A2: a forgotten password', async () => {
    await press(page, '退出登录');
    await follow(page, '登录');
    await arriveOnPhone(page, '/login', '登录');
    await follow(page, '微信扫码登录');
    await arriveOnPhone(page, '/login/scan', '微信扫码登录');
    await follow(page, '用密码登录');
    await follow(page, '忘记密码');
    await arriveOnPhone(page, '/recovery', '找回账户');
    await typeInto(page, '证件号码', person.idNumber);
    await typeInto(page, '姓名', person.name);
    await typeInto(page, '短信验证码', await codeAfter(page, phone, () => press(page, '获取短信验证码')));
    await typeInto(page, /^新密码/, 'Autumn-Wind-8');
    await press(page, '设置新密码');
    await arriveOnPhone(page, '/login', '登录');
    await typeInto(page, '用户名或证件号码', person.idNumber);
    await typeInto(page, /^密码/, 'Autumn-Wind-8');
    await press(page, '登录');
    await arriveOnPhone(page, '/', '我的报名');
  });

  await test.step('A4: the network identity, linked or not', async () => {
    await follow(page, '我的账户');
    await follow(page, '查看 国家网络身份认证');
    await arriveOnPhone(page, '/account/network-identity', '国家网络身份认证');
    await expect(page.getByRole('button', { name: '关联国家网络身份' })).toBeVisible();
    await follow(page, '返回我的账户');
  });

  await test.step('the end of the account', async () => {
    await follow(page, '我的账户');
    await follow(page, '注销账户');
    await arriveOnPhone(page, '/account/closing', '注销账户');
    await typeInto(page, /^账户的密码/, 'Autumn-Wind-8');
    await pressOn(page, page.getByRole('checkbox'), 'Space');
    await press(page, '注销账户');
    await expect(page.getByText('账户已经注销，您的个人信息已经删除。')).toBeVisible();
  });
});

test('D6: on a small phone, by keyboard alone, who finds their ID number taken asks for it', async ({
  page,
  newWindow,
}) => {
  test.slow();
  const other = await arriveWith(await newWindow(), 'signed-up');
  const person = { ...inventPerson(), idNumber: other.idNumber };
  await page.goto('/');
  await signUpByKey(page, person);
  await follow(page, '申请收回证件号码');
  await arriveOnPhone(page, '/reclaim', '收回被占用的证件号码');
  await typeInto(page, '手机号码', person.phone);
  const code = await codeAfter(page, person.phone, () => press(page, '获取短信验证码'));
  await typeInto(page, '短信验证码', code);
  await press(page, '下一步');
  await typeInto(page, '姓名', person.name);
  await typeInto(page, '证件号码', person.idNumber);
  for (const [n, tint] of ['#3b6ea5', '#a53b3b'].entries()) {
    await chooseFileByKey(page, page.getByRole('button', { name: '选择图片或拍照' }), await portrait(tint));
    await page.getByRole('button', { name: `移除第 ${n + 1} 张` }).waitFor();
  }
  await search(page, '考区', '河北');
  await search(page, '考点', '石家庄');
  await arriveOnPhone(page, '/reclaim', '收回被占用的证件号码');
  await press(page, '提交申请');
  await expect(page.getByText('申请已提交')).toBeVisible();
  await expectNoBarrier(page);
});
