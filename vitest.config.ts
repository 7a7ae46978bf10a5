import { existsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

// Tests of these floors of the server need no database.
const withoutDatabase = ['documents', 'images', 'papers', 'files', 'keys', 'gateways'].map(
  (floor) => `server/${floor}/**/*.test.ts`,
);
// Starts PostgreSQL and leaves a migrated template database for each file to clone.
const databaseSetup = 'server/testing/global-setup.ts';

// Two cores may be busy with a browser and a database; no test is slow to be right.
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    allowOnly: false,
    // By itself it leaves one core alone; a test of the server waits for its database half of the time.
    maxWorkers: 2,
    projects: [
      {
        // Everything but the server project: no test file can fall between the two.
        test: {
          name: 'unit',
          ...patience,
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [
            ...configDefaults.exclude,
            'server/!(documents|images|papers|files|keys|gateways)/**',
            'server/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'server',
          ...patience,
          include: ['server/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...withoutDatabase],
          globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
        },
      },
    ],
  },
});
