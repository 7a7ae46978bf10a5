import { expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

it('leads only to pages of our own', () => {
  expect(safePath('/registrations/health-2026')).toBe('/registrations/health-2026');
  for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', '', null]) {
    expect(safePath(foreign)).toBe('/');
  }
});
