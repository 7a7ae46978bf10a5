import { spawnSync } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { type Config, readConfig } from './config.ts';
import { restoreFiles } from './files/backup-files.ts';
import { marksUnder, openDatabase } from './main-database.ts';
import { openFiles } from './main-files.ts';
import { restoreDatabase } from './postgres/backup.ts';
import { keyMarkProblems } from './postgres/key-marks.ts';
import { listRoots } from './postgres/wrapped-roots.ts';

/** The keys are those of the backup's day: also the master key, which may have been changed since. */
async function keyProblems(config: Config, client: pg.Client): Promise<string[]> {
  try {
    return await keyMarkProblems(client, marksUnder(config)(await listRoots(client)), new Date());
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Fills an empty database and the folder of files from a backup, then reads every history anew. Ends as `verify` ends. */
async function main(folder: string): Promise<number> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  const { at, tables } = await restoreDatabase(database.urls.migrator, folder);
  const files = await restoreFiles(folder, await openFiles(config));
  console.log(`${tables.length} tables and ${files} files, as they were at ${at}`);
  const client = new pg.Client({ connectionString: database.urls.migrator });
  await client.connect();
  const problems = await keyProblems(config, client);
  await client.end();
  if (!database.adopted) await database.stop();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  const verify = path.join(import.meta.dirname, 'main-verify.ts');
  return spawnSync(process.execPath, [verify], { stdio: 'inherit' }).status ?? 1;
}

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || more.length > 0 || folder.startsWith('-')) {
  console.error('usage: weikao restore <folder of a backup>');
  process.exitCode = 2;
} else process.exitCode = await main(path.resolve(folder));
