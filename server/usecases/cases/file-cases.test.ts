import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewFileCase } from '#contract/client.ts';
import { drawPortrait } from '../../demo/portrait.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { decideCaseNow } from '../../testing/cases.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { decideNow, newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';
import { keepPhotoCheck } from '../account/photo-check.ts';
import { forfeitOverdue } from '../deadlines/forfeit-overdue.ts';

let product: TestProduct;
let office: Office;
let colleagues: Office;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  colleagues = await newOffice(product);
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

type Submitted = TestCandidate & { readonly number: string; readonly code: string };

async function submitted(): Promise<Submitted> {
  const candidate = await newCandidate(product);
  const { number } = await fillIn(candidate.browser);
  const { receipt } = await submit(candidate.browser);
  return { ...candidate, number, code: receipt.code };
}

/** Confirmed and approved by the point: it waits for the region. */
async function endorsed(): Promise<Submitted> {
  const candidate = await submitted();
  product.clock.set(DURING.confirmation);
  await decideNow(office.counter, candidate.number, { do: 'confirm', code: candidate.code });
  product.clock.set(DURING.review);
  await decideNow(office.point, candidate.number, { do: 'approve-at-point' });
  return candidate;
}

const EMPTY = { doubts: [], words: '', reason: null, evidence: [], note: '' };

const openFor = (
  staff: TestBrowser,
  number: string,
  asked: Partial<NewFileCase> & Pick<NewFileCase, 'kind'>,
  key?: string,
) =>
  staff.get(
    'openFileCase',
    { params: { number }, body: { ...EMPTY, ...asked } },
    key === undefined ? {} : { key },
  );

const refusalFor = (
  staff: TestBrowser,
  number: string,
  asked: Partial<NewFileCase> & Pick<NewFileCase, 'kind'>,
) => staff.refusal('openFileCase', { params: { number }, body: { ...EMPTY, ...asked } });

const fileOf = (staff: TestBrowser, number: string) => staff.get('getFile', { params: { number } });

async function pictureFor(staff: TestBrowser, number: string): Promise<string> {
  const input = { params: { number }, body: Buffer.from(await drawPortrait(120)) } as never;
  const { digest } = await staff.get('uploadFileEvidence', input, {
    headers: { 'content-type': 'image/jpeg' },
  });
  return digest;
}

describe('a doubt about the photo', () => {
  it('is told to the candidate with what to do, holds up the region, and is settled by one person with a reason', async () => {
    const { browser, number } = await endorsed();
    const opened = await openFor(office.point, number, {
      kind: 'photo-in-doubt',
      doubts: ['background-not-white'],
      words: '请带近期白底免冠照片到考点。',
      note: '疑似生活照裁剪',
    });
    const file = await fileOf(office.region, number);
    expect(file.holds).toEqual([
      {
        kind: 'photo-in-doubt',
        since: expect.any(String),
        blocks: ['approve-at-region', 'pass-unreviewed'],
        caseNumber: opened.number,
      },
    ]);
    expect(file.actions).not.toContain('approve-at-region');
    expect(file.actions).toContain('return-to-point');
    const { rev } = file;
    const pressed = { params: { number }, body: { do: 'approve-at-region', rev } } as const;
    expect(await office.region.refusal('decideFile', pressed)).toMatchObject({ status: 409, code: 'held' });

    const own = await browser.get('getOwnCase', { params: { number: opened.number } });
    expect(own).toMatchObject({
      kind: 'photo-in-doubt',
      doubts: ['background-not-white'],
      words: '请带近期白底免冠照片到考点。',
      note: '',
      actions: [],
    });
    expect(product.sent.at(-1)?.text).toContain('您的照片需要工作人员核实');
    const kinds = async () =>
      (await browser.get('listMessages', { query: {} })).messages.map(({ kind }) => kind);
    expect(await kinds()).toContain('held');

    const seen = await office.point.get('getCase', { params: { number: opened.number } });
    expect(seen).toMatchObject({
      settledAlone: true,
      note: '疑似生活照裁剪',
      file: { number, status: 'endorsed', hasPhoto: true, otherPhoto: false },
      lines: [],
      actions: ['approve-alone'],
    });
    const noReason = { do: 'approve-alone', rev: seen.rev, reason: ' ' } as const;
    expect(
      await office.point.refusal('decideCase', { params: { number: opened.number }, body: noReason }),
    ).toMatchObject({ status: 422, code: 'case-reason-needed' });
    const settled = await decideCaseNow(office.point, opened.number, 'approve-alone', '已当面核对白底照片');
    expect(settled).toMatchObject({ state: 'approved', actions: [] });
    expect((await fileOf(office.region, number)).holds).toEqual([]);
    expect(await kinds()).toEqual(expect.arrayContaining(['hold-released', 'case-approved']));
    expect((await decideNow(office.region, number, { do: 'approve-at-region' })).status).toBe('payable');
  });

  it('says what is doubted, and of one file once at a time', async () => {
    const { number } = await submitted();
    expect(await refusalFor(office.point, number, { kind: 'photo-in-doubt' })).toMatchObject({ status: 422 });
    const key = randomUUID();
    const asked = { kind: 'photo-in-doubt', doubts: ['blurred'] } as const;
    const first = await openFor(office.point, number, { ...asked, doubts: [...asked.doubts] }, key);
    const again = await openFor(office.point, number, { ...asked, doubts: [...asked.doubts] }, key);
    expect(again.number).toBe(first.number);
    const rival = await refusalFor(office.region, number, { kind: 'photo-in-doubt', words: '同样有疑问' });
    expect(rival).toMatchObject({ status: 409, code: 'case-pending' });
  });

  it('is opened by the system where the machine doubts what photos are refused for, once for each photo', async () => {
    const candidate = await newCandidate(product);
    const { photo } = await fillIn(candidate.browser);
    const check = (doubts: Parameters<typeof keepPhotoCheck>[3]['doubts']) =>
      keepPhotoCheck(product.services.files, candidate.id, photo ?? '', { faceChecked: true, doubts });
    const cases = async () => (await candidate.browser.get('listOwnCases', {})).map(({ kind }) => kind);
    const again = async () => {
      await candidate.browser.get('withdraw', { params: { edition: EDITION } });
      await submit(candidate.browser);
    };
    await check(['too-dark', 'off-centre']);
    await submit(candidate.browser);
    expect(await cases()).toEqual([]);
    await check(['too-dark', 'eyes-hidden']);
    await again();
    const [own] = await candidate.browser.get('listOwnCases', {});
    expect(own).toMatchObject({ kind: 'photo-in-doubt', doubts: ['too-dark', 'eyes-hidden'], words: '' });
    await decideCaseNow(office.point, own?.number ?? '', 'approve-alone', '已看，眼睛可见');
    await again();
    expect(await cases()).toEqual(['photo-in-doubt']);
  });
});

describe('a doubt about education or degree', () => {
  it('needs words, and is nobody else’s to open or see', async () => {
    const { number } = await submitted();
    expect(await refusalFor(office.point, number, { kind: 'credential-in-doubt' })).toMatchObject({
      status: 422,
    });
    const words = '毕业证书编号在学信网查不到。';
    const baoding = await newStaff(product, 'point', '13', '1306');
    expect(await refusalFor(baoding, number, { kind: 'credential-in-doubt', words })).toMatchObject({
      status: 404,
    });
    expect(await refusalFor(office.counter, number, { kind: 'credential-in-doubt', words })).toMatchObject({
      status: 403,
    });
    const opened = await openFor(office.region, number, { kind: 'credential-in-doubt', words });
    expect(await baoding.refusal('getCase', { params: { number: opened.number } })).toMatchObject({
      status: 404,
    });
    expect((await fileOf(office.point, number)).holds.map(({ kind }) => kind)).toEqual([
      'credential-in-doubt',
    ]);
  });

  it('takes no pictures that are not of this candidate, and stays until it is gone', async () => {
    const [mine, other] = [await submitted(), await submitted()];
    const foreign = await pictureFor(office.point, other.number);
    const words = '学位证书扫描件与原件不一致。';
    const asked = { kind: 'credential-in-doubt', words } as const;
    const refusal = await refusalFor(office.point, mine.number, { ...asked, evidence: [foreign] });
    expect(refusal).toMatchObject({ status: 422, code: 'evidence-missing' });
    const own = await pictureFor(office.point, mine.number);
    const opened = await openFor(office.point, mine.number, { ...asked, evidence: [own] });
    const seen = await office.region.get('getCase', { params: { number: opened.number } });
    expect([seen.evidence, seen.actions]).toEqual([[own], ['approve-alone', 'refuse']]);
    expect(
      await mine.browser.refusal('withdrawCase', { params: { number: opened.number }, body: { rev: 1 } }),
    ).toMatchObject({
      status: 403,
    });
  });

  const checkOf = async (number: string) => (await fileOf(office.region, number)).credentials.education;

  it('settled from a picture of the certificate marks the record, whatever the register says afterwards', async () => {
    const { number, browser } = await submitted();
    const asked = { kind: 'credential-in-doubt', words: '学信网查不到，已看原件。' } as const;
    const plain = await openFor(office.point, number, asked);
    const refuse = {
      params: { number: plain.number },
      body: { do: 'refuse', rev: 1, reason: '伪造' },
    } as const;
    expect(await office.region.refusal('decideCase', refuse)).toMatchObject({ code: 'evidence-missing' });
    await decideCaseNow(office.region, plain.number, 'approve-alone', '口头核实');
    expect(await checkOf(number)).toMatchObject({ state: 'unverified', byStaff: false });

    const opened = await openFor(office.point, number, {
      ...asked,
      evidence: [await pictureFor(office.point, number)],
    });
    await decideCaseNow(office.region, opened.number, 'approve-alone', '原件无误');
    expect(await checkOf(number)).toMatchObject({ state: 'verified', byStaff: true, expectedBy: null });
    const { credentials } = await browser.get('getAccount', {});
    expect(credentials).toEqual([expect.objectContaining({ state: 'verified', byStaff: true })]);
    expect(await product.services.checks.listDue(new Date('2099-01-01'), 100)).not.toContainEqual(
      expect.objectContaining({ credential: expect.objectContaining({ id: credentials[0]?.id }) }),
    );
  });

  it('that is proven right marks the record as not verified', async () => {
    const { number, browser } = await submitted();
    const evidence = [await pictureFor(office.point, number)];
    const words = '证书与学校存档不一致。';
    const opened = await openFor(office.point, number, { kind: 'credential-in-doubt', words, evidence });
    await decideCaseNow(office.region, opened.number, 'refuse', '学校书面否认');
    expect(await checkOf(number)).toMatchObject({ state: 'failed', byStaff: true });
    expect((await fileOf(office.region, number)).holds).toEqual([]);
    const [own] = await browser.get('listOwnCases', {});
    expect(own).toMatchObject({ state: 'refused' });
  });

  it('a region that approves only verified records waits for the register or for staff; others do not', async () => {
    const { number, browser } = await endorsed();
    const only = async (verified: boolean) => {
      await product.sql("update region_settings set verified_credentials = $1 where region_id = '13'", [
        verified,
      ]);
      await product.services.reloadReference();
    };
    const viewed = async () =>
      (await browser.get('getRegistration', { params: { edition: EDITION } })).waitsForCredentials;
    expect((await fileOf(office.region, number)).actions).toContain('approve-at-region');
    expect(await viewed()).toBe(false);
    await only(true);
    const { actions, waitsForCredentials } = await fileOf(office.region, number);
    expect([actions.includes('approve-at-region'), waitsForCredentials, await viewed()]).toEqual([
      false,
      true,
      true,
    ]);
    await expect(decideNow(office.region, number, { do: 'approve-at-region' })).rejects.toThrow(
      'credential-unverified',
    );
    const { rows } = await office.region.get('previewBatch', { query: { edition: EDITION } });
    expect(rows.find((row) => row.number === number)?.leftOut).toBe('credential-unverified');

    const evidence = [await pictureFor(office.point, number)];
    const asked = { kind: 'credential-in-doubt', words: '已看原件。', evidence } as const;
    const { number: doubt } = await openFor(office.point, number, asked);
    await decideCaseNow(office.region, doubt, 'approve-alone', '原件无误');
    expect(await viewed()).toBe(false);
    await decideNow(office.region, number, { do: 'approve-at-region' });
    await only(false);
  });

  it('can be said of nothing that has ended', async () => {
    const { number } = await submitted();
    await product.sql(
      "update registrations set status = 'refused', status_before = 'confirmed' where number = $1",
      [number],
    );
    const refusal = await refusalFor(office.point, number, {
      kind: 'credential-in-doubt',
      words: '学历有疑问',
    });
    expect(refusal).toMatchObject({ status: 409, code: 'wrong-status' });
  });
});

describe('a registration that was given up, to be given back', () => {
  const asked = { kind: 'forfeit-to-revert', reason: 'appeal-upheld' } as const;

  const runAt = async (at: string, duty: 'confirm' | 'pay') => {
    product.clock.set(at);
    await forfeitOverdue(product.services, { edition: EDITION, region: '13', duty });
  };

  /** Nobody confirmed it in time. */
  async function unconfirmed() {
    const candidate = await submitted();
    await runAt('2025-12-31T10:00:00+08:00', 'confirm');
    return candidate;
  }

  async function unpaid() {
    const candidate = await endorsed();
    await decideNow(office.region, candidate.number, { do: 'approve-at-region' });
    await runAt('2026-03-10T10:00:00+08:00', 'pay');
    return candidate;
  }

  it('is asked for at the point with a proof, and given back by one person of the region where no payment is concerned', async () => {
    const { number, id, browser } = await unconfirmed();
    expect((await fileOf(office.point, number)).status).toBe('forfeited');
    expect(await refusalFor(office.point, number, asked)).toMatchObject({
      status: 422,
      code: 'evidence-missing',
    });
    const evidence = [await pictureFor(office.point, number)];
    const unreasoned = { ...asked, reason: 'education-mismatch', evidence };
    expect(await refusalFor(office.point, number, unreasoned)).toMatchObject({
      status: 422,
      code: 'reason-needed',
    });
    const opened = await openFor(office.point, number, { ...asked, evidence });
    expect(await office.point.get('getCase', { params: { number: opened.number } })).toMatchObject({
      settledAlone: true,
      actions: ['refuse'],
    });
    await decideCaseNow(office.region, opened.number, 'approve-alone', '住院期间无法到场，证明属实');
    const view = await browser.get('getRegistration', { params: { edition: EDITION } });
    expect(view.status).toBe('submitted');
    expect(Date.parse(view.deadline ?? '')).toBeGreaterThan(product.clock.now().getTime());
    const of = { edition: EDITION, candidate: id };
    expect((await actionsOf(product, of)).at(-1)).toBe('revert-forfeit');
    expect(await faultsOf(product, of)).toEqual([]);
  });

  it('takes two people where the payment was missed, and nobody does it alone beside the case', async () => {
    const { number, id } = await unpaid();
    const file = await fileOf(office.region, number);
    expect([file.status, file.actions.includes('revert-forfeit')]).toEqual(['forfeited', false]);
    const alone = { do: 'revert-forfeit', rev: file.rev, reason: 'appeal-upheld' } as const;
    expect(await office.region.refusal('decideFile', { params: { number }, body: alone })).toMatchObject({
      status: 409,
      code: 'takes-two',
    });
    const evidence = [await pictureFor(office.point, number)];
    const opened = await openFor(office.point, number, { ...asked, evidence });
    const first = await decideCaseNow(office.region, opened.number, 'approve-first');
    expect(first.actions).not.toContain('approve-second');
    const rev = first.rev;
    const twice = {
      params: { number: opened.number },
      body: { do: 'approve-second', rev, reason: '' },
    } as const;
    expect(await office.region.refusal('decideCase', twice)).toMatchObject({ code: 'same-member-of-staff' });
    expect((await fileOf(office.region, number)).status).toBe('forfeited');
    await decideCaseNow(colleagues.region, opened.number, 'approve-second');
    expect((await fileOf(office.region, number)).status).toBe('payable');
    const of = { edition: EDITION, candidate: id };
    expect((await actionsOf(product, of)).filter((action) => action === 'revert-forfeit')).toHaveLength(1);
    expect(await faultsOf(product, of)).toEqual([]);
  });

  it('is not given back twice: where it has gone on meanwhile, nothing of the approval stays', async () => {
    const { number } = await unconfirmed();
    const evidence = [await pictureFor(office.point, number)];
    const opened = await openFor(office.point, number, { ...asked, evidence });
    await decideNow(office.region, number, { do: 'revert-forfeit', reason: 'decided-by-mistake' });
    const body = { do: 'approve-alone', rev: 1, reason: '属实' } as const;
    const refusal = await office.region.refusal('decideCase', { params: { number: opened.number }, body });
    expect(refusal).toMatchObject({ status: 409, code: 'case-overtaken' });
    const seen = await office.region.get('getCase', { params: { number: opened.number } });
    expect(seen.state).toBe('open');
  });
});

describe('the one list of cases', () => {
  it('is narrowed by kind, by age, to what is mine to decide and to what waits for the second', async () => {
    const region = await newStaff(product, 'region', '41');
    const colleague = await newStaff(product, 'region', '41');
    const candidates: Submitted[] = [];
    for (const at of [
      '2025-12-01T10:00:00+08:00',
      '2025-12-04T10:00:00+08:00',
      '2025-12-05T10:00:00+08:00',
    ]) {
      product.clock.set(DURING.registration);
      const candidate = await newCandidate(product);
      const { number } = await fillIn(candidate.browser, '41');
      await submit(candidate.browser);
      product.clock.set(at);
      candidates.push({ ...candidate, number, code: '' });
    }
    const [old, newer, newest] = candidates;
    if (old === undefined || newer === undefined || newest === undefined) throw new Error('three people');
    product.clock.set('2025-12-01T10:00:00+08:00');
    const first = await openFor(region, old.number, { kind: 'photo-in-doubt', words: '背景有阴影' });
    product.clock.set('2025-12-04T10:00:00+08:00');
    const second = await openFor(region, newer.number, {
      kind: 'credential-in-doubt',
      words: '证书编号不符',
    });
    const merge = { name: newest.name, idType: 'passport', idNumber: 'E12345678', note: '' } as const;
    product.clock.set('2025-12-05T10:00:00+08:00');
    const third = await region.get('openMerge', { params: { number: newest.number }, body: merge });
    await decideCaseNow(region, third.number, 'approve-first');
    product.clock.set('2025-12-05T12:00:00+08:00');
    const numbersFor = async (staff: TestBrowser, query: Record<string, string>) =>
      (await staff.get('listCases', { query })).rows.map(({ number }) => number);
    expect(await numbersFor(region, {})).toEqual([first.number, second.number, third.number]);
    expect(await numbersFor(region, { kind: 'credential-in-doubt' })).toEqual([second.number]);
    expect(await numbersFor(region, { days: '3' })).toEqual([first.number]);
    expect(await numbersFor(region, { days: '1' })).toEqual([first.number, second.number]);
    expect(await numbersFor(region, { whose: 'mine' })).toEqual([first.number, second.number]);
    expect(await numbersFor(colleague, { whose: 'mine' })).toEqual([
      first.number,
      second.number,
      third.number,
    ]);
    expect(await numbersFor(colleague, { whose: 'second' })).toEqual([third.number]);
    expect(await numbersFor(office.region, {})).not.toContain(first.number);
  });
});
