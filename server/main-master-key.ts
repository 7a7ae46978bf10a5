import pg from 'pg';
import type { Config } from './config.ts';
import { suiteOf } from './keys/keys.ts';
import { readMasterKey } from './keys/master-key.ts';
import { markOfMaster, newRoot, rootOf, wrapRoot } from './keys/wrapped-root.ts';
import { masterKeyOf } from './main-database.ts';
import { addRoots, isFresh, keepOnly, listRoots } from './postgres/wrapped-roots.ts';

type Say = (line: string) => void;

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** From now on the next master key opens what the present one opens: processes may be given it one after the other. */
export async function wrapAnew(config: Config, migratorUrl: string, say: Say): Promise<number> {
  if (config.nextMasterKey === null) {
    say('WEIKAO_NEXT_MASTER_KEY or WEIKAO_NEXT_MASTER_KEY_FILE is needed: openssl rand -hex 32');
    return 2;
  }
  const [present, next] = [masterKeyOf(config), readMasterKey(config.nextMasterKey, config.dataFolder)];
  return asOwner(migratorUrl, async (client) => {
    const root = rootOf(present, await listRoots(client), suiteOf(config));
    const wrapped = [present, next].map((master) => wrapRoot(root, master, suiteOf(config)));
    await addRoots(client, wrapped, new Date());
    say(
      `${(await listRoots(client)).length} master keys open this installation: give the next one to every process`,
    );
    return 0;
  });
}

/** The master key of the settings opens alone: who still has the former one is refused at the next start. */
export async function endChange(config: Config, migratorUrl: string, say: Say): Promise<number> {
  return asOwner(migratorUrl, async (client) => {
    const [master, roots] = [masterKeyOf(config), await listRoots(client)];
    if (roots.length === 0) {
      say('the master key was never changed: begin with weikao rotate-keys --master');
      return 1;
    }
    rootOf(master, roots, suiteOf(config));
    say(`${await keepOnly(client, markOfMaster(master))} former master keys open nothing here any more`);
    return 0;
  });
}

/** A new installation has a root secret that its first master key only wraps: so that also the first can be changed for good. */
export async function drawRoot(config: Config, migratorUrl: string): Promise<void> {
  const { masterKey, databaseUrls } = config;
  if (masterKey === null || databaseUrls === null) return;
  await asOwner(migratorUrl, async (client) => {
    if (!(await isFresh(client))) return;
    await addRoots(client, [wrapRoot(newRoot(), masterKeyOf(config), suiteOf(config))], new Date());
  });
}
