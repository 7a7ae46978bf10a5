import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE_COLUMNS } from '#domain/transfers/export.ts';
import { startBeside } from '../testing/own-process.ts';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION } from '../testing/thread.ts';

let product: TestProduct;
let admin: TestBrowser;

const ROWS = 12_000;
/** A process of ours needs some 75 MB for code and reference data alone; so many rows need more than the rest at once. */
const HEAP_MB = 96;

/** Rows as an export reads them; nobody looks at their chains here. */
const FILL = `
insert into registrations (edition_id, candidate_id, number, status, status_since, rev, region_id, point_id, name, id_tail,
  level, specialty_id, answers, sealed, saved_pages, notice_version, first_submitted_at, submitted_at, revision, seq, head)
select '${EDITION}', gen_random_uuid(), '26' || lpad(i::text, 12, '0'), 'confirmed', now(), 3, '13', '1301', '王晓明',
  lpad((i % 10000)::text, 4, '0'), 'junior', '203',
  jsonb_build_object('sex', '1', 'school', '河北医科大学' || i, 'work_history', repeat('在本市第一人民医院从事内科护理工作。', 200) || i),
  '\\x', '{}', '${EDITION}-1', now(), now(), 1, 3, sha256('x')
from generate_series(1, ${ROWS}) i`;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  admin = await newStaff(product, 'region-administrator', '13');
  product.clock.set(DURING.confirmation);
  await product.sql(`begin; set local session_replication_role = replica; ${FILL}; commit`);
});
afterAll(() => product.close());

const order = {
  edition: EDITION,
  statuses: ['confirmed' as const],
  points: [],
  specialties: [],
  columns: [...FILE_COLUMNS, 'name', 'sex', 'school', 'work_history'],
  sealedToo: false,
  purpose: '核对确认人数',
};

async function exported(format: 'csv' | 'xlsx', how: 'pull' | 'hoard') {
  const { id } = await admin.get('orderExport', { body: { ...order, format } });
  const child = startBeside(product, 'small-exporter.ts', DURING.confirmation, {
    node: [`--max-old-space-size=${HEAP_MB}`, '--expose-gc'],
    more: [how],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  await once(child, 'exit');
  const [out, complaints] = await said;
  const run = (await admin.get('listExports', {})).find((one) => one.id === id);
  return { run, out, complaints };
}

describe('an export of many rows needs no more memory than one of few', () => {
  it.each(['csv', 'xlsx'] as const)('as %s', async (format) => {
    const { run, out, complaints } = await exported(format, 'pull');
    expect(run, complaints).toMatchObject({ state: 'ready', rowsTotal: ROWS });
    const { before, most } = JSON.parse(out);
    expect(most - before).toBeLessThan(200);
  });

  it('and would, if its rows were not pulled one batch after the other', async () => {
    const { run, complaints } = await exported('csv', 'hoard');
    expect(complaints).toContain('heap out of memory');
    expect(run?.state).not.toBe('ready');
  });
});
