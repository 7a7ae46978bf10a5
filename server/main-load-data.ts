import path from 'node:path';
import { readConfig } from './config.ts';
import { openDatabase } from './main-database.ts';
import { populate } from './postgres/populate.ts';

/** Loads each file of `data/` that has changed since it was loaded last. */
async function main(): Promise<void> {
  const database = await openDatabase(readConfig(process.env), console.log);
  const loaded = await populate(database.urls.migrator, path.join(import.meta.dirname, '../data'));
  console.log(loaded.length === 0 ? 'no file of data/ has changed' : `loaded: ${loaded.join(', ')}`);
  if (!database.adopted) await database.stop();
}

await main();
