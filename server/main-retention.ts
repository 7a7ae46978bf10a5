import { readConfig } from './config.ts';
import { keysOf, openDatabase } from './main-database.ts';
import { openFiles } from './main-files.ts';
import { createDemoClock } from './postgres/clock.ts';
import { createPool } from './postgres/pool.ts';
import { createReference } from './postgres/reference.ts';
import { createRetentionStore } from './postgres/retention-store.ts';
import { countDue, type DueCount, eraseDue } from './usecases/retention/erase-due.ts';

const complain = (error: Error) => console.error(error.message);

const say = ({ class: what, before, rows }: DueCount) =>
  console.log(`${what.padEnd(14)} before ${before.toISOString()}  ${rows}`);

/** Says (`--dry-run`) or erases (`--apply`) what is past its term; one of the two has to be asked for. */
async function main(mode: string | undefined): Promise<number> {
  if (mode !== '--dry-run' && mode !== '--apply') {
    console.error('weikao retention --dry-run | --apply');
    return 2;
  }
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  const owner = createPool(database.urls.migrator, 2, complain);
  const clock = await createDemoClock(owner, complain);
  const keys = await keysOf(config, database);
  const deps = {
    retention: createRetentionStore(owner, keys),
    reference: await createReference(owner),
    files: await openFiles(config),
    keys,
    clock,
  };
  const counts = mode === '--apply' ? await eraseDue(deps) : await countDue(deps);
  console.log(mode === '--apply' ? 'erased:' : 'past their term:');
  for (const count of counts) say(count);
  await clock.close();
  await owner.end();
  if (!database.adopted) await database.stop();
  return 0;
}

process.exitCode = await main(process.argv[2]);
