import { readFileSync } from 'node:fs';
import type { SheetWriter } from '../ports/sheets.ts';
import { runExports } from '../usecases/exports/run-exports.ts';
import { servicesOfTest } from './own-process.ts';

/** A process that writes the exports that wait, and says how much memory it had before and at most. `hoard`: without pulling. */
const services = await servicesOfTest();

const hoarding: SheetWriter = async function* (format, sheet) {
  const all: (readonly (readonly string[])[])[] = [];
  for await (const rows of sheet.batches) all.push(rows);
  async function* batches() {
    yield* all;
  }
  yield* services.writeSheet(format, { ...sheet, batches: batches() });
};

const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
globalThis.gc?.();
const before = process.memoryUsage().rss / 2 ** 20;
await runExports(process.argv[6] === 'hoard' ? { ...services, writeSheet: hoarding } : services);
console.log(JSON.stringify({ before, most: peak() }));
process.exit(0);
