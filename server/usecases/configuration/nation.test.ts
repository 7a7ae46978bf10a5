import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NationDocument } from '#contract/client.ts';
import { createReminderJob } from '../../jobs/reminders.ts';
import { populate } from '../../postgres/populate.ts';
import { newCandidate } from '../../testing/candidates.ts';
import {
  changeNation,
  decideNation,
  nationDraft,
  settleNation,
  withSpecialty,
} from '../../testing/configurations.ts';
import { foldAll } from '../../testing/folding.ts';
import { fillInAsOffered } from '../../testing/returning.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, enter, fillIn, logIn, rightAnswers, submit } from '../../testing/thread.ts';

let product: TestProduct;
let author: TestBrowser;
let second: TestBrowser;
let hebei: TestBrowser;

const params = { edition: EDITION };
const NURSING = '203';
const viewed = (staff: TestBrowser) => staff.get('getNationConfiguration', { params });
const settle = (change: (document: NationDocument) => NationDocument) =>
  settleNation([author, second], change);

beforeAll(async () => {
  product = await createTestProduct();
  author = await newStaff(product, 'national-administrator', null);
  second = await newStaff(product, 'national-administrator', null);
  hebei = await newStaff(product, 'region-administrator', '13');
});
afterAll(() => product.close());
afterEach(async () => {
  product.clock.set(DURING.registration);
  if ((await viewed(author)).open !== null) await decideNation(author, 'drop');
});

const offered = async (code: string) => {
  const { specialty = [] } = await product.browser().get('getOptions', { params, query: { region: '13' } });
  return specialty.find((option) => option.code === code) ?? null;
};

describe('what the nation settles', () => {
  it('is drafted by one national administrator, approved by another, and live at once without a restart', async () => {
    await changeNation(author, withSpecialty('204', { name: '中医护理', nameEn: 'TCM Nursing' }));
    const { open } = await decideNation(author, 'propose');
    expect(open).toMatchObject({ state: 'proposed', problems: [] });
    expect(open?.differences).toEqual([
      { field: 'specialties.name', of: '204', before: '中医护理学', after: '中医护理' },
      { field: 'specialties.nameEn', of: '204', before: '', after: 'TCM Nursing' },
    ]);
    expect(open?.actions).not.toContain('approve');
    const approval = { params, body: { rev: open?.rev ?? 0, note: '', liveFrom: null } };
    expect(await author.refusal('approveNationConfiguration', approval)).toMatchObject({
      status: 403,
      code: 'same-member-of-staff',
    });
    expect(await offered('204')).toMatchObject({ label: '204 中医护理学' });
    const { live, liveNumber } = await second.get('approveNationConfiguration', approval);
    expect(live.specialties.find(({ code }) => code === '204')?.name).toBe('中医护理');
    expect(liveNumber).toBeGreaterThan(0);
    expect(await offered('204')).toMatchObject({ label: '204 中医护理', labelEn: '204 TCM Nursing' });
    // Another exam's year is another document.
    const of2023 = await author.get('getNationConfiguration', { params: { edition: 'health-2023' } });
    expect(of2023.live.specialties.find(({ code }) => code === '204')?.name).toBe('中医护理学');
  });

  it('is seen by regions and written by the nation alone; it is not rehearsed', async () => {
    expect((await viewed(hebei)).live.specialties.length).toBeGreaterThan(100);
    const begin = { params, body: { from: 'live', edition: null, number: null } } as const;
    expect(await hebei.refusal('openNationConfiguration', begin)).toMatchObject({ status: 403 });
    const { open } = await changeNation(author, (document) => document);
    expect(open?.actions).toEqual(['save', 'propose', 'drop']);
    expect((await viewed(hebei)).open?.actions).toEqual([]);
    const { rev, document } = await nationDraft(hebei);
    const saving = { params, body: { rev, document } };
    expect(await hebei.refusal('saveNationConfiguration', saving)).toMatchObject({ status: 404 });
  });

  it('comes from another year with every difference, and goes back to what was live before', async () => {
    const { liveNumber: before, live } = await settle(withSpecialty('204', { name: '甲' }));
    await settle(withSpecialty('204', { name: '乙' }));
    await author.get('openNationConfiguration', {
      params,
      body: { from: 'number', edition: null, number: before },
    });
    expect((await nationDraft(author)).document).toEqual(live);
    await decideNation(author, 'drop');
    const { open } = await author.get('openNationConfiguration', {
      params,
      body: { from: 'edition', edition: 'health-2023', number: null },
    });
    expect(open?.differences).toEqual(
      expect.arrayContaining([
        { field: 'photo.minWidth', of: '', before: '420', after: '296' },
        { field: 'specialties.name', of: '204', before: '乙', after: '中医护理学' },
      ]),
    );
  });

  it('binds photos, papers and reminders; a data file changes nothing of it any more', async () => {
    await settle((document) => ({
      ...document,
      photo: { ...document.photo, minWidth: 295, minHeight: 413, minBytes: 1024 },
      papers: { maxBytes: 1_048_576, maxSheets: 3 },
      reminders: { ...document.reminders, submit: [5] },
    }));
    const editions = await product.browser().get('listEditions', {});
    expect(editions.find(({ key }) => key === EDITION)?.photo).toMatchObject({
      minWidth: 295,
      minBytes: 1024,
    });
    const folder = mkdtempSync(path.join(tmpdir(), 'weikao-data-'));
    cpSync(path.join(import.meta.dirname, '../../../data'), folder, { recursive: true });
    for (const file of ['photo-limits.csv', 'paper-limits.csv', 'reminders.csv', 'specialties.csv']) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      writeFileSync(path.join(folder, file), `${text}# again\n`);
    }
    await populate(product.database.urls.migrator, folder);
    rmSync(folder, { recursive: true });
    await product.services.reloadReference();
    const { reference } = product.services;
    expect(reference.paperLimits(EDITION)).toEqual({ maxBytes: 1_048_576, maxSheets: 3 });
    expect(reference.reminderDays(EDITION, 'submit')).toEqual([5]);
    expect(reference.reminderDays('health-2023', 'submit')).toEqual([7, 3, 1]);

    const candidate = await newCandidate(product);
    await enter(candidate.browser);
    const told = async (at: string) => {
      product.clock.set(at);
      await createReminderJob(product.services)();
      const { messages } = await candidate.browser.get('listMessages', { query: {} });
      return messages.filter(({ kind }) => kind === 'remind-submit').length;
    };
    expect(await told('2025-12-10T23:59:58+08:00')).toBe(0);
    expect(await told('2025-12-11T00:00:00+08:00')).toBe(1);
    expect(await told('2025-12-13T00:00:00+08:00')).toBe(1);
  });
});

describe('a specialty', () => {
  it('that is new is offered, saved and submitted like any other', async () => {
    await settle((document) => ({
      ...document,
      specialties: [
        ...document.specialties,
        {
          code: '217',
          name: '老年护理',
          nameEn: 'Geriatric Nursing',
          discipline: 'nursing',
          level: 'junior',
          form: 'computer',
          subjects: ['basic', 'related', 'professional', 'practice'],
          closed: false,
        },
      ],
    }));
    const { browser } = await newCandidate(product);
    const { application = {} } = await rightAnswers(browser);
    await fillIn(browser, '13', { application: { ...application, specialty: '217' } });
    const { receipt } = await submit(browser);
    expect(receipt?.revision).toBe(1);
    expect(product.services.reference.findSpecialty('health-2023', '217')?.name).toBe('老年护理');
    const of2023 = product.services.reference.specialtiesOf('health-2023').map(({ code }) => code);
    expect(of2023).not.toContain('217');
  });

  it('that is closed takes nobody new; who has passed subjects of it, or has submitted with it, keeps it', async () => {
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser);
    await submit(candidate.browser);
    await settle(withSpecialty(NURSING, { closed: true }));
    expect(await offered(NURSING)).toMatchObject({ closed: true });

    const late = await newCandidate(product);
    const { rev } = await enter(late.browser);
    const { application = {} } = await rightAnswers(late.browser);
    const saving = { params: { ...params, page: 'application' }, body: { answers: application, rev } };
    expect(await late.browser.refusal('savePage', saving)).toMatchObject({
      problems: [expect.objectContaining({ field: 'specialty', code: 'not-offered' })],
    });

    await candidate.browser.get('withdraw', { params });
    expect((await submit(candidate.browser)).receipt).not.toBeNull();

    const returning = await logIn(product, 'lihua');
    await fillInAsOffered(returning, '13');
    expect((await submit(returning)).receipt?.revision).toBe(1);
  });

  it('that people have submitted with cannot vanish, nor lose a subject: how many is told', async () => {
    await foldAll(product);
    const gone = await changeNation(author, withSpecialty(NURSING, null));
    const count = String(gone.registered[NURSING]);
    expect(Number(count)).toBeGreaterThan(0);
    expect(gone.open?.problems).toEqual([
      {
        code: 'specialty-gone',
        severity: 'error',
        at: 'specialties',
        params: { code: NURSING, name: '护理学', count },
      },
    ]);
    expect(gone.open?.actions).toEqual(['save', 'drop']);
    await decideNation(author, 'drop');
    const altered = await changeNation(author, withSpecialty(NURSING, { subjects: ['basic'] }));
    expect(altered.open?.problems.map(({ code }) => code)).toEqual(['specialty-altered']);
  });

  it('with which somebody registered between approval and its time stays, closed', async () => {
    await settle(withSpecialty(NURSING, { closed: false }));
    // The counters have not heard of anybody: nothing speaks against it yet.
    await product.sql('update standing_counters set count = 0');
    await settle(withSpecialty(NURSING, null));
    expect(await offered(NURSING)).toMatchObject({ closed: true });
    expect(await offered('205')).not.toBeNull();
  });
});
