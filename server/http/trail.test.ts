import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { fillIn, logIn, logInToOffice, submit } from '../testing/thread.ts';
import { verifyTrail } from '../usecases/proof/verify-trail.ts';

let product: TestProduct;
let point: TestBrowser;
let number: string;
let code: string;

beforeAll(async () => {
  product = await createTestProduct();
  const candidate = await logIn(product, 'wangxiaoming');
  await fillIn(candidate);
  const { receipt } = await submit(candidate);
  ({ number, code } = receipt);
  point = await logInToOffice(product, 'sjz');
});
afterAll(() => product.close());

/** The newest entries, the newest first. */
const latest = (count = 1) =>
  product.sql(
    `select user_name, post, region_id, point_id, class, endpoint, object, words, outcome, at, recorded_at, session
     from audit_entries order by age(xmin), ctid desc limit $1`,
    [count],
  );
const last = async () => (await latest())[0] ?? {};

describe('the audit trail', () => {
  it('says who logged in, and names the account of a wrong password', async () => {
    expect(await last()).toMatchObject({
      user_name: 'sjz',
      post: 'point-reviewer',
      region_id: '13',
      point_id: '1301',
      class: 'log-in',
      endpoint: 'logInToOffice',
      outcome: 'done',
    });
    const browser = product.browser();
    await browser.send('logInToOffice', { body: { login: 'SJZ', password: 'Wrong-2026!' } });
    expect(await last()).toMatchObject({ user_name: 'sjz', class: 'log-in', outcome: 'wrong-login' });
    await browser.send('logInToOffice', { body: { login: 'nobody', password: 'Secret-2026!' } });
    expect(await last()).toMatchObject({ user_name: '', object: '', words: '', outcome: 'wrong-login' });
  });

  it('says who read which file, by its number also where it was found by its code', async () => {
    await point.get('getFile', { params: { number } });
    const read = await last();
    expect(read).toMatchObject({
      user_name: 'sjz',
      class: 'read',
      endpoint: 'getFile',
      object: number,
      words: '',
      outcome: 'done',
      at: product.clock.now(),
      recorded_at: product.clock.wall(),
    });
    expect(read.session).toMatch(/^[0-9a-f]{12}$/);
    await point.get('findForm', { params: { code } });
    expect(await last()).toMatchObject({ endpoint: 'findForm', object: number, words: '' });
    await point.send('getFilePhoto', { params: { number } });
    expect(await last()).toMatchObject({ class: 'read', endpoint: 'getFilePhoto', object: number });
  });

  it('says what was looked for, without an ID number that somebody typed', async () => {
    await point.get('listFiles', { query: { q: '王晓明', status: 'submitted' } });
    expect(await last()).toMatchObject({ class: 'search', object: '', words: 'q=王晓明 status=submitted' });
    await point.get('listFiles', { query: { q: '130102199805120017' } });
    expect(await last()).toMatchObject({ words: 'q=**************0017' });
  });

  it('says what was tried and refused: a foreign file, a post that may not', async () => {
    const baoding = await logInToOffice(product, 'baoding');
    await baoding.refusal('getFile', { params: { number } });
    expect(await last()).toMatchObject({ user_name: 'baoding', object: number, outcome: 'not-found' });
    const auditor = await newStaff(product, 'auditor', null);
    await auditor.refusal('unmaskFile', { params: { number }, body: { why: '看一看' } });
    expect(await last()).toMatchObject({ post: 'auditor', class: 'unmask', outcome: 'permission-missing' });
  });

  it('says why somebody looked behind a mask, and what was decided', async () => {
    await point.get('unmaskFile', { params: { number }, body: { why: '核对本人证件' } });
    expect(await last()).toMatchObject({ class: 'unmask', object: number, words: '核对本人证件' });
    await point.send('decideFile', { params: { number }, body: { do: 'confirm', rev: 99, code } });
    expect(await last()).toMatchObject({ class: 'write', object: number, words: 'confirm' });
    expect((await last()).outcome).not.toBe('done');
  });

  it('says nothing of lists of reasons and of one’s own work, and still of knocks that were refused there', async () => {
    const before = (await product.sql('select count(*) as count from audit_entries'))[0]?.count;
    await point.get('listReasons', {});
    await point.get('getWork', {});
    await product.browser().send('getFile', { params: { number } });
    expect((await product.sql('select count(*) as count from audit_entries'))[0]?.count).toBe(before);
    await point.refusal('listEmployerNames', { query: { is: 'open' } });
    expect(await last()).toMatchObject({ endpoint: 'listEmployerNames', outcome: 'permission-missing' });
  });

  it('can be verified as it was written', async () => {
    const { entries, faults } = await verifyTrail(product.services, product.clock.now());
    expect(faults).toEqual([]);
    expect(entries).toBeGreaterThan(10);
  });
});

describe('what cannot be written down is not shown', () => {
  const asOwner = async (statement: string) => {
    const client = new pg.Client({ connectionString: product.database.urls.migrator });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  it('neither a file nor its photo nor a list nor a session', async () => {
    await asOwner('alter function append_audit rename to append_audit_away');
    const photo = await point.send('getFilePhoto', { params: { number } });
    const answers = [
      await point.send('getFile', { params: { number } }),
      await point.send('listFiles', { query: {} }),
      photo,
      await product.browser().send('logInToOffice', { body: { login: 'sjz', password: 'Weikao-2026!' } }),
    ];
    await asOwner('alter function append_audit_away rename to append_audit');
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().error.code]).toEqual([500, 'internal']);
      expect(answer.body).not.toContain('王晓明');
      expect(answer.cookies).toEqual([]);
    }
    expect(photo.headers['content-type']).toContain('application/json');
    expect((await point.send('getFile', { params: { number } })).statusCode).toBe(200);
  });
});
