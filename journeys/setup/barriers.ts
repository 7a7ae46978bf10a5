import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** What this worker has found without barriers: axe takes as long as all the rest of a step. */
const clean = new Set<string>();

/**
 * What decides what axe finds: elements, attributes, where a text is and where none, and how wide the page is. Which text it
 * is decides nothing.
 */
function drawSkeleton(): string {
  const lines = [`${innerWidth}`];
  for (const element of document.querySelectorAll('*')) {
    if (element instanceof SVGElement && !(element instanceof SVGSVGElement)) continue;
    const said = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    const attributes = [...element.attributes].map(({ name, value }) =>
      name === 'href' || name === 'src' || name.startsWith('data-') ? name : `${name}=${value}`,
    );
    lines.push(
      `${element.parentElement?.children.length} ${element.tagName} ${said} ${attributes.join(' ')}`,
    );
  }
  return lines.join('\n');
}

async function findBarriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (runOnly) => {
    // Our pages have no frames of others: axe runs in the page alone.
    const found = await window.axe?.run(document, { runOnly, resultTypes: ['violations'] });
    if (found === undefined) throw new Error('axe did not come');
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
  }, STANDARDS);
}

/** No barrier on the page as it stands now. */
export async function expectNoBarrier(page: Page): Promise<void> {
  const skeleton = await page.evaluate(drawSkeleton);
  if (clean.has(skeleton)) return;
  expect(await findBarriers(page), page.url()).toEqual([]);
  clean.add(skeleton);
}
