import type { Page } from '@playwright/test';

/** Chooses from a list as a person does: a native list, or one that is searched by typing. */
export async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label, exact: typeof label === 'string' });
  if ((await list.evaluate((element) => element.tagName)) === 'SELECT') {
    await list.selectOption({ label: option });
    return;
  }
  await list.fill(option);
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Chooses whatever stands first in a native list, after the line that asks to choose. */
export async function chooseFirst(page: Page, label: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label, exact: true });
  const first = await list.locator('option:not([value=""])').first().textContent();
  await choose(page, label, first ?? '');
}

export const submitPage = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).click();
