import type { SheetWriter } from '../ports/sheets.ts';
import { runExports } from '../usecases/exports/run-exports.ts';
import { servicesOfTest } from './own-process.ts';

/** A process that collects all rows of the exports that wait before it writes the first. */
const services = await servicesOfTest();

const hoarding: SheetWriter = async function* (format, sheet) {
  const all: (readonly (readonly string[])[])[] = [];
  for await (const rows of sheet.batches) all.push(rows);
  async function* batches() {
    yield* all;
  }
  yield* services.writeSheet(format, { ...sheet, batches: batches() });
};

await runExports({ ...services, writeSheet: hoarding });
process.exit(0);
