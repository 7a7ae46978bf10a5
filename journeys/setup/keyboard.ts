import { expect, type Locator, type Page } from '@playwright/test';
import { arriveAt } from './journey.ts';

export const SMALL_PHONE = { width: 360, height: 740 };

const MOST_STOPS = 80;

/** Presses Tab until the control has the focus. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached in ${MOST_STOPS} stops: ${control}`);
}

export async function pressOn(page: Page, control: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Up or down through a native list until the wanted line stands there. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label, exact: true });
  await tabTo(page, list);
  const lines = await list.locator('option').allTextContents();
  const from = lines.indexOf((await list.locator('option:checked').textContent()) ?? '');
  const way = lines.indexOf(option) - from;
  for (let step = 0; step < Math.abs(way); step += 1) {
    await page.keyboard.press(way > 0 ? 'ArrowDown' : 'ArrowUp');
  }
  await expect(list.locator('option:checked')).toHaveText(option);
}

/** Into a group of radio buttons, and down to the wanted one. */
export async function pickRadio(page: Page, question: string, option: string): Promise<void> {
  const radios = page.getByRole('group', { name: question }).getByRole('radio');
  const wanted = page
    .getByRole('group', { name: question })
    .getByRole('radio', { name: option, exact: true });
  await tabTo(page, radios.first());
  await page.keyboard.press('Space');
  for (let left = await radios.count(); left > 1 && !(await wanted.isChecked()); left -= 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}

/** Types into a list that is searched, and takes the first line that fits. */
export async function search(page: Page, label: string, text: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label, exact: true });
  await tabTo(page, list);
  await page.keyboard.type(text);
  await expect(page.getByRole('option', { name: new RegExp(text) }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(list).toHaveValue(new RegExp(text));
}

export async function typeInto(page: Page, field: string | RegExp, text: string): Promise<void> {
  const input = page.getByRole('textbox', { name: field, exact: typeof field === 'string' });
  await tabTo(page, input);
  await page.keyboard.type(text);
  await expect(input).toHaveValue(text);
}

/** Opens the browser's list of files by key; what is chosen there is the system's own window. */
export async function chooseFileByKey(page: Page, button: Locator, buffer: Buffer): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await pressOn(page, button, 'Enter');
  await (await asked).setFiles({ name: 'picture.jpg', mimeType: 'image/jpeg', buffer });
}

export const follow = (page: Page, link: string | RegExp) =>
  pressOn(page, page.getByRole('link', { name: link, exact: typeof link === 'string' }).first(), 'Enter');

export const press = (page: Page, button: string) =>
  pressOn(page, page.getByRole('button', { name: button, exact: true }), 'Enter');

export async function expectNothingBeside(page: Page): Promise<void> {
  const [wide, window] = await page.evaluate(() => [
    document.scrollingElement?.scrollWidth ?? Infinity,
    innerWidth,
  ]);
  expect(wide, page.url()).toBeLessThanOrEqual(window ?? 0);
}

/** An address of the table in `web/candidate/router.tsx`, as it stands there. */
const asPattern = (address: string) =>
  new RegExp(`^${address.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+')}$`);

/** As `arriveAt`, at this address of the portal, and the page fits the phone. */
export async function arriveOnPhone(page: Page, address: string, heading: string): Promise<void> {
  await arriveAt(page, heading);
  expect(new URL(page.url()).pathname).toMatch(asPattern(address));
  await expectNothingBeside(page);
}
