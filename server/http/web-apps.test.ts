import { describe, expect, it } from 'vitest';
import { webApps } from './web-apps.ts';

const policies = Object.fromEntries(
  webApps('/nowhere', ['https://pay.example']).map(({ prefix, policy }) => [prefix, policy]),
);

describe('what a page may load', () => {
  it('WebAssembly in the candidates’ portal only, for the photo tool', () => {
    expect(policies['/']).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policies['/office/']).toContain("script-src 'self';");
  });

  it('inline scripts nowhere, inline styles in the office only, and forms go to the platforms alone', () => {
    expect(policies['/']).toContain("style-src 'self';");
    expect(policies['/']).toContain("form-action 'self' https://pay.example;");
    expect(policies['/office/']).toContain("form-action 'self';");
    for (const policy of Object.values(policies)) expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  });
});
