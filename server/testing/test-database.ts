import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { DatabaseUrls } from '../postgres/prepare-server.ts';
import { type Inhabitants, PASSWORD, TEMPLATES } from './templates.ts';

export type TestDatabase = {
  readonly urls: DatabaseUrls;
  readonly superuserUrl: string;
  drop(): Promise<void>;
};

async function asSuperuser(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('superuserUrl') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A database of one's own, cloned from a template; dropping it fails while a connection has leaked. */
export async function createTestDatabase(inhabitants: Inhabitants = 'nobody'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(async (client) => {
    // Two test files cloning at once collide on the template; the lock lets them take turns.
    await client.query('select pg_advisory_lock(4711)');
    // Copying files takes a fifth of the time of copying through the log, which nobody here reads.
    await client.query(
      `create database ${name} template ${TEMPLATES[inhabitants]} owner weikao_migrator strategy file_copy`,
    );
  });
  const urlOf = (user: string, password: string) => {
    const url = new URL(inject('superuserUrl'));
    url.username = user;
    url.password = password;
    url.pathname = `/${name}`;
    return url.toString();
  };
  const superuser = new URL(inject('superuserUrl'));
  superuser.pathname = `/${name}`;
  return {
    urls: {
      migrator: urlOf('weikao_migrator', PASSWORD),
      app: urlOf('weikao_app', PASSWORD),
      office: urlOf('weikao_office', PASSWORD),
    },
    superuserUrl: superuser.toString(),
    drop: () => asSuperuser(async (client) => void (await client.query(`drop database ${name}`))),
  };
}
