import path from 'node:path';
import { readConfig } from './config.ts';
import { keysOf, openDatabase } from './main-database.ts';
import { importPastRecords } from './postgres/import-past-records.ts';
import { readData } from './postgres/populate.ts';
import { idHashOf } from './usecases/account/sign-up.ts';
import { personHashOf } from './usecases/candidate/unlinked-scores.ts';

/** Loads records of earlier years from a file, past the office: for whoever founds an installation. */
async function main(file: string): Promise<void> {
  const records = readData(path.dirname(file), path.basename(file));
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  const keys = await keysOf(config, database);
  const hashes = {
    paper: (paper: Parameters<typeof idHashOf>[1]) => idHashOf(keys, paper),
    person: (name: string, birthDate: string) => personHashOf(keys, name, birthDate),
  };
  await importPastRecords(database.urls.migrator, keys, hashes, records);
  console.log(`${records.length} records`);
  if (!database.adopted) await database.stop();
}

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0 || file.startsWith('-')) {
  console.error('usage: weikao import <file.csv>');
  process.exitCode = 2;
} else await main(path.resolve(file));
