import { readConfig } from './config.ts';
import { openDatabase } from './main-database.ts';
import { migrate } from './postgres/migrate.ts';

/** Brings the schema up to date; run before the processes of a new version start. */
async function main(): Promise<void> {
  const database = await openDatabase(readConfig(process.env), console.log);
  const applied = await migrate(database.urls.migrator);
  console.log(applied.length === 0 ? 'the schema was up to date' : `applied: ${applied.join(', ')}`);
  if (!database.adopted) await database.stop();
}

await main();
