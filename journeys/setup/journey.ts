import { rmSync } from 'node:fs';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { expectNoBarrier } from './barriers.ts';
import { keepPicture } from './pictures.ts';
import { type RunningProduct, startProduct } from './running-product.ts';

type Fixtures = {
  /** A second window, with cookies of its own. */
  readonly newWindow: () => Promise<Page>;
  readonly moveClock: (moment: string) => Promise<void>;
};

type Shared = {
  /**
   * What the journeys of a file leave changed behind: people only, or the rules that all live by. `demo-people`: they need
   * those of the demo as the first start has left them, before any clock was moved.
   */
  readonly changes: 'people' | 'rules' | 'demo-people';
  readonly product: RunningProduct;
};

/** Each worker has a product of its own: journeys move its clock and leave people behind without disturbing others. */
export const test = base.extend<Fixtures, Shared>({
  changes: ['people', { option: true, scope: 'worker' }],
  product: [
    // What a journey changes for everybody decides with whom it shares: Playwright starts a worker for each value.
    async ({ changes: _changes }, use) => {
      const product = await startProduct(process.env.WEIKAO_PREPARED);
      await use(product);
      await product.stop();
      rmSync(product.folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ product }, use) => use(product.url),
  newWindow: async ({ browser, baseURL }, use) => {
    const windows: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        locale: 'zh-CN',
        reducedMotion: 'reduce',
      });
      windows.push(context);
      return context.newPage();
    });
    for (const context of windows) await context.close();
  },
  // Before each journey, whether or not it moves the clock itself: the one before may have.
  moveClock: [
    async ({ product, request }, use) => {
      const move = async (moment: string) => {
        const clock = await (await request.get(`${product.url}/api/demo/clock`)).json();
        const found = clock.moments.find(({ key }: { key: string }) => key === moment);
        if (found === undefined) throw new Error(`the demo clock knows no moment ${moment}`);
        await request.post(`${product.url}/api/demo/clock`, { data: { at: found.at } });
      };
      await move('registration');
      await use(move);
    },
    { auto: true },
  ],
});

export { expect, expectNoBarrier };

/** Waits for the page with this heading, looks for barriers and keeps a picture. */
export async function arriveAt(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await expectNoBarrier(page);
  await keepPicture(page, test.info());
}
