import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from './config.ts';
import { backUpFiles } from './files/backup-files.ts';
import { openDatabase } from './main-database.ts';
import { openFiles } from './main-files.ts';
import { backUpDatabase } from './postgres/backup.ts';

/** Writes database and files into a new folder, which has its name only once it is whole. */
async function main(target: string): Promise<void> {
  const folder = path.resolve(target);
  if (existsSync(folder)) throw new Error(`${folder} is there already: name a new folder`);
  const partial = `${folder}.partial`;
  if (existsSync(partial)) throw new Error(`${partial} is left of a backup that broke off: remove it first`);
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  const { tables } = await backUpDatabase(database.urls.migrator, partial, new Date());
  const files = await backUpFiles(await openFiles(config), partial);
  await rename(partial, folder);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  console.log(`${tables.length} tables (${bytes} bytes before compression) and ${files} files: ${folder}`);
  console.log('The master key and the sealing keys are not in it: keep them elsewhere (docs/keys.md).');
  if (!database.adopted) await database.stop();
}

const [target, ...more] = process.argv.slice(2);
if (target === undefined || more.length > 0 || target.startsWith('-')) {
  console.error('usage: weikao backup <new folder>');
  process.exitCode = 2;
} else await main(target);
