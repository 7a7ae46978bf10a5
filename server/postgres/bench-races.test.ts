import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { refusedLease } from '#domain/registration/lease.ts';
import { newCandidate, type TestCandidate } from '../testing/candidates.ts';
import { actionsOf, faultsOf } from '../testing/history.ts';
import { poolWithoutGuard, race, raceToRefer } from '../testing/race.ts';
import { decideNow, newOffice, newStaff, take } from '../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../testing/thread.ts';
import { createLeaseStore } from './lease-store.ts';
import { createOfficeStore } from './office-store.ts';

vi.mock('#domain/registration/lease.ts', { spy: true });

type Waiting = TestCandidate & { readonly number: string; readonly rev: number };
type Decision = { readonly do: 'approve-at-point' | 'refuse'; readonly reason?: string };

/** A lease names who has it: each has found a file and written, and none is done. */
const STAFF = { lock: 'select 1 from staff for update', values: [] };

const PASS: Decision = { do: 'approve-at-point' };
const REFUSE: Decision = { do: 'refuse', reason: 'years-too-few' };
const of = ({ id }: TestCandidate) => ({ edition: EDITION, candidate: id });

async function outcome(sent: Promise<{ statusCode: number; json(): { error: { code: string } } }>) {
  const response = await sent;
  return response.statusCode === 200 ? 'done' : response.json().error.code;
}

const decides = (staff: TestBrowser, { number, rev }: Waiting, decision: Decision, lease: number) =>
  outcome(staff.send('decideFile', { params: { number }, body: { ...decision, rev, lease } }));
const takes = (staff: TestBrowser, { number }: Waiting) =>
  outcome(staff.send('takeFile', { params: { number } }));
const next = async (staff: TestBrowser) =>
  (await staff.get('takeNextFile', { body: { passingOver: [] } })).file?.number ?? null;

/** A product with reviewers of one exam point, and files that wait for them. */
async function bench() {
  const product = await createTestProduct({ people: false });
  const { counter } = await newOffice(product);
  const reviewers = await Promise.all(
    [0, 1, 2, 3].map(() => newStaff(product, 'point-reviewer', '13', '1301')),
  );
  const waiting = async (): Promise<Waiting> => {
    product.clock.set(DURING.registration);
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser);
    const { receipt } = await submit(candidate.browser);
    const { rev } = await decideNow(counter, receipt.number, { do: 'confirm', code: receipt.code });
    product.clock.set(DURING.review);
    return { ...candidate, number: receipt.number, rev };
  };
  const [one, other] = reviewers;
  if (one === undefined || other === undefined) throw new Error('two reviewers are needed');
  return { product, reviewers, one, other, waiting };
}

type Bench = Awaited<ReturnType<typeof bench>>;

/** What one holds runs out, and nobody has heard of it. */
const runOut = (product: TestProduct) =>
  product.sql("update file_leases set until = until - interval '1 hour'");

/** One had the file, and it has run out: their decision, and another who takes it, at the same moment. */
async function lateDecision({ product, one, other, waiting }: Bench, first: 'decision' | 'taking') {
  const file = await waiting();
  const token = await take(one, file.number);
  await runOut(product);
  const rivals = [() => decides(one, file, PASS, token), () => takes(other, file)];
  const outcomes = await race(product, of(file), first === 'decision' ? rivals : rivals.toReversed());
  return { file, outcomes };
}

describe('two at one bench', () => {
  let house: Bench;
  beforeAll(async () => {
    house = await bench();
  });
  afterAll(() => house.product.close());
  beforeEach(async () => {
    await house.product.sql('delete from file_leases');
    await house.product.sql("update registrations set status = 'refused', status_before = 'confirmed'");
  });

  it('take ∥ take of one file: one has it, the other is told who', async () => {
    const file = await house.waiting();
    const rivals = [() => takes(house.one, file), () => takes(house.other, file)];
    expect(await race(house.product, of(file), rivals)).toEqual(['done', 'lease-lost']);
  });

  it('four ask for the next of five at once: four files, nobody waits for anybody', async () => {
    for (let count = 0; count < 5; count += 1) await house.waiting();
    const asking = house.reviewers.map((reviewer) => () => next(reviewer));
    const got = await raceToRefer(house.product, STAFF, asking);
    expect(got).not.toContain(null);
    expect(new Set(got).size).toBe(4);
  });

  it('a decision ∥ who takes the file over: one of the two, never both', async () => {
    const decided = await lateDecision(house, 'decision');
    expect(decided.outcomes).toEqual(['done', 'wrong-status']);
    const taken = await lateDecision(house, 'taking');
    expect(taken.outcomes).toEqual(['done', 'lease-lost']);
    expect(await actionsOf(house.product, of(taken.file))).not.toContain('approve-at-point');
    expect(await faultsOf(house.product, of(decided.file))).toEqual([]);
  });

  it('pass ∥ refuse: exactly one decision, with the token and the rev in one transaction', async () => {
    const { product, one, other, waiting } = house;
    const file = await waiting();
    const token = await take(one, file.number);
    const rivals = [() => decides(one, file, PASS, token), () => decides(other, file, REFUSE, token)];
    expect(await race(product, of(file), rivals)).toEqual(['done', 'changed-meanwhile']);
    expect((await actionsOf(product, of(file))).at(-1)).toBe('approve-at-point');
    const again = await waiting();
    const newer = await take(one, again.number);
    const reversed = [() => decides(other, again, REFUSE, newer), () => decides(one, again, PASS, newer)];
    expect(await race(product, of(again), reversed)).toEqual(['lease-lost', 'done']);
    expect(await faultsOf(product, of(again))).toEqual([]);
  });

  it('a decision ∥ a colleague’s files taken away: the decision stands, or has never been', async () => {
    const { product, one, waiting } = house;
    const chief = await newStaff(product, 'region-administrator', '13');
    for (let round = 0; round < 6; round += 1) {
      const file = await waiting();
      const token = await take(one, file.number);
      const [holder] = await chief.get('listHolders', {});
      const staff = holder?.staff ?? '';
      const rivals = [
        () => decides(one, file, PASS, token),
        () => outcome(chief.send('takeFilesAway', { params: { staff } })),
      ];
      if (round % 2 === 1) rivals.reverse();
      await Promise.all(rivals.map((rival) => rival()));
      const passed = (await actionsOf(product, of(file))).includes('approve-at-point');
      const { status } = await one.get('getFile', { params: { number: file.number } });
      expect(status).toBe(passed ? 'endorsed' : 'confirmed');
      expect(await product.sql('select 1 from file_leases')).toEqual([]);
    }
  });
});

describe('the same with a guard off: the controls', () => {
  const token = vi.mocked(refusedLease);
  const withoutToken = () => {
    token.mockReturnValue(null);
    onTestFinished(() => void token.mockReset());
  };

  it('without the check of the token somebody decides on a file that another has taken over', async () => {
    withoutToken();
    const house = await bench();
    onTestFinished(() => house.product.close());
    const { file, outcomes } = await lateDecision(house, 'taking');
    expect(outcomes).toEqual(['done', 'done']);
    expect((await actionsOf(house.product, of(file))).at(-1)).toBe('approve-at-point');
    expect(token).toHaveBeenCalled();
  });

  it('without “passed over” and without “nobody else’s”, two get the same next file', async () => {
    const house = await bench();
    const cut = {
      ' skip locked': '',
      'where l.staff_id = $1 or l.until <= $3::timestamptz': '',
    };
    const { pool, used } = poolWithoutGuard(house.product.database.urls.office, cut);
    Object.assign(house.product.services.leases, createLeaseStore(pool));
    onTestFinished(async () => {
      await pool.end();
      await house.product.close();
    });
    await house.waiting();
    await house.waiting();
    const asking = [() => next(house.one), () => next(house.other)];
    const [got, rivals] = await raceToRefer(house.product, STAFF, asking);
    expect(got).not.toBeNull();
    expect(rivals).toBe(got);
    expect(used).toEqual(new Set(Object.keys(cut)));
  });

  it('without token, lock and rev, one passes and the other refuses: both decisions stand', async () => {
    withoutToken();
    const house = await bench();
    const { product, one, other } = house;
    const cut = { 'and rev = $3': 'and $3::int is not null', ' for no key update': '' };
    const { pool, used } = poolWithoutGuard(product.database.urls.office, cut);
    Object.assign(product.services.office, createOfficeStore(pool, product.services.keys));
    onTestFinished(async () => {
      await pool.end();
      await product.close();
    });
    const found = await product.sql(
      `select conname, conrelid::regclass as on from pg_constraint
       where contype = 'p' and conparentid = 0 and conrelid::regclass::text in ('registration_events', 'messages')`,
    );
    for (const { on, conname } of found) {
      await product.sql(`alter table ${on} drop constraint "${conname}" cascade`);
    }
    const file = await house.waiting();
    const lease = await take(one, file.number);
    const rivals = [() => decides(one, file, PASS, lease), () => decides(other, file, REFUSE, lease)];
    expect(await race(product, of(file), rivals)).toEqual(['done', 'done']);
    expect((await actionsOf(product, of(file))).slice(-2).toSorted()).toEqual(['approve-at-point', 'refuse']);
    expect(await faultsOf(product, of(file))).not.toEqual([]);
    expect(used).toEqual(new Set(Object.keys(cut)));
  });
});
