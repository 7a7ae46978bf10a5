import { parentPort, workerData } from 'node:worker_threads';
import type { Names, Population } from './demo/synthetic-person.ts';
import { inventRegistration } from './demo/synthetic-registration.ts';
import { type CryptoSettings, createKeys } from './keys/keys.ts';
import { createRowMaker, type PreparedRows } from './postgres/copy-registrations.ts';
import { createPool, rows } from './postgres/pool.ts';
import { readData } from './postgres/populate.ts';
import { createReference } from './postgres/reference.ts';

/** What a thread needs to invent registrations by itself. */
export type MakerData = {
  readonly appUrl: string;
  readonly root: Uint8Array;
  readonly crypto?: CryptoSettings | undefined;
  readonly dataFolder: string;
  readonly edition: string;
  readonly passwordHash: string;
};

/** Which ones: so many from a number on, recorded at this time of the machine. */
export type Batch = { readonly first: number; readonly size: number; readonly at: Date };
export type MadeRows = { readonly at: Date; readonly size: number; readonly rows: PreparedRows };

function namesIn(folder: string): Names {
  const lines = readData(folder, 'demo/synthetic-names.csv');
  const textsOf = (wanted: string) => lines.find(({ part }) => part === wanted)?.texts?.split(' ') ?? [];
  return { family: textsOf('family'), given: textsOf('given') };
}

async function populationOf({ appUrl, dataFolder, edition }: MakerData): Promise<Population> {
  const pool = createPool(appUrl, 1, () => undefined);
  const reference = await createReference(pool);
  const employers = await rows(
    pool,
    'select employer_id as code, name, region_id as region, point_id as city, nature, category from employers',
  );
  await pool.end();
  const regions = reference.regionsOf(edition).map((region) => {
    const lists = reference.listsFor(edition, region.region);
    return {
      region,
      points: (lists.point ?? []).map(({ code }) => code),
      sites: lists.site ?? [],
      employers: employers
        .filter((employer) => employer.region === region.region)
        .map((employer) => employer as Population['regions'][number]['employers'][number]),
    };
  });
  const specialties = (reference.listsFor(edition, null).specialty ?? []).flatMap(
    ({ code }) => reference.findSpecialty(edition, code) ?? [],
  );
  const nursing = specialties.filter(({ discipline }) => discipline === 'nursing');
  return { reference, edition, regions, specialties, nursing, names: namesIn(dataFolder) };
}

async function work(data: MakerData): Promise<void> {
  const population = await populationOf(data);
  const keys = await createKeys(Buffer.from(data.root), data.crypto);
  const make = createRowMaker(data.passwordHash, keys);
  const staff = new Map<string, string>();
  const staffOf = (place: string) => {
    const known = staff.get(place) ?? keys.uuid();
    staff.set(place, known);
    return known;
  };
  // One after the other: none outlives its row.
  function* invent(first: number, size: number) {
    for (let n = first; n < first + size; n += 1) yield inventRegistration(population, n, keys, staffOf);
  }
  parentPort?.on('message', ({ first, size, at }: Batch) => {
    const made = make(invent(first, size), at);
    parentPort?.postMessage(
      { at, size, rows: made } satisfies MadeRows,
      made.map(([, { buffer }]) => buffer),
    );
  });
  parentPort?.postMessage('ready');
}

await work(workerData as MakerData);
