import { setTimeout as sleep } from 'node:timers/promises';
import { createServices } from '../main-services.ts';
import type { SheetWriter } from '../ports/sheets.ts';
import { runExports } from '../usecases/exports/run-exports.ts';

/** A process that writes half of an export, says so, and waits to be killed. Run by a test; the settings are its arguments. */
const [appUrl = '', officeUrl = '', filesFolder = '', now = ''] = process.argv.slice(2);

const halfWritten: SheetWriter = async function* (_format, sheet) {
  for await (const rows of sheet.batches) {
    yield Buffer.from(JSON.stringify(rows));
    break;
  }
  console.log('half');
  await sleep(60_000);
  yield Buffer.from('never reached');
};

const clock = { now: () => new Date(now), wall: () => new Date(now) };
const services = await createServices(
  {
    appUrl,
    officeUrl,
    poolSize: 4,
    masterKey: Buffer.alloc(32, 7),
    filesFolder,
    messenger: { send: () => undefined },
    limits: { failuresPerAddress: 100 },
    factorPolicy: 'optional',
    gateways: new Map(),
    publicUrl: 'http://localhost:3000',
    internalUrl: 'http://127.0.0.1:3000',
    lookAtPhotos: false,
    onError: (error) => console.error(error.message),
  },
  async () => clock,
);
await runExports({ ...services, writeSheet: halfWritten });
