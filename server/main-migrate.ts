import { readConfig } from './config.ts';
import { openDatabase } from './main-database.ts';
import { drawRoot } from './main-master-key.ts';
import { migrate } from './postgres/migrate.ts';

/** Brings the schema up to date; run before the processes of a new version start. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  const applied = await migrate(database.urls.migrator);
  await drawRoot(config, database.urls.migrator);
  console.log(applied.length === 0 ? 'the schema was up to date' : `applied: ${applied.join(', ')}`);
  if (!database.adopted) await database.stop();
}

await main();
