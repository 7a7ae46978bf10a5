import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { addDemoPeople } from '../main-demo-people.ts';
import { launchPostgres } from '../postgres/embedded/launch.ts';
import { migrate } from '../postgres/migrate.ts';
import { populate } from '../postgres/populate.ts';
import { type DatabaseUrls, prepareEmbedded } from '../postgres/prepare-server.ts';
import { PASSWORD, TEMPLATES } from './templates.ts';
import { createTestClock, createTestServices, FIRST_MOMENT } from './test-services.ts';

const DATA = path.join(import.meta.dirname, '../../data');

async function queryOnce(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** Files are passed by one person, unless a test is about the second. */
const LOOK_ONCE = "update region_settings set second_look_rules = '{}', second_look_percent = 0";

/** Lets the demo's people into the database by the product itself, once for all test files. */
async function settle(urls: DatabaseUrls, filesFolder: string): Promise<void> {
  const clock = createTestClock(FIRST_MOMENT);
  const services = await createTestServices({ urls, clock, filesFolder, gateways: new Map(), sent: [] });
  await addDemoPeople(services, urls.migrator, DATA);
  await services.close();
}

/** One real PostgreSQL for the run, and in it the migrated and populated databases that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'weikao-test-'));
  chmodSync(folder, 0o755);
  const peopleFiles = mkdtempSync(path.join(tmpdir(), 'weikao-people-'));
  const settings = { fsync: 'off', synchronous_commit: 'off' };
  const { superuserUrl, stop } = await launchPostgres({ folder, settings, log: () => {} });
  const urls = await prepareEmbedded(superuserUrl, TEMPLATES.nobody, PASSWORD);
  await migrate(urls.migrator);
  await populate(urls.migrator, DATA);
  await queryOnce(urls.migrator, LOOK_ONCE);
  await queryOnce(superuserUrl, `create database ${TEMPLATES.people} template ${TEMPLATES.nobody}`);
  await settle(await prepareEmbedded(superuserUrl, TEMPLATES.people, PASSWORD), peopleFiles);
  project.provide('superuserUrl', superuserUrl);
  project.provide('peopleFiles', peopleFiles);
  return async () => {
    await stop();
    for (const made of [folder, peopleFiles]) rmSync(made, { recursive: true, force: true });
  };
}
