import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawLifecycle } from './draw-lifecycle.mjs';

it('docs/lifecycle.svg shows the lifecycle as it is now', () => {
  const committed = readFileSync(new URL('../docs/lifecycle.svg', import.meta.url), 'utf8');
  expect(committed === drawLifecycle(), 'run scripts/draw-lifecycle.mjs').toBe(true);
});
