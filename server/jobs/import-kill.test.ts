import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { bring, checkedImport, FIVE, fileOf, importNow, resultLine } from '../testing/imports.ts';
import { kill, startBeside } from '../testing/own-process.ts';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';

let product: TestProduct;
let admin: TestBrowser;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  admin = await newStaff(product, 'region-administrator', '13');
  product.clock.set(DURING.registration);
});
afterAll(() => product.close());

const records = () =>
  product.sql(`select encode(id_hash, 'hex') as id, year, encode(sealed, 'hex') as sealed, import_id
    from past_records order by 1, 2`);
const staged = async (id: string) =>
  (await product.sql('select from staged_results where import_id = $1', [id])).length;
const apply = (id: string) => admin.get('actOnImport', { params: { import: id }, body: { do: 'apply' } });
const stateOf = async (id: string) =>
  (await admin.get('listImports', {})).find((one) => one.id === id)?.state;

const waiting = async () =>
  (
    await product.sql(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
  ).length;

/** The next process does it as soon as the database has noticed that the last one is gone. */
const untilDone = (id: string, state: string) =>
  eventually(async () => expect(await importNow(product, admin, id)).toMatchObject({ state }));

describe('an import whose process is killed', () => {
  it('in the middle of the check has staged nothing, says so, and is checked by the next process', async () => {
    const before = await records();
    const { id } = await bring(admin, fileOf(FIVE));
    const child = startBeside(product, 'importer.ts', DURING.registration);
    await once(child.stdout, 'data');
    // While it lives nobody else checks the same file.
    expect(await importNow(product, admin, id)).toMatchObject({ state: 'checking' });
    await kill(child);
    expect(await stateOf(id)).toBe('checking');
    expect(await staged(id)).toBe(0);
    expect(await records()).toEqual(before);
    await untilDone(id, 'checked');
    expect(await staged(id)).toBe(5);
    await apply(id);
    expect(await importNow(product, admin, id)).toMatchObject({ state: 'applied', added: 5 });
  });

  it('in the middle of applying has written nothing, says so, and is applied by the next process', async () => {
    const changed = [resultLine('赵一鸣', '130102199001010015', '99'), ...FIVE.slice(1, 3)];
    const { id } = await checkedImport(product, admin, fileOf(changed));
    const before = await records();
    await apply(id);
    // It stops at the first record that it would write over, until it is dead.
    const holder = new pg.Client({ connectionString: product.database.superuserUrl });
    await holder.connect();
    await holder.query('begin; select from past_records for update');
    const child = startBeside(product, 'importer.ts', DURING.registration);
    await eventually(async () => expect(await waiting()).toBe(1));
    await kill(child);
    expect(await stateOf(id)).toBe('applying');
    await holder.query('rollback');
    await holder.end();
    expect(await records()).toEqual(before);
    await untilDone(id, 'applied');
    expect(await records()).not.toEqual(before);
  });
});
