import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const setup = './journeys/setup/start-product.ts';

// --no-sandbox: containers seldom allow one. LANGUAGE and --lang: native controls in Chinese, as candidates have them.
const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

export default defineConfig({
  testDir: 'journeys',
  testMatch: '*.journey.ts',
  ...(existsSync(setup) && { globalSetup: setup }),
  outputDir: 'test-results/journeys',
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/journeys.json' }],
  ],
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    // Set by the set-up, which knows where it has started the product.
    ...(process.env.WEIKAO_URL && { baseURL: process.env.WEIKAO_URL }),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 10_000,
    // A colour half-way through a transition has no contrast to judge.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: browserArguments,
      env: { ...process.env, LANGUAGE: 'zh_CN' },
    },
  },
});
