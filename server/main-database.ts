import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Config } from './config.ts';
import { ONLY_FIRST, parseSealingKeys } from './keys/key-ring.ts';
import { type CryptoSettings, createKeys, marksOf, suiteOf } from './keys/keys.ts';
import { readMasterKey } from './keys/master-key.ts';
import { rootOf } from './keys/wrapped-root.ts';
import type { Keys } from './ports/keys.ts';
import type { MarksUnder } from './postgres/check-installation.ts';
import { launchPostgres } from './postgres/embedded/launch.ts';
import {
  checkServer,
  type DatabaseUrls,
  prepareEmbedded,
  prepareForeign,
} from './postgres/prepare-server.ts';
import { listRoots } from './postgres/wrapped-roots.ts';

/** A password of the database roles, kept beside the data; nobody types it. */
function rolePassword(folder: string): string {
  const file = path.join(folder, 'database-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

export type OpenedDatabase = {
  readonly urls: DatabaseUrls;
  /** It was running before and is somebody else's to stop. */
  readonly adopted: boolean;
  stop(): Promise<void>;
};

/** The database of the settings, or the embedded one; checked, with its roles. */
export async function openDatabase(config: Config, say: (line: string) => void): Promise<OpenedDatabase> {
  if (config.databaseUrls !== null) {
    const { app, office, migrator } = config.databaseUrls;
    if (migrator === null)
      throw new Error('DATABASE_URL needs DATABASE_MIGRATOR_URL beside it: the owner of the schema');
    await checkServer(migrator);
    return { urls: await prepareForeign({ app, office, migrator }), adopted: true, stop: async () => {} };
  }
  const postgres = await launchPostgres({ folder: path.join(config.dataFolder, 'postgres'), log: say });
  const urls = await prepareEmbedded(postgres.superuserUrl, 'weikao', rolePassword(config.dataFolder));
  await checkServer(urls.migrator);
  return { urls, adopted: postgres.adopted, stop: postgres.stop };
}

/** How values are sealed beside the master key. Throws where a line cannot be read. */
export const cryptoOf = ({
  algorithms,
  sealingKeys,
  signingKey = null,
}: Pick<Config, 'algorithms' | 'sealingKeys'> & Partial<Pick<Config, 'signingKey'>>): CryptoSettings => ({
  algorithms,
  sealing: sealingKeys === null ? ONLY_FIRST : parseSealingKeys(sealingKeys),
  signing: signingKey === null ? null : Buffer.from(signingKey, 'hex'),
});

/** The root secret of this database, opened by the master key of the settings. */
export async function openRoot(config: Config, databaseUrl: string): Promise<Buffer> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return rootOf(masterKeyOf(config), await listRoots(client), suiteOf(config));
  } finally {
    await client.end();
  }
}

/** Marks of the keys of the settings, under what the database holds; throws where the master key opens none of it. */
export const marksUnder =
  (config: Config): MarksUnder =>
  (roots) =>
    marksOf(rootOf(masterKeyOf(config), roots, suiteOf(config)), cryptoOf(config));

export const keysOf = async (config: Config, { urls }: Pick<OpenedDatabase, 'urls'>): Promise<Keys> =>
  createKeys(await openRoot(config, urls.app), cryptoOf(config));

/** The key of the settings, or that of the demo; none is made for a database that is there already. */
export const masterKeyOf = (config: Config): Buffer =>
  readMasterKey(config.masterKey, config.dataFolder, config.databaseUrls === null);
