import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { newCandidate, type TestCandidate } from '../testing/candidates.ts';
import { actionsOf, faultsOf } from '../testing/history.ts';
import { closePapers, drawPaper, sendWhole, uploadAll } from '../testing/papers.ts';
import { poolWithoutGuard, race, raceToInsert } from '../testing/race.ts';
import { decideNow, newOffice, type Office, take } from '../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../testing/thread.ts';
import { tellInfected } from '../usecases/papers/tell-infected.ts';
import { createOfficeStore } from './office-store.ts';
import { createRegistrationStore } from './registration-store.ts';

const params = { edition: EDITION };
const CONTACT = { phone: '13900002001', address: '石家庄市中山西路1号', postcode: '050000' };
const view = (browser: TestBrowser) => browser.get('getRegistration', { params });
const of = ({ id }: TestCandidate) => ({ edition: EDITION, candidate: id });

async function filledIn(product: TestProduct) {
  const candidate = await newCandidate(product);
  const { rev, number } = await fillIn(candidate.browser);
  return { ...candidate, rev, number };
}

async function submitted(product: TestProduct) {
  const candidate = await filledIn(product);
  const { receipt, registration } = await submit(candidate.browser);
  return { ...candidate, rev: registration.rev, code: receipt.code };
}

type Filled = Awaited<ReturnType<typeof filledIn>>;
type Submitted = Awaited<ReturnType<typeof submitted>>;

/** The rivals' acts, as requests that answer with `done` or the code of their refusal. */
async function outcome(sent: Promise<{ statusCode: number; json(): { error: { code: string } } }>) {
  const response = await sent;
  return response.statusCode === 200 ? 'done' : response.json().error.code;
}

const submits = ({ browser, rev }: Filled, key: string) =>
  browser.send('submit', { params, body: { rev } }, { key });
const withdraws = ({ browser }: Filled) => outcome(browser.send('withdraw', { params }));
const confirms = (clerk: TestBrowser, { number, code, rev }: Submitted) =>
  outcome(clerk.send('decideFile', { params: { number }, body: { do: 'confirm', code, rev } }));
const savesContact = (browser: TestBrowser, rev: number, address: string) =>
  outcome(
    browser.send('savePage', {
      params: { ...params, page: 'contact' },
      body: { answers: { ...CONTACT, address }, rev },
    }),
  );

/** On line in Tianjin, with everything uploaded; one more paper has come in and waits to be attached. */
async function withPaperAtHand(product: TestProduct) {
  const candidate = await newCandidate(product);
  const { number } = await fillIn(candidate.browser, '12');
  await uploadAll(candidate.browser);
  const upload = await sendWhole(candidate.browser, 'further-papers', await drawPaper(2));
  const named = { ...params, item: 'further-papers' };
  const attaches = () => outcome(candidate.browser.send('attachPaper', { params: named, body: { upload } }));
  // Attached and taken away once, so that nothing is left to be done before the registration is read.
  await attaches();
  const [file] =
    (await view(candidate.browser)).papers?.items.find(({ key }) => key === named.item)?.files ?? [];
  await candidate.browser.get('removePaper', { params: { ...named, digest: file?.digest ?? '' } });
  const { rev } = await closePapers(candidate.browser);
  return { ...candidate, number, rev, attaches };
}

/** Everything is there and closed; then a virus is found in all that was uploaded, and nobody has told it yet. */
async function withInfectedPaper(product: TestProduct) {
  const candidate = await withPaperAtHand(product);
  await product.sql("update paper_files set scan = 'infected' where candidate_id = $1", [candidate.id]);
  const tell = () => tellInfected(product.services);
  return { ...candidate, tell, tellers: [tell, tell] };
}

async function toldOfViruses(product: TestProduct, { id }: TestCandidate): Promise<number> {
  const told = "select 1 from messages where candidate_id = $1 and kind = 'paper-infected'";
  return (await product.sql(told, [id])).length;
}

const furtherPapers = async (browser: TestBrowser) =>
  (await view(browser)).papers?.items.find(({ key }) => key === 'further-papers')?.files.length;

const count = (actions: readonly string[], action: string) => actions.filter((one) => one === action).length;

describe('two at once: one legal history', () => {
  let product: TestProduct;
  let office: Office;
  let secondClerk: TestBrowser;
  beforeAll(async () => {
    product = await createTestProduct({ people: false });
    office = await newOffice(product);
    secondClerk = (await newOffice(product)).counter;
  });
  afterAll(() => product.close());
  beforeEach(() => product.clock.set(DURING.registration));

  it('submit ∥ submit under one key: one event, and the same receipt for both', async () => {
    const candidate = await filledIn(product);
    const key = randomUUID();
    const responses = await race(product, of(candidate), [
      () => submits(candidate, key),
      () => submits(candidate, key),
    ]);
    const bodies = responses.map((response) => response.json());
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[0].registration.status).toBe('submitted');
    expect(count(await actionsOf(product, of(candidate)), 'submit')).toBe(1);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
    const [row] = await product.sql('select receipt from registration_events where idempotency_key = $1', [
      key,
    ]);
    const { revision, at } = bodies[0].receipt;
    expect(row?.receipt).toEqual({ revision, at });
    const codes = await product.sql('select revision from verification_codes where candidate_id = $1', [
      candidate.id,
    ]);
    expect(codes).toEqual([{ revision: 1 }]);
  });

  it('submit ∥ submit under two keys: one submits, the other is told that it has changed', async () => {
    const candidate = await filledIn(product);
    const outcomes = await race(product, of(candidate), [
      () => outcome(submits(candidate, randomUUID())),
      () => outcome(submits(candidate, randomUUID())),
    ]);
    expect(outcomes).toEqual(['done', 'changed-meanwhile']);
    expect(count(await actionsOf(product, of(candidate)), 'submit')).toBe(1);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('submit ∥ withdraw, twenty times: both in an order that is possible, or the withdrawal came too early', async () => {
    const candidate = await filledIn(product);
    for (let round = 0; round < 20; round += 1) {
      const { rev } = await view(candidate.browser);
      const rivals = [
        () => outcome(submits({ ...candidate, rev }, randomUUID())),
        () => withdraws(candidate),
      ];
      if (round % 2 === 1) rivals.reverse();
      const outcomes = await Promise.all(rivals.map((rival) => rival()));
      expect(outcomes).toContain('done');
      for (const other of outcomes) expect(other).toMatch(/^(done|wrong-status)$/);
      if ((await view(candidate.browser)).status === 'submitted') await withdraws(candidate);
    }
    expect(count(await actionsOf(product, of(candidate)), 'submit')).toBe(20);
    expect(count(await actionsOf(product, of(candidate)), 'withdraw')).toBe(20);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('D2: submit ∥ attach-paper: the paper comes too late for what is submitted, or the sender is told', async () => {
    for (const first of ['submit', 'attach-paper']) {
      const candidate = await withPaperAtHand(product);
      const rivals = [() => outcome(submits(candidate, randomUUID())), candidate.attaches];
      const outcomes = await race(product, of(candidate), first === 'submit' ? rivals : rivals.reverse());
      expect(outcomes).toEqual(['done', first === 'submit' ? 'wrong-status' : 'changed-meanwhile']);
      const { status } = await view(candidate.browser);
      const found = [status, await furtherPapers(candidate.browser)];
      expect(found).toEqual(first === 'submit' ? ['submitted', 0] : ['draft', 1]);
      expect(await faultsOf(product, of(candidate))).toEqual([]);
    }
  });

  it('scan ∥ scan: of two workers that have found the same paper one tells its owner', async () => {
    const candidate = await withInfectedPaper(product);
    expect(await race(product, of(candidate), candidate.tellers)).toEqual([1, 0]);
    expect(await toldOfViruses(product, candidate)).toBe(1);
    expect(count(await actionsOf(product, of(candidate)), 'mark-infected')).toBe(1);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('scan ∥ submit: what was found as the form is submitted keeps it back, or is said of what was submitted', async () => {
    for (const first of ['tell', 'submit'] as const) {
      const candidate = await withInfectedPaper(product);
      const tell = async () => String(await candidate.tell());
      const rivals = [tell, () => outcome(submits(candidate, randomUUID()))];
      const outcomes = await race(product, of(candidate), first === 'tell' ? rivals : rivals.reverse());
      expect(outcomes).toEqual(first === 'tell' ? ['1', 'changed-meanwhile'] : ['done', '1']);
      expect((await view(candidate.browser)).status).toBe(first === 'tell' ? 'draft' : 'submitted');
      expect(await toldOfViruses(product, candidate)).toBe(1);
      expect(await faultsOf(product, of(candidate))).toEqual([]);
    }
  });

  it('withdraw ∥ withdraw: one withdraws, the other is told that there is nothing to withdraw', async () => {
    const candidate = await submitted(product);
    const rivals = [() => withdraws(candidate), () => withdraws(candidate)];
    expect(await race(product, of(candidate), rivals)).toEqual(['done', 'wrong-status']);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('submit ∥ save-page from another browser: what is submitted is what its sender has seen', async () => {
    const candidate = await filledIn(product);
    const other = await candidate.anotherBrowser();
    const rivals = [
      () => outcome(submits(candidate, randomUUID())),
      () => savesContact(other, candidate.rev, '第二个窗口'),
    ];
    expect(await race(product, of(candidate), rivals)).toEqual(['done', 'changed-meanwhile']);
    expect((await view(other)).answers.address).not.toBe('第二个窗口');
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('withdraw ∥ confirm, in either order: who writes first wins, and the other is told', async () => {
    for (const first of ['withdraw', 'confirm']) {
      const candidate = await submitted(product);
      const rivals = [() => withdraws(candidate), () => confirms(office.counter, candidate)];
      const outcomes = await race(product, of(candidate), first === 'withdraw' ? rivals : rivals.reverse());
      const loser = first === 'withdraw' ? 'changed-meanwhile' : 'wrong-status';
      expect(outcomes).toEqual(['done', loser]);
      expect((await actionsOf(product, of(candidate))).at(-1)).toBe(first);
      expect(await faultsOf(product, of(candidate))).toEqual([]);
    }
  });

  it('confirm ∥ confirm by two clerks, thirty times: one confirmation each time', async () => {
    const candidate = await submitted(product);
    const clerks = [office.counter, secondClerk];
    for (let round = 0; round < 30; round += 1) {
      const now = { ...candidate, rev: (await view(candidate.browser)).rev };
      clerks.reverse();
      const outcomes = await race(
        product,
        of(candidate),
        clerks.map((clerk) => () => confirms(clerk, now)),
      );
      expect(outcomes).toEqual(['done', 'changed-meanwhile']);
      const revert = { do: 'revert-confirmation' as const, reason: 'decided-by-mistake' };
      await decideNow(office.point, candidate.number, revert);
    }
    expect(count(await actionsOf(product, of(candidate)), 'confirm')).toBe(30);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('revert ∥ revert by point and region: one takes the confirmation back', async () => {
    const candidate = await submitted(product);
    await decideNow(office.counter, candidate.number, { do: 'confirm', code: candidate.code });
    const { rev } = await view(candidate.browser);
    const revert = { do: 'revert-confirmation' as const, reason: 'decided-by-mistake', rev };
    const input = { params: { number: candidate.number }, body: revert };
    const outcomes = await race(product, of(candidate), [
      () => outcome(office.point.send('decideFile', input)),
      () => outcome(office.region.send('decideFile', input)),
    ]);
    expect(outcomes).toEqual(['done', 'changed-meanwhile']);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('approve ∥ what the candidate does: the candidate’s act is refused, whoever comes first', async () => {
    const candidate = await submitted(product);
    await decideNow(office.counter, candidate.number, { do: 'confirm', code: candidate.code });
    product.clock.set(DURING.review);
    const { rev } = await view(candidate.browser);
    const lease = await take(office.point, candidate.number);
    const input = {
      params: { number: candidate.number },
      body: { do: 'approve-at-point' as const, rev, lease },
    };
    const [approved, ...others] = await Promise.all([
      outcome(office.point.send('decideFile', input)),
      withdraws(candidate),
      savesContact(candidate.browser, rev, '改动'),
      outcome(submits({ ...candidate, rev }, randomUUID())),
    ]);
    expect(approved).toBe('done');
    for (const code of others) expect(code).toMatch(/^(wrong-status|changed-meanwhile)$/);
    expect((await actionsOf(product, of(candidate))).at(-1)).toBe('approve-at-point');
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('save-page ∥ save-page from two browsers: one 409, and what was saved stays saved', async () => {
    const candidate = await filledIn(product);
    const other = await candidate.anotherBrowser();
    const outcomes = await race(product, of(candidate), [
      () => savesContact(candidate.browser, candidate.rev, '第一个窗口'),
      () => savesContact(other, candidate.rev, '第二个窗口'),
    ]);
    expect(outcomes).toEqual(['done', 'changed-meanwhile']);
    expect((await view(other)).answers.address).toBe('第一个窗口');
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('ten enter at once: one registration, one number, one event', async () => {
    const candidate = await newCandidate(product);
    const body = { region: '13', notice: product.services.notices.registrationNotice(EDITION) };
    const enters = () => candidate.browser.get('enter', { params, body });
    // The pool has eight connections: eight wait at the gate, two for a connection.
    const views = await raceToInsert(
      product,
      'registrations',
      Array.from({ length: 10 }, () => enters),
      8,
    );
    expect(new Set(views.map(({ number }) => number)).size).toBe(1);
    const numbers = await product.sql('select number from registration_numbers where candidate_id = $1', [
      candidate.id,
    ]);
    expect(numbers).toEqual([{ number: views[0]?.number }]);
    expect(await actionsOf(product, of(candidate))).toEqual(['enter']);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('a key that has served is refused for another body, another act or another person’s sake', async () => {
    const candidate = await filledIn(product);
    const { browser, rev } = candidate;
    const key = randomUUID();
    const first = await browser.get('submit', { params, body: { rev } }, { key });
    const otherBody = await browser.refusal('submit', { params, body: { rev: rev + 1 } }, { key });
    expect(otherBody).toMatchObject({ status: 422, code: 'key-used-otherwise' });
    const otherAct = await browser.refusal('withdraw', { params }, { key });
    expect(otherAct).toMatchObject({ status: 422, code: 'key-used-otherwise' });
    const clerk = await office.counter.refusal(
      'decideFile',
      {
        params: { number: candidate.number },
        body: { do: 'confirm', code: first.receipt.code, rev: rev + 1 },
      },
      { key },
    );
    expect(clerk).toMatchObject({ status: 422, code: 'key-used-otherwise' });
    expect((await view(browser)).status).toBe('submitted');
    // Another candidate's use of the same key is their own affair.
    const other = await filledIn(product);
    const theirs = await other.browser.get('submit', { params, body: { rev: other.rev } }, { key });
    expect(theirs.receipt.number).toBe(other.number);
  });

  it('a repetition that reads the row just before the first try is saved tells what stands now', async () => {
    const candidate = await filledIn(product);
    const { store } = product.services;
    const { readForAct } = store;
    const key = randomUUID();
    const old = await readForAct(of(candidate), key);
    await submits(candidate, key);
    Object.assign(store, {
      readForAct: async (...asked: Parameters<typeof readForAct>) => {
        const read = await readForAct(...asked);
        return { ...read, registration: old?.registration };
      },
    });
    const repeated = await submits(candidate, key);
    Object.assign(store, { readForAct });
    expect(repeated.json().registration).toMatchObject({ status: 'submitted', revision: 1 });
  });

  it('a submission repeated later gives the first receipt, also when newer revisions exist', async () => {
    const candidate = await filledIn(product);
    const { browser, rev } = candidate;
    const key = randomUUID();
    const first = await browser.get('submit', { params, body: { rev } }, { key });
    await browser.get('withdraw', { params });
    const draft = await view(browser);
    expect(await savesContact(browser, draft.rev, '改动')).toBe('done');
    const second = await submit(browser);
    const repeated = await browser.get('submit', { params, body: { rev } }, { key });
    expect(repeated.receipt).toEqual(first.receipt);
    expect(repeated.registration).toMatchObject({ status: 'submitted', code: second.receipt.code });
    expect(count(await actionsOf(product, of(candidate)), 'submit')).toBe(2);
  });
});

describe('the same races with a guard off: the controls', () => {
  const REV = { 'and rev = $3': 'and $3::int is not null' };
  const LOCK = { ...REV, ' for no key update': '' };

  /** A product whose stores write without the words cut out, and whose events have lost the constraints named. */
  async function unguarded(cut: Readonly<Record<string, string>>, constraints: readonly string[]) {
    const product = await createTestProduct({ people: false });
    const { keys, store, office } = product.services;
    const app = poolWithoutGuard(product.database.urls.app, cut);
    const staff = poolWithoutGuard(product.database.urls.office, cut);
    Object.assign(store, createRegistrationStore(app.pool, keys));
    Object.assign(office, createOfficeStore(staff.pool, keys));
    for (const type of constraints) {
      const found = await product.sql(
        `select conname, conrelid::regclass as on from pg_constraint
         where contype = $1 and conparentid = 0 and conrelid::regclass::text in ('registration_events')`,
        [type],
      );
      for (const { on, conname } of found) {
        await product.sql(`alter table ${on} drop constraint "${conname}" cascade`);
      }
    }
    onTestFinished(async () => {
      await Promise.all([app.pool.end(), staff.pool.end()]);
      await product.close();
    });
    return { product, used: () => new Set([...app.used, ...staff.used]) };
  }

  it('without the rev, the chain’s own key still refuses a second event with one number', async () => {
    const { product, used } = await unguarded(REV, []);
    const candidate = await filledIn(product);
    const rivals = [randomUUID(), randomUUID()].map((key) => () => outcome(submits(candidate, key)));
    expect(await race(product, of(candidate), rivals)).toEqual(['done', 'internal']);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
    expect(used()).toEqual(new Set(Object.keys(REV)));
  });

  it('without rev and key, submit ∥ submit under one key submits twice', async () => {
    const { product } = await unguarded(REV, ['p', 'u']);
    const candidate = await filledIn(product);
    const key = randomUUID();
    const rivals = [() => outcome(submits(candidate, key)), () => outcome(submits(candidate, key))];
    for (const table of ['verification_codes', 'registration_revisions', 'messages']) {
      await product.sql(`alter table ${table} drop constraint ${table}_pkey cascade`);
    }
    expect(await race(product, of(candidate), rivals)).toEqual(['done', 'done']);
    expect(count(await actionsOf(product, of(candidate)), 'submit')).toBe(2);
    expect(await faultsOf(product, of(candidate))).toContain('10 events, rev 9, seq 9');
  });

  it('without rev and key, save-page ∥ save-page loses what was saved', async () => {
    const { product } = await unguarded(REV, ['p']);
    const candidate = await filledIn(product);
    const other = await candidate.anotherBrowser();
    const outcomes = await race(product, of(candidate), [
      () => savesContact(candidate.browser, candidate.rev, '第一个窗口'),
      () => savesContact(other, candidate.rev, '第二个窗口'),
    ]);
    expect(outcomes).toEqual(['done', 'done']);
    expect((await view(other)).answers.address).toBe('第二个窗口');
    expect(await faultsOf(product, of(candidate))).not.toEqual([]);
  });

  it('without rev and key, a paper that comes as the form is submitted makes a draft of it again', async () => {
    const { product, used } = await unguarded(REV, ['p']);
    const candidate = await withPaperAtHand(product);
    const rivals = [() => outcome(submits(candidate, randomUUID())), candidate.attaches];
    expect(await race(product, of(candidate), rivals)).toEqual(['done', 'done']);
    expect([(await view(candidate.browser)).status, await furtherPapers(candidate.browser)]).toEqual([
      'draft',
      1,
    ]);
    expect(await actionsOf(product, of(candidate))).toContain('submit');
    expect(await faultsOf(product, of(candidate))).not.toEqual([]);
    expect(used()).toEqual(new Set(Object.keys(REV)));
  });

  it('without rev and key, both of two workers tell it', async () => {
    const { product, used } = await unguarded(REV, ['p']);
    const candidate = await withInfectedPaper(product);
    await product.sql('alter table messages drop constraint messages_pkey cascade');
    expect(await race(product, of(candidate), candidate.tellers)).toEqual([1, 1]);
    expect(await toldOfViruses(product, candidate)).toBe(2);
    expect(used()).toEqual(new Set(Object.keys(REV)));
  });

  it('without rev, key and lock, two clerks both confirm, and a withdrawal undoes a confirmation', async () => {
    const { product, used } = await unguarded(LOCK, ['p']);
    const office = await newOffice(product);
    const [candidate, other] = [await submitted(product), await submitted(product)];
    await product.sql('alter table messages drop constraint messages_pkey cascade');
    const both = [office.counter, office.point].map((clerk) => () => confirms(clerk, candidate));
    expect(await race(product, of(candidate), both)).toEqual(['done', 'done']);
    expect(await faultsOf(product, of(candidate))).not.toEqual([]);
    const mixed = await race(product, of(other), [
      () => confirms(office.counter, other),
      () => withdraws(other),
    ]);
    expect(mixed).toEqual(['done', 'done']);
    expect((await view(other.browser)).status).toBe('draft');
    expect(await actionsOf(product, of(other))).toContain('confirm');
    expect(await faultsOf(product, of(other))).toContain('11 events, rev 10, seq 10');
    expect(used()).toEqual(new Set(Object.keys(LOCK)));
  });

  it('without the keys of the registration, ten who enter at once are several', async () => {
    const { product } = await unguarded({}, ['p', 'u']);
    await product.sql('alter table registrations drop constraint registrations_pkey cascade');
    const candidate = await newCandidate(product);
    const body = { region: '13', notice: product.services.notices.registrationNotice(EDITION) };
    const enters = () => outcome(candidate.browser.send('enter', { params, body }));
    await raceToInsert(
      product,
      'registrations',
      Array.from({ length: 10 }, () => enters),
      8,
    );
    expect(await faultsOf(product, of(candidate))).toEqual([expect.stringMatching(/^([2-9]|10) rows$/)]);
  });
});
