import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';

const FOLDER = path.join(import.meta.dirname, '../../test-results/pictures');

const taken = new WeakMap<TestInfo, number>();

/** Keeps how the page looks now, under the journey's name and in its order: the walk as a strip of pictures. */
export async function keepPicture(page: Page, journey: TestInfo): Promise<void> {
  const place = (taken.get(journey) ?? 0) + 1;
  taken.set(journey, place);
  const heading = (await page.getByRole('heading', { level: 1 }).first().textContent()) ?? '';
  const name = `${String(place).padStart(2, '0')} ${heading.replace(/[\\/:*?"<>|]/g, ' ').trim()}.png`;
  const folder = path.basename(journey.file, '.journey.ts');
  await page.screenshot({ path: path.join(FOLDER, folder, name), fullPage: true });
}
