import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCandidate } from '../../testing/candidates.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { decideNow, newOffice, newStaff, type Office, take } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
let colleague: TestBrowser;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  colleague = await newStaff(product, 'point', '13', '1301');
});
afterAll(() => product.close());
beforeEach(async () => {
  await product.sql('delete from file_leases');
  await product.sql("update registrations set status = 'refused', status_before = 'confirmed'");
});

const ALL = { body: { passingOver: [] } };
const next = async (staff: TestBrowser, passingOver: readonly string[] = []) =>
  (await staff.get('takeNextFile', { body: { passingOver: [...passingOver] } })).file;
const params = (number: string) => ({ params: { number } });
const later = (minutes: number) =>
  product.clock.set(new Date(product.clock.now().getTime() + minutes * 60_000).toISOString());

/** Waits at the exam point from this minute of the review on. */
async function waiting(minute = 0) {
  product.clock.set(DURING.registration);
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  const { receipt } = await submit(candidate.browser);
  await decideNow(office.counter, receipt.number, { do: 'confirm', code: receipt.code });
  await product.sql(
    "update registrations set status_since = $2::timestamptz + $3 * interval '1 minute' where number = $1",
    [receipt.number, DURING.confirmation, minute],
  );
  product.clock.set(DURING.review);
  return { ...candidate, number: receipt.number };
}

describe('the bench', () => {
  it('gives what has waited longest to who asks, the next to the next, and tells everybody who has it', async () => {
    const [second, first] = [await waiting(2), await waiting(1)];
    const mine = await next(office.point);
    expect(mine).toMatchObject({ number: first.number, lease: { mine: true, who: '范丽君' } });
    expect((await next(colleague))?.number).toBe(second.number);
    expect(await next(await newStaff(product, 'point', '13', '1301'))).toBeNull();
    const seen = await colleague.get('getFile', params(first.number));
    expect(seen.lease).toMatchObject({ mine: false, who: '范丽君', token: null });
    const { rows } = await colleague.get('listFiles', { query: { status: 'confirmed' } });
    expect(rows.map(({ number, held }) => [number, held?.mine])).toEqual([
      [first.number, false],
      [second.number, true],
    ]);
  });

  it('A6 (2026): shows beside the quoted record how its check by the register stands', async () => {
    const { number, id } = await waiting();
    const credentials = async () => (await office.point.get('getFile', params(number))).credentials;
    expect(await credentials()).toEqual({
      education: { state: 'unverified', byStaff: false, expectedBy: null },
      degree: null,
    });
    const expectedBy = '2025-12-25T02:00:00.000Z';
    await product.sql(
      `update credential_checks set state = 'asked', content_hash = $2, query_number = 'XL1', expected_by = $3
       where candidate_id = $1`,
      [id, 'a'.repeat(64), expectedBy],
    );
    expect((await credentials()).education).toEqual({ state: 'checking', byStaff: false, expectedBy });
    await product.sql("update credentials set state = 'failed' where candidate_id = $1", [id]);
    expect((await credentials()).education).toEqual({ state: 'failed', byStaff: false, expectedBy: null });
  });

  it('gives nothing of another place, of another stage, or of an exam whose review is over', async () => {
    const file = await waiting();
    expect(await next(await newStaff(product, 'point', '13', '1306'))).toBeNull();
    expect(await next(await newStaff(product, 'point', '41', '4101'))).toBeNull();
    expect(await next(office.region)).toBeNull();
    for (const staff of [office.counter, await newStaff(product, 'nation', null)]) {
      expect(await staff.refusal('takeNextFile', ALL)).toMatchObject({ code: 'permission-missing' });
    }
    product.clock.set('2026-06-01T10:00:00+08:00');
    expect(await office.point.refusal('takeNextFile', ALL)).toMatchObject({ code: 'window-closed' });
    expect(await office.point.refusal('takeFile', params('26130000000000'))).toMatchObject({ status: 404 });
    // What was given back after closing has time of its own.
    await product.sql("update registrations set extended_until = '2026-06-02' where number = $1", [
      file.number,
    ]);
    expect((await next(office.point))?.number).toBe(file.number);
    product.clock.set(DURING.review);
    expect(await office.region.refusal('takeFile', params(file.number))).toMatchObject({
      code: 'wrong-status',
      params: { status: 'confirmed' },
    });
  });

  it('gives what has come back before what is new, and what is held up to nobody', async () => {
    const [old, back, held] = [await waiting(1), await waiting(5), await waiting(0)];
    await product.sql("update registrations set status_before = 'endorsed' where number = $1", [back.number]);
    await product.sql(
      `insert into holds (edition_id, candidate_id, hold_id, kind, reason, opened_by, opened_at, region_id, point_id)
       values ($1, $2, gen_random_uuid(), 'duplicate-suspected', '', 'sjz', $3, '13', '1301')`,
      [EDITION, held.id, product.clock.now()],
    );
    expect((await next(office.point))?.number).toBe(back.number);
    expect((await next(office.point, [back.number]))?.number).toBe(old.number);
    expect(await next(office.point, [back.number, old.number])).toBeNull();
  });

  it('gives the same person the same file again, under the same token, until it is given back', async () => {
    const file = await waiting();
    const first = await next(office.point);
    later(1);
    const again = await next(office.point);
    expect(again?.lease).toEqual(first?.lease);
    await office.point.get('releaseFile', params(file.number));
    const third = await next(office.point);
    expect(third?.lease?.token).toBeGreaterThan(first?.lease?.token ?? Number.POSITIVE_INFINITY);
  });

  it('keeps a file as long as its page renews it; in silence it runs out and is anybody’s', async () => {
    const file = await waiting();
    const token = await take(office.point, file.number);
    for (let renewal = 0; renewal < 4; renewal += 1) {
      later(4);
      await office.point.get('renewLease', { ...params(file.number), body: { token } });
    }
    const who = { who: '范丽君', since: new Date(DURING.review).toISOString() };
    expect(await colleague.refusal('takeFile', params(file.number))).toMatchObject({
      status: 409,
      code: 'lease-lost',
      params: who,
    });
    later(6);
    expect((await office.point.get('getFile', params(file.number))).lease).toBeNull();
    expect(await take(colleague, file.number)).toBeGreaterThan(token);
    const renewal = await office.point.refusal('renewLease', { ...params(file.number), body: { token } });
    expect(renewal).toMatchObject({ status: 409, code: 'lease-lost', params: { who: '范丽君' } });
  });

  it('F1 (2026): decides with the newest token only; taking back and the counter need none', async () => {
    const file = await waiting();
    const { rev } = await office.point.get('getFile', params(file.number));
    const decide = (staff: TestBrowser, lease?: number) =>
      staff.refusal('decideFile', {
        ...params(file.number),
        body: { do: 'approve-at-point', rev, ...(lease === undefined ? {} : { lease }) },
      });
    expect(await decide(office.point, 1)).toMatchObject({ status: 409, code: 'lease-needed' });
    const token = await take(office.point, file.number);
    expect(await decide(office.point)).toMatchObject({ code: 'lease-needed' });
    expect(await decide(colleague, token)).toMatchObject({ code: 'lease-lost', params: { who: '范丽君' } });
    expect(await decide(office.point, token - 1)).toMatchObject({ code: 'lease-lost' });
    const passed = await office.point.get('decideFile', {
      ...params(file.number),
      body: { do: 'approve-at-point', rev, lease: token },
    });
    expect(passed).toMatchObject({ status: 'endorsed', lease: null });
    const undone = await colleague.get('decideFile', {
      ...params(file.number),
      body: { do: 'revert-endorsement', rev: passed.rev, reason: 'decided-by-mistake' },
    });
    expect(undone.status).toBe('confirmed');
    expect(await faultsOf(product, { edition: EDITION, candidate: file.id })).toEqual([]);
  });

  it('tells the loser who has decided what and when, and which answers are different now', async () => {
    const file = await waiting();
    const { rev } = await office.point.get('getFile', params(file.number));
    const token = await take(colleague, file.number);
    await colleague.get('decideFile', {
      ...params(file.number),
      body: { do: 'refuse', rev, reason: 'years-too-few', lease: token },
    });
    const late = { ...params(file.number), body: { do: 'approve-at-point' as const, rev, lease: 1 } };
    expect(await office.point.refusal('decideFile', late)).toMatchObject({
      status: 409,
      code: 'changed-meanwhile',
      params: { who: '范丽君', did: 'refuse', at: new Date(DURING.review).toISOString() },
    });
  });

  it('shows before and after of the answers that were changed since the file was looked at, masked as on the file', async () => {
    const file = await waiting();
    const { rev } = await office.point.get('getFile', params(file.number));
    await decideNow(office.point, file.number, { do: 'revert-confirmation', reason: 'new-evidence' });
    // Who gets a file back has time of their own for it, after the windows.
    later(1);
    const own = { params: { edition: EDITION } };
    await file.browser.get('withdraw', own);
    const draft = await file.browser.get('getRegistration', own);
    await file.browser.get('savePage', {
      params: { edition: EDITION, page: 'contact' },
      body: { answers: { phone: '13900002002', address: '中山西路2号', postcode: '' }, rev: draft.rev },
    });
    const { receipt } = await submit(file.browser);
    await decideNow(office.counter, file.number, { do: 'confirm', code: receipt.code });
    const late = (seen: number) =>
      office.point.refusal('decideFile', {
        ...params(file.number),
        body: { do: 'approve-at-point', rev: seen, lease: 1 },
      });
    const refusal = await late(rev);
    expect(refusal.params).toMatchObject({ did: 'revert-confirmation' });
    expect(refusal.params?.fields).toEqual(expect.arrayContaining(['address', 'phone']));
    expect(refusal.changes).toEqual([
      { key: 'phone', before: '*******1001', after: '*******2002' },
      { key: 'address', before: '', after: '******' },
    ]);
    // Of who looked at it after the candidate had handed it in again, nothing has changed but where it stands.
    const { rev: newest } = await office.point.get('getFile', params(file.number));
    const seenAgain = await late(newest - 1);
    expect(seenAgain).toMatchObject({ code: 'changed-meanwhile', params: { did: 'confirm' } });
    expect(seenAgain.changes ?? []).toEqual([]);
  });

  it('who has pressed the wrong key mends it at once without another word; later, or for others, a reason is chosen', async () => {
    const file = await waiting();
    const mend = { do: 'revert-endorsement' as const, reason: 'slip' };
    const refused = async (staff: TestBrowser) => {
      const { rev } = await staff.get('getFile', params(file.number));
      return staff.refusal('decideFile', { ...params(file.number), body: { ...mend, rev } });
    };
    await decideNow(office.point, file.number, { do: 'approve-at-point' });
    expect(await refused(colleague)).toMatchObject({ status: 422, code: 'reason-needed' });
    const mended = await decideNow(office.point, file.number, mend);
    expect(mended).toMatchObject({ status: 'confirmed', history: expect.any(Array) });
    expect(mended.history.at(-1)).toMatchObject({ action: 'revert-endorsement', reason: 'slip' });
    await decideNow(office.point, file.number, { do: 'approve-at-point' });
    later(1);
    expect(await refused(office.point)).toMatchObject({ code: 'reason-needed' });
    const refusal = { do: 'refuse' as const, reason: 'slip' };
    await decideNow(office.point, file.number, {
      do: 'revert-endorsement',
      reason: 'decided-by-mistake',
    });
    const { rev } = await office.point.get('getFile', params(file.number));
    const body = { ...refusal, rev, lease: await take(office.point, file.number) };
    expect(await office.point.refusal('decideFile', { ...params(file.number), body })).toMatchObject({
      code: 'reason-needed',
    });
  });

  it('takes everything away from who fell ill: their page keeps nothing, their decisions count no more', async () => {
    const [one, other] = [await waiting(1), await waiting(2)];
    const token = await take(colleague, one.number);
    await take(colleague, other.number);
    const elsewhere = await newStaff(product, 'point', '13', '1306');
    expect(await elsewhere.get('listHolders', {})).toEqual([]);
    const chief = await newStaff(product, 'region-administrator', '13');
    const [holder] = await chief.get('listHolders', {});
    expect(holder).toMatchObject({ name: '范丽君', count: 2 });
    const staff = { params: { staff: holder?.staff ?? '' } };
    expect(await elsewhere.get('takeFilesAway', staff)).toEqual({ count: 0 });
    expect(await chief.get('takeFilesAway', staff)).toEqual({ count: 2 });
    const { rev } = await colleague.get('getFile', params(one.number));
    const renewal = { ...params(one.number), body: { token } };
    expect(await colleague.refusal('renewLease', renewal)).toMatchObject({ code: 'lease-needed' });
    const decision = { ...params(one.number), body: { do: 'approve-at-point' as const, rev, lease: token } };
    expect(await colleague.refusal('decideFile', decision)).toMatchObject({ code: 'lease-needed' });
    expect((await next(office.point))?.number).toBe(one.number);
    expect(await actionsOf(product, { edition: EDITION, candidate: one.id })).not.toContain(
      'approve-at-point',
    );
  });
});
