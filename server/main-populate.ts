import path from 'node:path';
import pg from 'pg';
import { readConfig } from './config.ts';
import type { Names, Population } from './demo/synthetic-person.ts';
import { inventRegistration } from './demo/synthetic-registration.ts';
import { createKeys } from './keys/keys.ts';
import { readMasterKey } from './keys/master-key.ts';
import { openDatabase } from './main-database.ts';
import type { Keys } from './ports/keys.ts';
import type { ProofStore } from './ports/proof-store.ts';
import type { Reference } from './ports/reference.ts';
import type { TrailProof } from './ports/trail-store.ts';
import { copyRegistrations, prepareRegistrations } from './postgres/copy-registrations.ts';
import { migrate } from './postgres/migrate.ts';
import { createPool } from './postgres/pool.ts';
import { populate, readData } from './postgres/populate.ts';
import { createProofStore } from './postgres/proof-store.ts';
import { recount } from './postgres/recount.ts';
import { createReference } from './postgres/reference.ts';
import { createTrailProof } from './postgres/trail-store.ts';
import { anchorHeads } from './usecases/proof/anchor-heads.ts';

const AT_ONCE = 4000;
/** What is younger waits for the next anchor (anchor-heads.ts): here nothing else is being written. */
const SETTLING_MS = 30_000;

type Deps = {
  readonly migratorUrl: string;
  readonly reference: Reference;
  readonly proof: ProofStore;
  readonly trailProof: TrailProof;
  readonly keys: Keys;
  readonly dataFolder: string;
};

function namesIn(folder: string): Names {
  const lines = readData(folder, 'demo/synthetic-names.csv');
  const textsOf = (wanted: string) => lines.find(({ part }) => part === wanted)?.texts?.split(' ') ?? [];
  return { family: textsOf('family'), given: textsOf('given') };
}

async function populationOf(
  { reference, dataFolder }: Deps,
  owner: pg.Client,
  edition: string,
): Promise<Population> {
  const employers = (
    await owner.query('select employer_id, name, region_id, point_id, nature, category from employers')
  ).rows;
  const regions = reference.regionsOf(edition).map((region) => {
    const lists = reference.listsFor(edition, region.region);
    return {
      region,
      points: (lists.point ?? []).map(({ code }) => code),
      sites: lists.site ?? [],
      employers: employers
        .filter(({ region_id }) => region_id === region.region)
        .map((row) => ({
          code: row.employer_id,
          name: row.name,
          region: row.region_id,
          city: row.point_id,
          nature: row.nature,
          category: row.category,
        })),
    };
  });
  const specialties = (reference.listsFor(edition, null).specialty ?? []).flatMap(
    ({ code }) => reference.findSpecialty(code) ?? [],
  );
  const nursing = specialties.filter(({ discipline }) => discipline === 'nursing');
  return { reference, edition, regions, specialties, nursing, names: namesIn(dataFolder) };
}

/** How many such people there are already: the next ones are others. */
async function firstFree(owner: pg.Client, edition: string): Promise<number> {
  const prefix = edition.slice(-2).concat('0000');
  const found = await owner.query(
    'select number from registration_numbers where number >= $1 and number < $2 order by number desc limit 1',
    [prefix, String(Number(prefix) + 1)],
  );
  return found.rows.length === 0 ? 1 : Number(String(found.rows[0].number).slice(2)) + 1;
}

export type Populated = { readonly registrations: number; readonly seconds: number };

/**
 * Writes so many invented registrations, with seals, codes and chains like real ones, and counts them. While one batch is
 * written the next one is made; no more than two are in memory. Every batch is anchored before the next.
 */
export async function populateRegistrations(
  deps: Deps,
  edition: string,
  count: number,
  say: (line: string) => void,
): Promise<Populated> {
  const owner = new pg.Client({ connectionString: deps.migratorUrl });
  await owner.connect();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const population = await populationOf(deps, owner, edition);
    const passwordHash = await deps.keys.hashPassword(deps.keys.token());
    const first = await firstFree(owner, edition);
    const staff = new Map<string, string>();
    const staffOf = (place: string) => {
      const known = staff.get(place) ?? deps.keys.uuid();
      staff.set(place, known);
      return known;
    };
    let writing: Promise<unknown> = Promise.resolve();
    for (let done = 0; done < count; done += AT_ONCE) {
      const at = new Date();
      const size = Math.min(AT_ONCE, count - done);
      const batch = Array.from({ length: size }, (_, i) =>
        inventRegistration(population, first + done + i, deps.keys, staffOf),
      );
      const prepared = prepareRegistrations(batch, passwordHash, at, deps.keys);
      await writing;
      const clock = { now: () => at, wall: () => new Date(at.getTime() + SETTLING_MS) };
      writing = copyRegistrations(owner, prepared).then(() => anchorHeads({ ...deps, clock }));
      writing.catch(() => {});
      const written = done + size;
      if (written % 100_000 < AT_ONCE)
        say(`${written} of ${count}, ${Math.round(written / seconds())} a second`);
    }
    await writing;
    say('counting');
    await recount(owner);
    await owner.query('analyze');
    return { registrations: count, seconds: seconds() };
  } finally {
    await owner.end();
  }
}

function wanted(parameters: readonly string[]): number {
  const given = parameters[parameters.indexOf('--registrations') + 1];
  if (!parameters.includes('--registrations') || !/^[1-9]\d{0,7}$/.test(given ?? ''))
    throw new Error('usage: npm run populate -- --registrations <how many>');
  return Number(given);
}

async function main(): Promise<void> {
  const count = wanted(process.argv);
  const config = readConfig(process.env);
  const database = await openDatabase(config, console.log);
  const dataFolder = path.join(import.meta.dirname, '../data');
  await migrate(database.urls.migrator);
  await populate(database.urls.migrator, dataFolder);
  const pool = createPool(database.urls.app, 2, (error) => console.error(error.message));
  const keys = await createKeys(readMasterKey(config.masterKey, config.dataFolder));
  const reference = await createReference(pool);
  const deps = {
    migratorUrl: database.urls.migrator,
    reference,
    proof: createProofStore(pool, keys),
    trailProof: createTrailProof(pool),
    keys,
    dataFolder,
  };
  const edition = reference.editions()[0]?.edition.key ?? '';
  const { registrations, seconds } = await populateRegistrations(deps, edition, count, console.log);
  console.log(
    `${registrations} registrations in ${Math.round(seconds)} s: ${Math.round(registrations / seconds)} a second`,
  );
  await pool.end();
  if (!database.adopted) await database.stop();
}

if (import.meta.main) await main();
