import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERASED_BY_JOB, ERASED_CLASSES } from '#domain/retention/term.ts';
import { runOverdue } from '../../jobs/overdue.ts';
import { FilesAway } from '../../ports/file-store.ts';
import { createPool } from '../../postgres/pool.ts';
import { readData } from '../../postgres/populate.ts';
import { createRetentionStore } from '../../postgres/retention-store.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { join } from '../../testing/newcomers.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, enter, fillIn, submit } from '../../testing/thread.ts';
import { photoKey } from '../account/upload-photo.ts';
import { verifyChains } from '../proof/verify-chains.ts';
import { countDue, type DueCount, eraseDue, type RetentionDeps } from './erase-due.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

let product: TestProduct;
let owner: ReturnType<typeof createPool>;
let deps: RetentionDeps;
let submitted: TestCandidate;
let unsubmitted: TestCandidate;
let photo: string;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  owner = createPool(product.database.urls.migrator, 2, () => {});
  deps = { ...product.services, retention: createRetentionStore(owner, product.services.keys) };
  submitted = await newCandidate(product);
  await fillIn(submitted.browser);
  await submit(submitted.browser);
  photo = (await submitted.browser.get('getAccount', {})).photo?.digest ?? '';
  unsubmitted = await newCandidate(product);
  await enter(unsubmitted.browser);
  await unsubmitted.browser.get('saveDraft', {
    params: { edition: EDITION, page: 'contact' },
    body: { answers: { phone: '13900001234' }, rev: 1 },
  });
});
afterAll(async () => {
  await owner.end();
  await product.close();
});

const rowsOf = (counts: readonly DueCount[]) =>
  Object.fromEntries(counts.map((due) => [due.class, due.rows]));
const nothing = Object.fromEntries(ERASED_CLASSES.map((each) => [each, 0]));
const countOf = async (table: string) =>
  Number((await product.sql(`select count(*)::int as count from ${table}`))[0]?.count);
const registrationOf = async ({ id }: TestCandidate) =>
  (await product.sql('select * from registrations where candidate_id = $1', [id]))[0];

describe('retention, by the clock', () => {
  it('erases nothing before its time', async () => {
    expect(rowsOf(await countDue(deps))).toEqual(nothing);
    expect(rowsOf(await eraseDue(deps))).toEqual(nothing);
  });

  it('after a day: sessions that have ended, codes and failures', async () => {
    const { browser } = await join(product);
    await product.browser().send('startSignUp', { body: { phone: '13900007777' } });
    await product.browser().send('logIn', { body: { login: 'nobody-here', password: 'Wrong-2026!' } });
    product.clock.set('2025-12-05T10:00:00+08:00');
    const due = rowsOf(await countDue(deps));
    expect(due).toMatchObject({ sessions: 1, codes: 1 });
    expect(due.attempts).toBeGreaterThanOrEqual(3);
    expect(rowsOf(await eraseDue(deps))).toEqual(due);
    expect([await countOf('sent_codes'), await countOf('failed_attempts')]).toEqual([0, 0]);
    expect((await browser.send('getAccount', {})).statusCode).toBe(401);
  });

  it('after 30 days what was typed, after a year what was given up and never submitted', async () => {
    product.clock.set('2026-03-01T00:00:00+08:00');
    await runOverdue(product.services);
    product.clock.set('2026-04-01T00:00:00+08:00');
    expect(await countOf('drafts')).toBe(1);
    expect(rowsOf(await eraseDue(deps))).toMatchObject({ drafts: 1, unsubmitted: 0 });
    expect(await countOf('drafts')).toBe(0);
    product.clock.set('2027-03-02T00:00:00+08:00');
    expect(rowsOf(await eraseDue(deps))).toMatchObject({ unsubmitted: 1, registrations: 0 });
    expect(await registrationOf(unsubmitted)).toMatchObject({ name: '', id_tail: '', answers: {} });
    expect(await registrationOf(submitted)).toMatchObject({ name: submitted.name });
  });

  it('five years after the exam: answers, versions and photo of what was submitted; the history stays', async () => {
    product.clock.set('2026-06-01T00:00:00+08:00');
    await product.services.accounts.setPhoto(submitted.id, {
      digest: 'f'.repeat(64),
      width: 420,
      height: 600,
    });
    expect(await product.services.files.find(photoKey(submitted.id, photo))).not.toBeNull();
    const events = await countOf('registration_events');
    product.clock.set('2031-12-31T00:00:00+08:00');
    // Where files cannot be deleted their rows stay, and the next run finds both.
    const away = { ...deps.files, delete: () => Promise.reject(new FilesAway('no answer')) };
    await expect(eraseDue({ ...deps, files: away })).rejects.toThrow(FilesAway);
    expect(await registrationOf(submitted)).toMatchObject({ name: submitted.name });
    expect(rowsOf(await eraseDue(deps))).toMatchObject({ registrations: 1 });
    expect(await registrationOf(submitted)).toMatchObject({ name: '', answers: {}, photo_digest: null });
    const sealed = await product.sql('select length(sealed) as length from registration_revisions');
    expect(sealed).toEqual([{ length: 0 }]);
    expect(await product.services.files.find(photoKey(submitted.id, photo))).toBeNull();
    expect(await countOf('registration_events')).toBe(events);
    expect(await verifyChains(product.services, EDITION)).toMatchObject({ disagreements: [] });
    expect(await product.services.proof.findBreaches()).toEqual([]);
  });

  it('again erases nothing more, and each run is on record by number only', async () => {
    expect(rowsOf(await eraseDue(deps))).toEqual(nothing);
    const runs = await product.sql(
      "select class, sum(erased)::int as erased from retention_runs where class in ('registrations', 'unsubmitted') group by class order by class",
    );
    expect(runs).toEqual([
      { class: 'registrations', erased: 1 },
      { class: 'unsubmitted', erased: 1 },
    ]);
  });

  it('staff: devices not seen for a year, invitations long over, alarms three years after they were closed', async () => {
    product.clock.set(DURING.registration);
    await newStaff(product, 'support', null);
    const [{ id } = { id: '' }] = await product.sql('select staff_id as id from staff limit 1');
    const daysAgo = (days: number) => new Date(product.clock.wall().getTime() - days * 86_400_000);
    for (const [i, days] of [366, 364].entries()) {
      await product.sql('insert into staff_devices values ($1, sha256($2), $3)', [
        id,
        `device ${i}`,
        daysAgo(days),
      ]);
      await product.sql(
        `insert into staff_invitations values (gen_random_uuid(), sha256($2), '冯志刚', 'support', null, null, $1, $3, $3)`,
        [id, `invitation ${i}`, daysAgo(days)],
      );
      await product.sql(`insert into refused_answers values ($1, $2, 'phone', 'wrong', 3)`, [
        daysAgo(days),
        EDITION,
      ]);
    }
    const alarm = `insert into alarms (alarm_id, rule, staff_id, user_name, hour, measured, raised_at, closed_at, closed_by, words)
      values (gen_random_uuid(), 'many-files', gen_random_uuid(), 'feng', $1, 200, $1, $2, $3, $4)`;
    await product.sql(alarm, [daysAgo(1200), daysAgo(1097), id, '核实过']);
    await product.sql(alarm, [daysAgo(1199), null, null, null]);
    const due = { 'staff-devices': 1, invitations: 1, alarms: 1, 'refused-answers': 1 };
    expect(rowsOf(await countDue(deps))).toMatchObject(due);
    expect(rowsOf(await eraseDue(deps))).toMatchObject(due);
    expect(await countOf('staff_devices')).toBe(1);
    expect(await countOf('staff_invitations')).toBe(1);
    expect(await product.sql('select closed_at from alarms')).toEqual([{ closed_at: null }]);
  });

  it('works in batches: more than fit into one are all erased', async () => {
    product.clock.set(DURING.registration);
    await product.sql(
      `insert into failed_attempts select sha256(i::text::bytea), gen_random_uuid(), $1 from generate_series(1, 1203) i`,
      ['2025-12-01T00:00:00+08:00'],
    );
    expect(rowsOf(await eraseDue(deps))).toMatchObject({ attempts: 1203 });
  });

  it('does not take an erased registration that has answers for a right one', async () => {
    await product.sql("update registrations set name = '某某' where candidate_id = $1", [submitted.id]);
    const { disagreements } = await verifyChains(product.services, EDITION);
    expect(disagreements).toMatchObject([{ registration: { candidate: submitted.id } }]);
  });
});

describe('what is promised', () => {
  const terms = readData(path.join(ROOT, 'data'), 'retention.csv');

  it('has a term for every class that is erased, and erases every class that is counted', () => {
    const counted = terms.filter(({ term, class: what }) => term !== '' && what !== 'payments');
    expect(counted.map((row) => row.class).toSorted()).toEqual(
      [...ERASED_CLASSES, ...ERASED_BY_JOB].toSorted(),
    );
  });

  it('is the same in docs/retention.md, and is told to everybody', async () => {
    const page = readFileSync(path.join(ROOT, 'docs/retention.md'), 'utf8');
    for (const row of terms) {
      expect(page).toContain(`| \`${row.class}\` | ${row.what_en} | ${row.term || '–'} | ${row.since_en} |`);
    }
    const told = await product.browser().get('listRetention', {});
    expect(told.map((row) => row.class)).toEqual(terms.map((row) => row.class));
  });

  it('cannot be erased by the roles of the running product', async () => {
    const statement = 'update registration_revisions set sealed = $1';
    const app = createPool(product.database.urls.app, 1, () => {});
    await expect(app.query(statement, [''])).rejects.toThrow(/permission denied/);
    await app.end();
  });
});
