import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { registerWebApps, webApps } from './web-apps.ts';

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

describe('the address of an app', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'weikao-web-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('is its page for everybody, whether they take compressed answers or not', async () => {
    for (const name of ['candidate', 'office']) {
      mkdirSync(path.join(root, 'web', name, 'dist'), { recursive: true });
      writeFileSync(path.join(root, 'web', name, 'dist/index.html'), `<title>${name}</title>`);
    }
    const app = fastify();
    await registerWebApps(app, webApps(root, []));
    const titles = [];
    for (const url of ['/', '/home', '/office', '/office/', '/office/files'])
      for (const encoding of ['identity', 'br, gzip']) {
        const answer = await app.inject({ url, headers: { 'accept-encoding': encoding } });
        titles.push([url, answer.statusCode, answer.body]);
      }
    await app.close();
    expect(titles).toEqual(
      ['/', '/home', '/office', '/office/', '/office/files'].flatMap((url) => {
        const title = url.startsWith('/office') ? '<title>office</title>' : '<title>candidate</title>';
        return [
          [url, 200, title],
          [url, 200, title],
        ];
      }),
    );
  });
});
