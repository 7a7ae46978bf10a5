import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '#contract/client.ts';
import { createMessageStore } from '../postgres/message-store.ts';
import { newCandidate, type TestCandidate } from '../testing/candidates.ts';
import { closePapers, uploadAll } from '../testing/papers.ts';
import { poolWithoutGuard, race } from '../testing/race.ts';
import { decideNow, newOffice } from '../testing/staff.ts';
import { createTestProduct, DURING, DURING_2023, type TestProduct } from '../testing/test-product.ts';
import { EDITION, EDITION_2023, enter, fillIn, submit } from '../testing/thread.ts';
import { createIdPaperJob, createReminderJob } from './reminders.ts';

let product: TestProduct;
beforeEach(async () => {
  product = await createTestProduct({ people: false });
});
afterEach(() => product.close());

const params = { edition: EDITION };
/** Closings in Hebei: registration, confirmation, payment. */
const REGISTRATION_END = '2025-12-15T23:59:59+08:00';
const CONFIRMATION_END = '2025-12-17T17:00:00+08:00';
const PAYMENT_END = '2026-02-13T23:59:59+08:00';

const DAY = 86_400_000;
const ahead = (end: string, days: number, seconds = 0) =>
  new Date(Date.parse(end) - days * DAY + seconds * 1000).toISOString();

/** One run of a job that remembers, as the server's own. */
async function runAt(job: () => Promise<void>, at: string): Promise<void> {
  product.clock.set(at);
  await job();
}

async function remindersOf({ browser }: TestCandidate): Promise<Message[]> {
  const { messages } = await browser.get('listMessages', { query: {} });
  return messages.filter(({ kind }) => kind.startsWith('remind-'));
}
const told = async (candidate: TestCandidate) =>
  (await remindersOf(candidate)).map(({ kind, at }) => [kind, at]).toReversed();

async function entered(): Promise<TestCandidate> {
  const candidate = await newCandidate(product);
  await enter(candidate.browser);
  return candidate;
}

async function submitted() {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  return { ...candidate, ...(await submit(candidate.browser)).receipt };
}

describe('three reminders before each deadline', () => {
  it('who has not submitted is told 7, 3 and 1 days before registration ends, to the second', async () => {
    const candidate = await entered();
    const job = createReminderJob(product.services);
    for (const days of [7, 3, 1]) {
      const known = (await told(candidate)).length;
      await runAt(job, ahead(REGISTRATION_END, days, -1));
      expect(await told(candidate)).toHaveLength(known);
      await runAt(job, ahead(REGISTRATION_END, days, 0));
      await runAt(job, ahead(REGISTRATION_END, days, 1));
      expect(await told(candidate)).toHaveLength(known + 1);
    }
    expect(await told(candidate)).toEqual(
      [7, 3, 1].map((days) => ['remind-submit', ahead(REGISTRATION_END, days)]),
    );
    const [newest] = await remindersOf(candidate);
    expect(newest).toMatchObject({ status: 'draft', deadline: new Date(REGISTRATION_END).toISOString() });
    await runAt(job, ahead(REGISTRATION_END, 0, 1));
    expect(await told(candidate)).toHaveLength(3);
  });

  it('H4 (2026): who has submitted is told to have it confirmed, and who is confirmed is left alone', async () => {
    const office = await newOffice(product);
    const [waiting, done] = [await submitted(), await submitted()];
    await decideNow(office.counter, done.number, { do: 'confirm', code: done.code });
    const job = createReminderJob(product.services);
    await runAt(job, ahead(CONFIRMATION_END, 3));
    expect(await told(waiting)).toEqual([['remind-confirm', ahead(CONFIRMATION_END, 3)]]);
    const [message] = await remindersOf(waiting);
    expect(message?.place).toContain('现场确认点');
    expect(await told(done)).toEqual([]);
  });

  it('D5 (2026): who has withdrawn is told to submit again, by the end of confirmation', async () => {
    const candidate = await submitted();
    product.clock.set('2025-12-12T10:00:00+08:00');
    await candidate.browser.get('withdraw', { params });
    const job = createReminderJob(product.services);
    await runAt(job, ahead(CONFIRMATION_END, 3));
    await runAt(job, ahead(REGISTRATION_END, 1));
    expect(await told(candidate)).toEqual([['remind-submit-again', ahead(CONFIRMATION_END, 3)]]);
  });

  it('G3 (2026): who has to pay is told so, and not before payment opens', async () => {
    const office = await newOffice(product);
    const candidate = await submitted();
    await decideNow(office.counter, candidate.number, { do: 'confirm', code: candidate.code });
    product.clock.set(DURING.review);
    await decideNow(office.point, candidate.number, { do: 'approve-at-point' });
    await decideNow(office.region, candidate.number, { do: 'approve-at-region' });
    const statement = "update windows set opens_at = $1 where kind = 'payment' and edition_id = $2";
    await product.sql(statement, [ahead(PAYMENT_END, 5), EDITION]);
    await product.services.reloadReference();
    const job = createReminderJob(product.services);
    await runAt(job, ahead(PAYMENT_END, 7));
    expect(await told(candidate)).toEqual([]);
    await runAt(job, ahead(PAYMENT_END, 3));
    await runAt(job, ahead(PAYMENT_END, 1));
    expect(await told(candidate)).toEqual([
      ['remind-pay', ahead(PAYMENT_END, 3)],
      ['remind-pay', ahead(PAYMENT_END, 1)],
    ]);
  });

  it('E3 (2026): nobody is urged who waits for an on-line result', async () => {
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser, '12');
    await uploadAll(candidate.browser);
    await closePapers(candidate.browser);
    await submit(candidate.browser);
    await runAt(createReminderJob(product.services), ahead(CONFIRMATION_END, 1));
    expect(await told(candidate)).toEqual([]);
  });
});

describe('C4 (2026): an ID paper that ends before the exam', () => {
  const SIXTY_DAYS = '2026-02-10T00:00:00+08:00';
  const submittedWith = async (until: string) => {
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser, '13', { person: { id_valid_until: until } });
    await submit(candidate.browser);
    return candidate;
  };
  const kindsOf = async ({ browser }: TestCandidate) =>
    (await browser.get('listMessages', { query: {} })).messages.map(({ kind }) => kind);

  it('is told once, 60 days ahead, to whom it concerns and who has not renewed it', async () => {
    product.clock.set(DURING.registration);
    const ends = await submittedWith('2026-04-10');
    const holds = await submittedWith('2026-04-11');
    const renewed = await submittedWith('2026-04-10');
    const basics = { nationality: 'CN', sex: null, birthDate: null, ethnicity: '01', phone: '13900002001' };
    await renewed.browser.get('saveBasics', { body: { ...basics, idValidUntil: '2045-12-01' } });
    const stale = { ...basics, idValidUntil: '2026-04-10' };
    await ends.browser.get('saveBasics', { body: stale });
    const job = createIdPaperJob(product.services);
    await runAt(job, new Date(Date.parse(SIXTY_DAYS) - 1000).toISOString());
    expect(await kindsOf(ends)).not.toContain('id-paper-expires');
    await runAt(job, SIXTY_DAYS);
    await product.sql('delete from job_marks');
    await createIdPaperJob(product.services)();
    expect((await kindsOf(ends)).filter((kind) => kind === 'id-paper-expires')).toHaveLength(1);
    expect(await kindsOf(holds)).not.toContain('id-paper-expires');
    expect(await kindsOf(renewed)).not.toContain('id-paper-expires');
  });
});

async function aboutToSubmit() {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  product.clock.set(ahead(REGISTRATION_END, 3));
  const of = { edition: EDITION, candidate: candidate.id };
  return { candidate, of, submits: async () => void (await submit(candidate.browser)) };
}

describe('a reminder', () => {
  it('is written once, whichever process is faster, and after a restart', async () => {
    const candidate = await entered();
    product.clock.set(ahead(REGISTRATION_END, 3));
    const jobs = Array.from({ length: 4 }, () => createReminderJob(product.services));
    await Promise.all(jobs.map((job) => job()));
    await product.sql('delete from job_marks');
    await createReminderJob(product.services)();
    expect(await told(candidate)).toHaveLength(1);
  });

  it('comes late rather than never: what fell due while no process ran is told, the newest only', async () => {
    const candidate = await entered();
    await runAt(createReminderJob(product.services), '2025-12-04T10:00:00+08:00');
    await runAt(createReminderJob(product.services), '2025-12-13T10:00:00+08:00');
    expect(await told(candidate)).toEqual([['remind-submit', '2025-12-13T02:00:00.000Z']]);
  });

  it('is not for who entered after it fell due: entering has told the deadline', async () => {
    product.clock.set(ahead(REGISTRATION_END, 3, 1));
    const late = await entered();
    const job = createReminderJob(product.services);
    await runAt(job, ahead(REGISTRATION_END, 3, 60));
    expect(await told(late)).toEqual([]);
    await runAt(job, ahead(REGISTRATION_END, 1));
    expect(await told(late)).toHaveLength(1);
  });

  it('is not for who acts before it is written, though it was due', async () => {
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser);
    product.clock.set(ahead(REGISTRATION_END, 3));
    await submit(candidate.browser);
    await createReminderJob(product.services)();
    expect(await told(candidate)).toEqual([]);
  });

  it('waits for who is submitting at this moment, and then reminds them of nothing', async () => {
    const { candidate, of, submits } = await aboutToSubmit();
    await race(product, of, [submits, createReminderJob(product.services)]);
    expect(await told(candidate)).toEqual([]);
  });

  it('without its lock it reminds who is submitting: the control', async () => {
    const { candidate, of, submits } = await aboutToSubmit();
    const guard = { ' for share of r': '' };
    const { pool, used } = poolWithoutGuard(product.database.urls.app, guard);
    const job = createReminderJob({ ...product.services, messages: createMessageStore(pool) });
    const reminds = async () => {
      await job();
      // It has not waited; somebody must, or the gate stays closed.
      await product.sql('select 1 from registrations where candidate_id = $1 for share', [candidate.id]);
    };
    await race(product, of, [submits, reminds]);
    await pool.end();
    expect(used).toEqual(new Set(Object.keys(guard)));
    expect((await told(candidate)).map(([kind]) => kind)).toEqual(['remind-submit']);
  });

  it('reaches everybody, batch by batch', async () => {
    await entered();
    await product.sql(
      `insert into candidates select (lpad(to_hex(n), 8, '0') || '-0000-4000-8000-000000000000')::uuid, 'u' || n, 'none',
         name, name_folded, id_type, id_tail, sealed, sex, nationality, ethnicity, basics_at, photo_digest, photo_width,
         photo_height, created_at
       from candidates, generate_series(1, 1201) as n`,
    );
    await product.sql(
      `insert into registrations (edition_id, candidate_id, number, status, status_since, rev, region_id, name, id_tail,
         answers, sealed, saved_pages, notice_version, revision, seq, head)
       select r.edition_id, c.candidate_id, 'n' || c.user_name, r.status, r.status_since, r.rev, r.region_id, r.name,
         r.id_tail, r.answers, r.sealed, r.saved_pages, r.notice_version, r.revision, r.seq, r.head
       from registrations r, candidates c where c.candidate_id <> r.candidate_id`,
    );
    await runAt(createReminderJob(product.services), ahead(REGISTRATION_END, 3));
    const [row] = await product.sql(
      "select count(*)::int as told from messages where kind = 'remind-submit'",
    );
    expect(row?.told).toBe(1202);
  });
});

describe('E3, G3 (2023): the same exam of another year', () => {
  it('has deadlines of its own, side by side with 2026', async () => {
    product.clock.set(DURING_2023.registration);
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser, '13', {}, EDITION_2023);
    const job = createReminderJob(product.services);
    await runAt(job, ahead('2023-01-12T23:59:59+08:00', 1));
    await runAt(job, ahead(REGISTRATION_END, 1));
    const reminders = await remindersOf(candidate);
    expect(reminders.map(({ kind, edition }) => `${edition} ${kind}`)).toEqual(['health-2023 remind-submit']);
    expect(reminders[0]?.title).toBe('2023年度卫生专业技术资格考试');
  });
});

describe('the database', () => {
  it('is not asked while nothing falls due', async () => {
    const job = createReminderJob(product.services);
    await runAt(job, ahead(REGISTRATION_END, 3, -60));
    const asked = vi.spyOn(product.services.messages, 'remind');
    await runAt(job, ahead(REGISTRATION_END, 3, -30));
    expect(asked).not.toHaveBeenCalled();
    await runAt(job, ahead(REGISTRATION_END, 3));
    expect(asked).toHaveBeenCalled();
  });
});
