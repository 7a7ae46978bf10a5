import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCandidate, savePage, type TestCandidate, withdrawAndChange } from '../../testing/candidates.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { decideNow, newOffice, newStaff, type Office, take } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, type Pages, rightAnswers, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

const params = { edition: EDITION };
const of = ({ id }: TestCandidate) => ({ edition: EDITION, candidate: id });
const view = ({ browser }: TestCandidate) => browser.get('getRegistration', { params });
const nodesOf = async (candidate: TestCandidate) =>
  Object.fromEntries((await view(candidate)).progress.map(({ key, state }) => [key, state]));

type Submitted = TestCandidate & { readonly number: string; readonly code: string };

async function submitted(region = '13', changes: Pages = {}): Promise<Submitted> {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser, region, changes);
  const { receipt } = await submit(candidate.browser);
  return { ...candidate, number: receipt.number, code: receipt.code };
}

const scan = (staff: TestBrowser, code: string) => staff.get('findForm', { params: { code } });
const confirm = ({ number, code }: Submitted, staff = office.counter) =>
  decideNow(staff, number, { do: 'confirm', code });

async function confirmed(): Promise<Submitted> {
  product.clock.set(DURING.registration);
  const candidate = await submitted();
  await confirm(candidate);
  product.clock.set(DURING.review);
  return candidate;
}

async function endorsed(): Promise<Submitted> {
  const candidate = await confirmed();
  await decideNow(office.point, candidate.number, { do: 'approve-at-point' });
  return candidate;
}

/** A decision that must be refused, after which nothing may have been written. */
async function refusedDecision(
  staff: TestBrowser,
  candidate: Submitted,
  decision: { do: Parameters<typeof decideNow>[2]['do']; code?: string; reason?: string; rev?: number },
) {
  const [before, history] = [await view(candidate), await actionsOf(product, of(candidate))];
  const { rev = before.rev, ...rest } = decision;
  const refusal = await staff.refusal('decideFile', {
    params: { number: candidate.number },
    body: { ...rest, rev },
  });
  const after = await view(candidate);
  expect([after.rev, after.status]).toEqual([before.rev, before.status]);
  expect(await actionsOf(product, of(candidate))).toEqual(history);
  return { status: refusal.status, code: refusal.code };
}

describe('the counter', () => {
  it('E1, E4 (2026): the code of the newest form leads to the file; confirmed, 「报名确认」 is green and 「资格审核」 black', async () => {
    const candidate = await submitted();
    const scanned = await scan(office.counter, candidate.code.toLowerCase().replaceAll('-', ' '));
    expect(scanned).toMatchObject({ current: true, printedRevision: 1, currentRevision: 1, changes: [] });
    expect(scanned.file).toMatchObject({ name: candidate.name, status: 'submitted' });
    expect(scanned.file.actions).toContain('confirm');
    const file = await confirm(candidate);
    expect(file.status).toBe('confirmed');
    expect(await nodesOf(candidate)).toMatchObject({ confirmation: 'done', review: 'current' });
    expect((await view(candidate)).actions).toEqual(['print']);
    const { browser } = candidate;
    expect(await browser.refusal('withdraw', { params })).toMatchObject({
      status: 409,
      code: 'wrong-status',
    });
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('E1 (2026): the exam point may confirm too, and the history says who did and where', async () => {
    const candidate = await submitted();
    const { history } = await confirm(candidate, office.point);
    expect(history.at(-1)).toMatchObject({ action: 'confirm', role: 'point', to: 'confirmed' });
    const [event] = await product.sql(
      "select actor_place from registration_events where candidate_id = $1 and action = 'confirm'",
      [candidate.id],
    );
    expect(event?.actor_place).toBe('1301');
  });

  it('E1 (2026): confirmation on-site opens and ends to the second', async () => {
    const outcome = async (moment: string) => {
      product.clock.set('2025-12-02T09:00:00+08:00');
      const candidate = await submitted();
      product.clock.set(moment);
      const { rev } = await view(candidate);
      const body = { do: 'confirm' as const, code: candidate.code, rev };
      const response = await office.counter.send('decideFile', {
        params: { number: candidate.number },
        body,
      });
      return response.statusCode === 200 ? 'confirmed' : response.json().error.code;
    };
    expect(await outcome('2025-12-03T08:59:59+08:00')).toBe('window-not-open');
    expect(await outcome('2025-12-03T09:00:00+08:00')).toBe('confirmed');
    expect(await outcome('2025-12-17T17:00:00+08:00')).toBe('confirmed');
    expect(await outcome('2025-12-17T17:00:01+08:00')).toBe('window-closed');
  });

  it('D7 (2026): an old print-out is recognised, told apart from the newest, and never confirmed', async () => {
    const candidate = await submitted();
    const { employment } = await rightAnswers(candidate.browser);
    await withdrawAndChange(candidate.browser, 'employment', { ...employment, years_in_profession: 6 });
    await savePage(candidate.browser, 'contact', { phone: '13900007788', address: '中山西路1号' });
    const { receipt } = await submit(candidate.browser);
    const scanned = await scan(office.counter, candidate.code);
    expect(scanned).toMatchObject({ current: false, printedRevision: 1, currentRevision: 2 });
    // What is masked on the file is masked here too.
    expect(scanned.changes).toEqual([
      { key: 'phone', before: '*******1001', after: '*******7788' },
      { key: 'address', before: '', after: '******' },
      { key: 'years_in_profession', before: '5', after: '6' },
    ]);
    const old = { do: 'confirm' as const, code: candidate.code };
    expect(await refusedDecision(office.counter, candidate, old)).toEqual({ status: 409, code: 'old-print' });
    const { rev } = await view(candidate);
    const refusal = await office.counter.refusal('decideFile', {
      params: { number: candidate.number },
      body: { ...old, rev },
    });
    expect(refusal.params).toEqual({ printed: '01', current: '02' });
    expect((await confirm({ ...candidate, code: receipt.code })).status).toBe('confirmed');
  });

  it('D7 (2026): a print-out from before 「报名地市」 was changed is old at the new point and none of the old one’s business', async () => {
    const candidate = await submitted('13', { 'exam-point': { point: '1306' } });
    await withdrawAndChange(candidate.browser, 'exam-point', { point: '1301' });
    await submit(candidate.browser);
    const scanned = await scan(office.counter, candidate.code);
    expect(scanned).toMatchObject({ current: false, printedRevision: 1, currentRevision: 2 });
    // Which point it was before is the other point's business; that it was another one is what the clerk must say.
    expect(scanned.changes).toEqual([{ key: 'point', before: '', after: '石家庄市' }]);
    const baoding = await newStaff(product, 'site', '13', '1306');
    const refusal = await baoding.refusal('findForm', { params: { code: candidate.code } });
    expect(refusal).toMatchObject({ status: 404, code: 'code-other-area' });
  });

  it('D7 (2026): the code of somebody else’s form, none, or one mistyped does not confirm', async () => {
    const [candidate, other] = [await submitted(), await submitted()];
    const mistyped = candidate.code.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const code of [other.code, '', mistyped]) {
      const decision = { do: 'confirm' as const, code };
      expect(await refusedDecision(office.counter, candidate, decision)).toEqual({
        status: 409,
        code: 'old-print',
      });
    }
    const refusal = await office.counter.refusal('findForm', { params: { code: mistyped } });
    expect(refusal).toMatchObject({ status: 404, code: 'code-unknown' });
  });

  it('I4: a form of another point or region leads nowhere, and its file cannot be read or decided', async () => {
    const candidate = await submitted();
    const strangers = [
      await newStaff(product, 'site', '13', '1306'),
      await newStaff(product, 'point', '41', '4101'),
      await newStaff(product, 'region', '41'),
    ];
    for (const stranger of strangers) {
      const form = await stranger.refusal('findForm', { params: { code: candidate.code } });
      expect(form).toMatchObject({ status: 404, code: 'code-other-area' });
      const file = await stranger.refusal('getFile', { params: { number: candidate.number } });
      expect(file).toMatchObject({ status: 404, code: 'not-found' });
      const decision = { do: 'confirm' as const, code: candidate.code };
      expect(await refusedDecision(stranger, candidate, decision)).toEqual({
        status: 404,
        code: 'not-found',
      });
    }
  });

  it('E1 (2026): what is confirmed already, or withdrawn meanwhile, is not confirmed', async () => {
    const twice = await submitted();
    const { rev } = await view(twice);
    await confirm(twice);
    const again = { do: 'confirm' as const, code: twice.code };
    expect(await refusedDecision(office.counter, twice, again)).toEqual({
      status: 409,
      code: 'wrong-status',
    });
    expect(await refusedDecision(office.counter, twice, { ...again, rev })).toEqual({
      status: 409,
      code: 'changed-meanwhile',
    });
    const withdrawn = await submitted();
    const scanned = await scan(office.counter, withdrawn.code);
    await withdrawn.browser.get('withdraw', { params });
    const late = { do: 'confirm' as const, code: withdrawn.code, rev: scanned.file.rev };
    expect(await refusedDecision(office.counter, withdrawn, late)).toEqual({
      status: 409,
      code: 'changed-meanwhile',
    });
    expect((await scan(office.counter, withdrawn.code)).file).toMatchObject({ status: 'draft', actions: [] });
  });
});

describe('the review', () => {
  it('F1, F2 (2026): 「考点审核」, then 「考区审核」; only then is 「资格审核」 green', async () => {
    const candidate = await confirmed();
    expect(await nodesOf(candidate)).toMatchObject({ review: 'current', payment: 'not-reached' });
    await decideNow(office.point, candidate.number, { do: 'approve-at-point' });
    expect(await view(candidate)).toMatchObject({ status: 'endorsed' });
    expect(await nodesOf(candidate)).toMatchObject({ review: 'current', payment: 'not-reached' });
    const approved = await decideNow(office.region, candidate.number, { do: 'approve-at-region' });
    expect(approved.status).toBe('payable');
    expect(await nodesOf(candidate)).toMatchObject({ review: 'done', payment: 'current' });
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('F1 (2026): no stage is skipped, done twice, or done by who it does not belong to', async () => {
    const waiting = await submitted();
    product.clock.set(DURING.review);
    const early = { do: 'approve-at-point' as const };
    expect(await refusedDecision(office.point, waiting, early)).toMatchObject({ code: 'wrong-status' });
    const candidate = await confirmed();
    const second = { do: 'approve-at-region' as const };
    expect(await refusedDecision(office.region, candidate, second)).toMatchObject({ code: 'wrong-status' });
    const wrong = [
      [office.counter, early],
      [office.region, early],
      [office.point, second],
      [await newStaff(product, 'nation', null), early],
    ] as const;
    for (const [staff, decision] of wrong) {
      expect(await refusedDecision(staff, candidate, decision)).toEqual({
        status: 403,
        code: 'not-permitted',
      });
    }
    await decideNow(office.point, candidate.number, early);
    expect(await refusedDecision(office.point, candidate, early)).toMatchObject({ code: 'wrong-status' });
  });

  it('F1 (2026): what belongs to candidate, bank or deadlines is nobody’s in the office', async () => {
    const candidate = await endorsed();
    await decideNow(office.region, candidate.number, { do: 'approve-at-region' });
    for (const action of ['record-payment', 'forfeit', 'submit', 'withdraw', 'save-page'] as const) {
      for (const staff of [office.counter, office.point, office.region]) {
        expect(await refusedDecision(staff, candidate, { do: action })).toEqual({
          status: 403,
          code: 'not-permitted',
        });
      }
    }
  });

  it('F1 (2026): who refuses says why by a coded reason, and the candidate reads it with what to do about it', async () => {
    const candidate = await confirmed();
    const reasons = await office.point.get('listReasons', {});
    const reason = reasons.find(({ code }) => code === 'years-too-few');
    for (const given of [{}, { reason: '' }, { reason: '看着不行' }]) {
      const refusal = await refusedDecision(office.point, candidate, { do: 'refuse', ...given });
      expect(refusal).toEqual({ status: 422, code: 'reason-needed' });
    }
    await decideNow(office.point, candidate.number, { do: 'refuse', reason: 'years-too-few' });
    const registration = await view(candidate);
    expect(registration.status).toBe('refused');
    expect(registration.reason).toEqual({
      code: 'years-too-few',
      text: reason?.text,
      fix: reason?.fix,
      field: 'years_in_profession',
    });
    expect(registration.reason?.fix).toContain('从事本专业年限');
    expect(await nodesOf(candidate)).toMatchObject({ review: 'refused' });
  });

  it('E1 (2026): on-site a clerk cannot refuse the confirmation: who is not confirmed may come again', async () => {
    const candidate = await submitted();
    const decision = { do: 'refuse-confirmation' as const, reason: 'materials-incomplete' };
    expect(await refusedDecision(office.counter, candidate, decision)).toEqual({
      status: 409,
      code: 'not-on-line',
    });
  });

  it('F1 (2026): the region may return a file to the point, which may then endorse it anew', async () => {
    const candidate = await endorsed();
    const reason = 'education-mismatch';
    expect(await refusedDecision(office.point, candidate, { do: 'return-to-point', reason })).toMatchObject({
      code: 'not-permitted',
    });
    const returned = await decideNow(office.region, candidate.number, { do: 'return-to-point', reason });
    expect(returned).toMatchObject({ status: 'confirmed', reason: { code: reason } });
    const again = await decideNow(office.point, candidate.number, { do: 'approve-at-point' });
    expect(again.status).toBe('endorsed');
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  const reason = 'decided-by-mistake';
  const fault = 'years-too-few';
  type Undo = [action: Parameters<typeof decideNow>[2]['do'], by: keyof Office, from: string, to: string];
  const undone: Undo[] = [
    ['revert-confirmation', 'point', 'confirmed', 'submitted'],
    ['revert-confirmation', 'region', 'confirmed', 'submitted'],
    ['revert-endorsement', 'point', 'endorsed', 'confirmed'],
    ['revert-approval', 'region', 'payable', 'endorsed'],
    ['revert-refusal', 'point', 'refused', 'confirmed'],
    ['revert-refusal', 'region', 'refused', 'endorsed'],
  ];
  const arrange: Record<string, (by: keyof Office) => Promise<Submitted>> = {
    confirmed,
    endorsed,
    payable: async () => {
      const candidate = await endorsed();
      await decideNow(office.region, candidate.number, { do: 'approve-at-region' });
      return candidate;
    },
    refused: async (by) => {
      const candidate = by === 'region' ? await endorsed() : await confirmed();
      await decideNow(office[by], candidate.number, { do: 'refuse', reason: fault });
      return candidate;
    },
  };

  it.each(undone)(
    'F1 (2026): %s by the %s leads from %s back to %s, with a reason and in the history',
    async (action, by, from, to) => {
      const candidate = await (arrange[from] ?? confirmed)(by);
      expect((await view(candidate)).status).toBe(from);
      expect(await refusedDecision(office[by], candidate, { do: action })).toEqual({
        status: 422,
        code: 'reason-needed',
      });
      const others = (['counter', 'point', 'region'] as const).filter(
        (other) => !undone.some(([known, who]) => known === action && who === other),
      );
      for (const other of others) {
        expect(await refusedDecision(office[other], candidate, { do: action, reason })).toMatchObject({
          code: 'not-permitted',
        });
      }
      const file = await decideNow(office[by], candidate.number, { do: action, reason });
      expect(file.status).toBe(to);
      expect(file.history.at(-1)).toMatchObject({ action, from, to, reason });
      expect(await faultsOf(product, of(candidate))).toEqual([]);
    },
  );

  it('F1 (2026): each stage takes back its own refusal only', async () => {
    const [byPoint, byRegion] = [await confirmed(), await endorsed()];
    await decideNow(office.point, byPoint.number, { do: 'refuse', reason: fault });
    await decideNow(office.region, byRegion.number, { do: 'refuse', reason: fault });
    const revert = { do: 'revert-refusal' as const, reason };
    expect(await refusedDecision(office.region, byPoint, revert)).toMatchObject({ code: 'not-permitted' });
    expect(await refusedDecision(office.point, byRegion, revert)).toMatchObject({ code: 'not-permitted' });
  });

  it('nobody decides on what they have not seen: a stale rev is refused and nothing is written', async () => {
    const candidate = await confirmed();
    const { rev } = await view(candidate);
    await decideNow(office.point, candidate.number, { do: 'approve-at-point' });
    for (const stale of [rev, rev - 1, rev + 2]) {
      const decision = { do: 'approve-at-region' as const, rev: stale };
      expect(await refusedDecision(office.region, candidate, decision)).toEqual({
        status: 409,
        code: 'changed-meanwhile',
      });
    }
  });

  it('a decision sent twice under its key is one decision; the key serves for nothing else', async () => {
    const candidate = await confirmed();
    const { rev } = await view(candidate);
    const lease = await take(office.point, candidate.number);
    const input = {
      params: { number: candidate.number },
      body: { do: 'approve-at-point' as const, rev, lease },
    };
    const key = '3f0c8a52-7a0e-4d7e-9c55-1d9a4f6b2e01';
    await office.point.get('decideFile', input, { key });
    const repeated = await office.point.get('decideFile', input, { key });
    expect(repeated.status).toBe('endorsed');
    const actions = await actionsOf(product, of(candidate));
    expect(actions.filter((action) => action === 'approve-at-point')).toHaveLength(1);
    const other = { ...input, body: { do: 'revert-endorsement' as const, rev: rev + 1, reason } };
    expect(await office.point.refusal('decideFile', other, { key })).toMatchObject({
      status: 422,
      code: 'key-used-otherwise',
    });
  });
});

describe('regions without on-line payment', () => {
  it('G4 (2026): in Shanxi 「资格审核」 green is already 报名成功, and there is nothing to pay', async () => {
    const candidate = await submitted('14');
    const { answers } = await view(candidate);
    const shanxi = await newOffice(product, '14', String(answers.point));
    await confirm(candidate, shanxi.counter);
    product.clock.set(DURING.review);
    await decideNow(shanxi.point, candidate.number, { do: 'approve-at-point' });
    const file = await decideNow(shanxi.region, candidate.number, { do: 'approve-at-region' });
    expect(file.status).toBe('registered');
    const nodes = await nodesOf(candidate);
    expect(nodes.review).toBe('done');
    expect(nodes.payment).toBeUndefined();
    product.clock.set(DURING.payment);
    const refusal = await candidate.browser.refusal('openPayment', { params });
    expect(refusal).toMatchObject({ status: 409, code: 'payment-off-line' });
    const messages = await product.sql(
      'select kind from messages where candidate_id = $1 order by length(occasion), occasion',
      [candidate.id],
    );
    expect(messages.map(({ kind }) => kind)).toEqual(['unconfirmed', 'confirmed', 'endorsed', 'registered']);
  });
});

describe('what staff see', () => {
  it('I4: personal data are masked; looking behind the mask is written down with who, when and why', async () => {
    const address = '石家庄市中山西路1号';
    const candidate = await submitted('13', { contact: { phone: '13900002001', address, postcode: '' } });
    const file = await office.point.get('getFile', { params: { number: candidate.number } });
    const shown = new Map(file.pages.flatMap(({ answers }) => answers.map((answer) => [answer.key, answer])));
    const { answers } = await view(candidate);
    expect(shown.get('phone')).toEqual({ key: 'phone', shown: '*******2001', masked: true });
    expect(shown.get('id_number')?.shown).toMatch(/^\*{14}[0-9X]{4}$/);
    for (const key of ['address', 'birth_date', 'health', 'id_valid_until']) {
      expect(shown.get(key)?.shown, key).toMatch(/^\*+$/);
    }
    expect(JSON.stringify(file)).not.toContain(String(answers.id_number));
    expect(JSON.stringify(file)).not.toContain(address);
    const unmaskings = () =>
      product.sql('select staff_id, why, at from unmaskings where candidate_id = $1', [candidate.id]);
    expect(await unmaskings()).toEqual([]);
    const input = { params: { number: candidate.number }, body: { why: '核对证件号码' } };
    const unmasked = await office.point.get('unmaskFile', input);
    expect(unmasked.answers).toMatchObject({ id_number: answers.id_number, phone: '13900002001', address });
    const [line, ...more] = await unmaskings();
    expect(line).toMatchObject({ why: '核对证件号码', at: new Date(DURING.registration) });
    expect(more).toEqual([]);
  });

  it('I4: a mask is not lifted for strangers, for no reason, or on what was never submitted', async () => {
    const candidate = await submitted();
    const stranger = await newStaff(product, 'point', '13', '1306');
    const input = { params: { number: candidate.number }, body: { why: '好奇' } };
    expect(await stranger.refusal('unmaskFile', input)).toMatchObject({ status: 404, code: 'not-found' });
    const reasonless = { ...input, body: { why: '' } };
    expect(await office.point.refusal('unmaskFile', reasonless)).toMatchObject({ status: 400 });
    const draft = await newCandidate(product);
    const { number } = await fillIn(draft.browser);
    const unsubmitted = { params: { number }, body: { why: '核对证件号码' } };
    expect(await office.point.refusal('unmaskFile', unsubmitted)).toMatchObject({ status: 404 });
    const rows = await product.sql('select 1 from unmaskings where candidate_id = any($1)', [
      [candidate.id, draft.id],
    ]);
    expect(rows).toEqual([]);
  });

  it('I4: the photo of a file is for its own area', async () => {
    const candidate = await submitted();
    const photo = await office.counter.send('getFilePhoto', { params: { number: candidate.number } });
    expect([photo.statusCode, photo.headers['content-type']]).toEqual([200, 'image/jpeg']);
    const stranger = await newStaff(product, 'site', '13', '1306');
    const refused = await stranger.send('getFilePhoto', { params: { number: candidate.number } });
    expect(refused.statusCode).toBe(404);
  });
});

describe('the queue', () => {
  it('is read page by page without gaps or doubles while files come, go and return', async () => {
    product.clock.set(DURING.registration);
    const counter = await newStaff(product, 'site', '13', '1304');
    const point = await newStaff(product, 'point', '13', '1304');
    const here = { 'exam-point': { point: '1304' } };
    const queue: Submitted[] = [];
    for (let i = 0; i < 104; i += 1) {
      // Several share one second: then the key decides.
      product.clock.set(new Date(Date.parse(DURING.registration) + Math.floor(i / 7) * 1000).toISOString());
      queue.push(await submitted('13', here));
    }
    product.clock.set(DURING.confirmation);
    const list = (after?: string) =>
      counter.get('listFiles', { query: { status: 'submitted', ...(after === undefined ? {} : { after }) } });
    const at = (i: number) => queue[i] ?? expect.fail(`no file ${i}`);
    const first = await list();
    expect(first.rows).toHaveLength(50);
    const seen = first.rows.map(({ number }) => number);
    // Of the first page one goes and one goes and returns, to the end; of the rest one goes.
    const [gone, returned] = [seen[3], seen[49]].map((number) => queue.find((one) => one.number === number));
    const later = queue.find(({ number }) => !seen.includes(number)) ?? at(103);
    for (const file of [gone ?? at(0), returned ?? at(1), later]) await confirm(file, counter);
    await decideNow(point, returned?.number ?? '', {
      do: 'revert-confirmation',
      reason: 'materials-incomplete',
    });
    const rest: string[] = [];
    for (let next = first.next; next !== null; ) {
      const page = await list(next);
      rest.push(...page.rows.map(({ number }) => number));
      next = page.next;
    }
    const others = queue.map(({ number }) => number).filter((number) => !seen.includes(number));
    const expected = [...others.filter((number) => number !== later.number), returned?.number];
    expect([...rest].sort()).toEqual([...expected].sort());
    expect(rest.at(-1)).toBe(returned?.number);
    expect(new Set(rest).size).toBe(rest.length);
  });

  it('finds by number, by the beginning of a name and by the end of an ID number; wildcards are letters', async () => {
    const candidate = await submitted();
    const find = async (q: string) =>
      (await office.point.get('listFiles', { query: { q } })).rows.map(({ number }) => number);
    const { answers } = await view(candidate);
    expect(await find(candidate.number)).toEqual([candidate.number]);
    expect(await find(candidate.name)).toContain(candidate.number);
    expect(await find(candidate.name.slice(0, 1))).toContain(candidate.number);
    expect(await find(String(answers.id_number).slice(-4))).toContain(candidate.number);
    for (const q of ['%', '_', '\\', '%秀']) expect(await find(q)).toEqual([]);
  });

  it('lists and counts nothing of other areas, and no drafts', async () => {
    const stranger = await newStaff(product, 'point', '13', '1311');
    expect((await stranger.get('listFiles', { query: {} })).rows).toEqual([]);
    expect((await stranger.get('getWork', {})).counts).toEqual([]);
    const draft = await newCandidate(product);
    const { number } = await fillIn(draft.browser, '13', { 'exam-point': { point: '1311' } });
    expect((await stranger.get('listFiles', { query: { q: number } })).rows).toEqual([]);
    const { employment } = await rightAnswers(draft.browser);
    await savePage(draft.browser, 'employment', employment ?? {});
    await submit(draft.browser);
    expect((await stranger.get('getWork', {})).counts).toMatchObject([{ status: 'submitted', count: 1 }]);
  });

  it('an unreadable cursor begins at the beginning', async () => {
    const [first] = (await office.point.get('listFiles', { query: {} })).rows;
    const again = await office.point.get('listFiles', { query: { after: "x~' or true --" } });
    expect(again.rows[0]).toEqual(first);
  });
});
