import { setTimeout as sleep } from 'node:timers/promises';
import type { CsvReader } from '../ports/sheets.ts';
import { runImports } from '../usecases/imports/run-imports.ts';
import { servicesOfTest } from './own-process.ts';

/** A process that does the imports that wait, and of one to be checked only half: then it says so, and waits to be killed. */
const services = await servicesOfTest();

const halfRead: CsvReader = async function* (chunks, onEncoding) {
  for await (const batch of services.readCsv(chunks, onEncoding)) {
    yield batch;
    break;
  }
  console.log('half');
  await sleep(60_000);
};

await runImports({ ...services, readCsv: halfRead }, (error) => console.error(error.message));
