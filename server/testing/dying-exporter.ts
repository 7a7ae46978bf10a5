import { setTimeout as sleep } from 'node:timers/promises';
import type { SheetWriter } from '../ports/sheets.ts';
import { runExports } from '../usecases/exports/run-exports.ts';
import { servicesOfTest } from './own-process.ts';

/** A process that writes half of an export, says so, and waits to be killed. */
const halfWritten: SheetWriter = async function* (_format, sheet) {
  for await (const rows of sheet.batches) {
    yield Buffer.from(JSON.stringify(rows));
    break;
  }
  console.log('half');
  await sleep(60_000);
  yield Buffer.from('never reached');
};

await runExports({ ...(await servicesOfTest()), writeSheet: halfWritten });
