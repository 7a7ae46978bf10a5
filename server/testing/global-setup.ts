import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { launchPostgres } from '../postgres/embedded/launch.ts';
import { migrate } from '../postgres/migrate.ts';
import { populate } from '../postgres/populate.ts';
import { prepareEmbedded } from '../postgres/prepare-server.ts';

export const TEMPLATE = 'weikao_template';
export const PASSWORD = 'only-for-tests';
const DATA = path.join(import.meta.dirname, '../../data');

declare module 'vitest' {
  interface ProvidedContext {
    superuserUrl: string;
  }
}

/** Files are passed by one person, unless a test is about the second. */
async function lookOnce(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("update region_settings set second_look_rules = '{}', second_look_percent = 0");
  await client.end();
}

/** One real PostgreSQL for the run, and in it a migrated and populated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-test-'));
  chmodSync(folder, 0o755);
  const settings = { fsync: 'off', synchronous_commit: 'off' };
  const postgres = await launchPostgres({ folder, settings, log: () => {} });
  const urls = await prepareEmbedded(postgres.superuserUrl, TEMPLATE, PASSWORD);
  await migrate(urls.migrator);
  await populate(urls.migrator, DATA);
  await lookOnce(urls.migrator);
  project.provide('superuserUrl', postgres.superuserUrl);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
