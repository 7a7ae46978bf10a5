import path from 'node:path';
import { readData } from '../postgres/populate.ts';
import type { TestProduct } from './test-product.ts';

const DATA = path.join(import.meta.dirname, '../../data');
/** Eight more of each kind in other places: with those that are there, more than 100,000. */
const COPIES = 8;
const OF_A_PLACE = /^[^市县区旗州盟]{2,6}[市县区旗州盟]/u;

/** Fills the directory up to a size that the country could have: the invented names, each in eight more places. */
export async function addManyEmployers(product: TestProduct): Promise<void> {
  const places = readData(DATA, 'employer-names/places.csv').map((line) => line.name ?? '');
  const known = await product.sql('select name, region_id, point_id, search from employers');
  const made = known.flatMap(({ name, region_id, point_id, search }, i) =>
    Array.from({ length: COPIES }, (_, copy) => {
      const place = places[(i * 31 + copy * 397) % places.length] ?? '';
      const moved = place + String(name).replace(OF_A_PLACE, '');
      const code = `9${String(i * COPIES + copy).padStart(17, '0')}`;
      const found = `${moved} ${String(search).split(' ').slice(1, -1).join(' ')} ${code.toLowerCase()}`;
      return { employer_id: code, name: moved, region_id, point_id, search: found };
    }),
  );
  await product.sql(
    `insert into employers (employer_id, name, aliases, region_id, point_id, nature, category, search)
     select employer_id, name, '{}', region_id, point_id, 'public-institution', 'general-hospital', search
     from jsonb_to_recordset($1) as made (employer_id text, name text, region_id text, point_id text, search text)`,
    [JSON.stringify(made)],
  );
  await product.sql('vacuum analyze employers');
}
