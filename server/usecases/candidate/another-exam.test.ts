import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { NURSE_SUBJECTS, nurse2027 } from '#domain/testing/nurse-exam.ts';
import { ensurePartitions } from '../../jobs/partitions.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { faultsOf } from '../../testing/history.ts';
import { decideNow, newOffice } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestProduct } from '../../testing/test-product.ts';
import { fillIn, submit } from '../../testing/thread.ts';

// The declaration: in the product, one more line in the list of editions.
vi.mock('#domain/edition/editions.ts', async (original) => {
  const { editions } = await original<typeof import('#domain/edition/editions.ts')>();
  const { nurse2027 } = await import('#domain/testing/nurse-exam.ts');
  const all = [nurse2027, ...editions];
  return { editions: all, findEdition: (key: string) => all.find((of) => of.key === key) ?? null };
});

/** The rows: in the product they stand in the data files. */
const ROWS = [
  `insert into editions values ('nurse-2027', 2027, '2027年护士执业资格考试', '2027-04-24', 0)`,
  `insert into region_settings
   select 'nurse-2027', region_id, confirmation, online_payment, auto_confirmation, payment_gateway, payee,
     confirmation_place, confirmation_papers
   from region_settings where edition_id = 'health-2026' and region_id = '13'`,
  `insert into windows
   select 'nurse-2027', region_id, kind, opens_at + interval '1 year', closes_at + interval '1 year'
   from windows where edition_id = 'health-2026' and region_id = '13'`,
  `insert into fees values ('nurse-2027', '13', '*', '*', 6100, 0, '')`,
  `insert into photo_limits values ('nurse-2027', 420, 600, 51200, 20971520)`,
  `insert into specialties (specialty_id, exam, name, level, discipline, subjects, form, verification, position)
   values ('N01', 'nurse', '护士', 'nurse', 'nursing', '{theory,skills}', 'computer', 'ours', 1)`,
  `insert into options values ('nurse-subject', 'theory', '专业实务', 'Theory', '{}', 1),
     ('nurse-subject', 'skills', '实践能力', 'Skills', '{}', 2)`,
];

const PARTITIONED = `select relname as name from pg_class
 where relkind = 'p' and relnamespace = 'public'::regnamespace`;

/** What the parts of an edition are, but for their names. */
const partsOf = async (edition: string) => {
  const found = await product.sql(
    `select i.inhparent::regclass::text as parent, s.reloptions as storage, s.relacl as rights,
       (select count(*)::int from pg_index x where x.indrelid = s.oid) as indexes,
       (select count(*)::int from pg_constraint k where k.conrelid = s.oid) as constraints,
       (select count(*)::int from pg_trigger t where t.tgrelid = s.oid) as triggers
     from pg_inherits i join pg_class s on s.oid = i.inhrelid
     where s.relkind = 'r' and pg_get_expr(s.relpartbound, s.oid) = format('FOR VALUES IN (%L)', $1::text) order by 1`,
    [edition],
  );
  return found;
};

let product: TestProduct;
let made: string[];
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  for (const statement of ROWS) await product.sql(statement);
  made = await ensurePartitions(product.services);
  await product.services.reloadReference();
});
afterAll(() => product.close());

it('the job makes its part of every table, and that of the year after each exam’s newest: like those of migrations', async () => {
  const tables = await product.sql(PARTITIONED);
  const parts = await partsOf('nurse-2027');
  expect(parts.map(({ parent }) => parent)).toEqual(tables.map(({ name }) => name).toSorted());
  expect(parts).toEqual(await partsOf('health-2026'));
  expect(await partsOf('health-2027')).toEqual(parts);
  expect(await partsOf('nurse-2028')).toEqual(parts);
  expect(await partsOf('health-2024'), 'not of every year that there might be').toEqual([]);
  expect(made).toEqual([`${3 * tables.length} partitions made`]);
  expect(await ensurePartitions(product.services)).toEqual([]);
});

const params = { edition: nurse2027.key };
const inItsYear = (moment: string) =>
  product.clock.set(moment.replace(/^\d{4}/, (year) => `${Number(year) + 1}`));

it('another exam needs its declaration, its words and its rows, and then runs from the form to the fee', async () => {
  inItsYear(DURING.registration);
  const candidate = await newCandidate(product);
  const { browser } = candidate;
  const { credentials } = await browser.get('getAccount', {});
  const notice = product.services.notices.registrationNotice(nurse2027.key);
  let view = await browser.get('enter', { params, body: { region: '13', notice } });
  const pages = {
    'exam-point': { point: '1301' },
    person: { id_valid_until: '2035-06-30', ethnicity: '01', health: '10' },
    contact: { phone: '13900001001' },
    application: { specialty: 'N01', subjects: NURSE_SUBJECTS, education_record: credentials[0]?.id ?? '' },
  };
  for (const [page, answers] of Object.entries(pages)) {
    const body = { answers, rev: view.rev };
    view = await browser.get('savePage', { params: { ...params, page }, body });
  }
  expect(view.missingPages).toEqual([]);
  const photo = view.accountPhoto?.digest ?? '';
  const { rev } = await browser.get('choosePhoto', { params, body: { photo } });
  const { receipt } = await browser.get('submit', { params, body: { rev } });
  const printed = await browser.send('printForm', { params });
  expect(printed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const office = await newOffice(product);
  const { number, code } = receipt;
  await decideNow(office.counter, number, { do: 'confirm', code });
  inItsYear(DURING.review);
  await decideNow(office.point, number, { do: 'approve-at-point' });
  const file = await decideNow(office.region, number, { do: 'approve-at-region' });
  expect(file).toMatchObject({ status: 'payable', title: '2027年护士执业资格考试' });
  expect(await browser.get('getFee', { params })).toMatchObject({ fen: 2 * 6100, specialty: 'N01 护士' });
  expect(await faultsOf(product, { ...params, candidate: candidate.id })).toEqual([]);
});

it('neither exam offers the specialties of the other', async () => {
  const offered = async (edition: string) => {
    const lists = await product.browser().get('getOptions', { params: { edition }, query: { region: '13' } });
    return (lists.specialty ?? []).map(({ code }) => code);
  };
  expect(await offered('nurse-2027')).toEqual(['N01']);
  expect(await offered('health-2026')).not.toContain('N01');
});

it('the exams that were there go on beside it', async () => {
  product.clock.set(DURING.registration);
  const { browser } = await newCandidate(product);
  await fillIn(browser);
  expect((await submit(browser)).registration.status).toBe('submitted');
});
