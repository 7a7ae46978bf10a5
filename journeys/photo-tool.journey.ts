import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { pressOn, tabTo } from './setup/keyboard.ts';
import { portrait } from './setup/portrait.ts';
import { arriveWith, registrationOf, uploadPortrait } from './setup/registration.ts';

const PHONE = { width: 360, height: 740 };
const result = (page: Page) => page.getByRole('region', { name: '照片检查结果' });

/** Opens the list of files by key, and chooses this one. */
async function chooseByKey(page: Page, button: string, buffer: Buffer): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await pressOn(page, page.getByRole('button', { name: button }), 'Enter');
  await (await asked).setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer });
}

/** A photo that lies on its side, with much room around the head. */
async function lyingPhoto(): Promise<Buffer> {
  const upright = sharp(await portrait()).extend({
    left: 200,
    right: 200,
    top: 250,
    bottom: 250,
    background: '#fff',
  });
  return sharp(await upright.toBuffer())
    .rotate(90)
    .jpeg({ quality: 95 })
    .toBuffer();
}

test.describe('on a phone, by keyboard', () => {
  test.use({ viewport: PHONE });

  test('C18 (2026): without a quoted photo the page leads to the tool, and takes the upload', async ({
    page,
  }) => {
    await arriveWith(page, 'filled', '13', 'none');
    await page.goto('/registrations/health-2026/photo');
    await arriveAt(page, '上传照片');
    await expect(page.getByText('注册时没有上传照片')).toBeVisible();
    await expect(page.getByText('宽不少于 420 像素，高不少于 600 像素')).toBeVisible();
    await expect(page.getByRole('link', { name: '下载照片审核处理工具' })).toBeVisible();

    await test.step('a lying photo is told to lie, and turned upright', async () => {
      await chooseByKey(page, '选择照片', await lyingPhoto());
      await expect(result(page)).toContainText(/请旋转摆正|没有找到人像/);
      await pressOn(page, page.getByRole('button', { name: '向左旋转' }), 'Space');
      await expect(result(page)).not.toContainText(/请旋转摆正|没有找到人像/);
      await expect(result(page)).toContainText('头部偏小。');
    });

    await test.step('by + it is zoomed until the head is large enough', async () => {
      await tabTo(page, page.getByRole('group', { name: '照片取景框' }));
      for (let press = 0; press < 4; press += 1) await page.keyboard.press('+');
      await page.keyboard.press('ArrowUp');
      await expect(result(page)).toContainText('照片符合要求，可以使用。');
      await expectNoBarrier(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(PHONE.width);
    });

    await test.step('the server comes to the same verdict, and the photo is taken', async () => {
      await pressOn(page, page.getByRole('button', { name: '上传照片' }), 'Enter');
      await expect(page.getByText('引自注册信息')).toBeVisible();
      await expect(page.getByText('有以下疑问')).toHaveCount(0);
      await pressOn(page, page.getByRole('button', { name: '使用这张照片' }), 'Enter');
      await arriveAt(page, '提交报名信息');
      expect((await registrationOf(page)).photo).not.toBeNull();
    });
  });
});

test('C18: the tool is downloaded once, works off line, and saves a photo that is accepted', async ({
  page,
  browser,
}, info) => {
  await arriveWith(page, 'account', '13', 'none');
  const answer = await page.request.get('/photo-tool');
  expect(answer.headers()['content-disposition']).toContain(encodeURIComponent('照片审核处理工具.html'));
  const file = info.outputPath('照片审核处理工具.html');
  await writeFile(file, await answer.body());

  const offline = await browser.newContext({ offline: true, viewport: PHONE, locale: 'zh-CN' });
  const tool = await offline.newPage();
  const asked: string[] = [];
  tool.on('request', (request) => asked.push(request.url()));
  await tool.goto(pathToFileURL(file).href);
  await arriveAt(tool, '照片审核处理工具');
  await chooseByKey(tool, '选择照片', await portrait());
  await expect(result(tool)).toContainText('照片符合要求，可以使用。');
  await expectNoBarrier(tool);
  const saving = tool.waitForEvent('download');
  await pressOn(tool, tool.getByRole('button', { name: '保存照片文件' }), 'Enter');
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('一寸报名照片.jpg');
  await expect(tool.getByText('照片文件已经保存。')).toBeVisible();
  expect(asked.filter((address) => /^https?:/.test(address))).toEqual([]);

  const account = await uploadPortrait(page, await readFile(await saved.path()));
  expect(account.photoCheck).toEqual({ faceChecked: true, doubts: [] });
  await offline.close();
});
