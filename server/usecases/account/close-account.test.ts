import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileStore, FilesAway } from '../../ports/file-store.ts';
import { createRegistrationStore } from '../../postgres/registration-store.ts';
import { join, newcomer, numberEndingInX, PASSWORD, proven, withPaper } from '../../testing/newcomers.ts';
import { poolWithoutGuard, race, raceForAccount } from '../../testing/race.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, enter, fillIn, submit } from '../../testing/thread.ts';
import { enterEdition } from '../candidate/enter-edition.ts';
import { verifyChains } from '../proof/verify-chains.ts';
import { addCredential } from './add-credential.ts';
import { closeAccount } from './close-account.ts';
import { saveBasics } from './save-basics.ts';
import { photoKey } from './upload-photo.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const close = (browser: TestBrowser, password = PASSWORD) =>
  browser.send('closeAccount', { body: { password } });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code ?? 'done';

const idOf = async (userName: string) => {
  const [row] = await product.sql('select candidate_id from user_names where user_name = $1', [userName]);
  return String(row?.candidate_id);
};

/** Somebody with everything that entering an exam needs, and a photo. */
async function complete(changes = {}) {
  const { entries, browser } = await join(product, changes);
  const candidate = await idOf(entries.userName);
  const basics = {
    nationality: 'CN',
    sex: null,
    birthDate: null,
    ethnicity: '01',
    idValidUntil: '2035-06-30',
  };
  await saveBasics(product.services, candidate, basics);
  const record = {
    kind: 'education',
    level: 'junior-college',
    school: '石家庄医学高等专科学校',
    schoolNote: '',
    major: '护理学',
    finishedOn: '2019-07-01',
    certificateNumber: '103781201906000123',
    studyLength: '3',
  } as const;
  await addCredential(product.services, candidate, record, crypto.randomUUID());
  const digest = 'c'.repeat(64);
  await product.services.files.put(photoKey(candidate, digest), Buffer.from('photo'));
  await product.services.files.put(photoKey(candidate, 'd'.repeat(64)), Buffer.from('an older photo'));
  await product.services.accounts.setPhoto(candidate, { digest, width: 420, height: 600 });
  return { entries, browser, candidate };
}

/** Every row of every table, as text, in which something stands that was this person's alone. */
async function tracesOf(secrets: readonly string[], candidate: string) {
  const tables = await product.sql(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await product.sql(
      `select t.*::text as line from ${String(name)} t where t.*::text like $1`,
      [`%${candidate}%`],
    );
    if (rows.length > 0) found.push(String(name));
    for (const { line } of rows) {
      for (const secret of secrets) expect(String(line), String(name)).not.toContain(secret);
    }
  }
  return found.toSorted();
}

describe('closing an account', () => {
  it('erases all that is personal, keeps the history without values, and frees name and number', async () => {
    const { entries, browser, candidate } = await complete({
      ...withPaper('resident-id', numberEndingInX('880417')),
      name: '欧阳若水',
      nameAgain: '欧阳若水',
    });
    await enter(browser);
    for (const rev of [1, 2]) {
      await browser.get('saveDraft', {
        params: { edition: EDITION, page: 'contact' },
        body: { answers: { phone: entries.phone }, rev },
      });
      // What was typed for the first region is kept, and goes with the account, too.
      if (rev === 1)
        await browser.get('changeRegion', { params: { edition: EDITION }, body: { region: '37' } });
    }
    expect((await close(browser)).statusCode).toBe(200);
    expect((await browser.send('getAccount', {})).statusCode).toBe(401);
    const login = { login: entries.userName, password: PASSWORD };
    expect((await product.browser().send('logIn', { body: login })).statusCode).toBe(401);
    // Its X stands in no digest, no id and no date: four digits alone would be found there by chance.
    const secrets = [entries.name, entries.userName, entries.idNumber.slice(-4), '河北', '石家庄'];
    expect(await tracesOf(secrets, candidate)).toEqual([
      'candidates',
      'consents',
      'registration_events',
      'registration_numbers',
      'registrations',
    ]);
    for (const digest of ['c', 'd']) {
      expect(await product.services.files.find(photoKey(candidate, digest.repeat(64)))).toBeNull();
    }
    const again = await proven(product, newcomer({ ...entries, phoneCode: '' }));
    expect(await product.browser().get('signUp', { body: again })).toMatchObject({
      userName: entries.userName,
    });
  });

  it('closes nothing while files are away, and all of it when they are back', async () => {
    const { browser, candidate } = await complete();
    await enter(browser);
    const { files } = product.services;
    const away = () => Promise.reject(new FilesAway('no answer'));
    const faults: Partial<FileStore>[] = [{ find: away }, { deleteAll: away }];
    for (const fault of faults) {
      const closing = closeAccount(
        { ...product.services, files: { ...files, ...fault } },
        candidate,
        PASSWORD,
      );
      await expect(closing).rejects.toThrow(FilesAway);
      expect(await browser.get('getAccount', {})).toMatchObject({ photo: { digest: 'c'.repeat(64) } });
    }
    const folder = `photos/${candidate}`;
    expect(existsSync(path.join(product.filesFolder, folder))).toBe(true);
    expect((await close(browser)).statusCode).toBe(200);
    expect(existsSync(path.join(product.filesFolder, folder))).toBe(false);
  });

  it('leaves histories that agree: what was not submitted is given up, by an act of its own', async () => {
    const { browser, candidate } = await complete();
    await fillIn(browser).catch(() => enter(browser));
    await close(browser);
    const events = await product.sql(
      'select action, to_status from registration_events where candidate_id = $1 order by seq desc limit 1',
      [candidate],
    );
    expect(events).toEqual([{ action: 'give-up', to_status: 'forfeited' }]);
    expect(await verifyChains(product.services, EDITION)).toMatchObject({ disagreements: [] });
    expect(await product.services.proof.findBreaches()).toEqual([]);
  });

  it('is refused while something that was submitted hangs on it, and says what', async () => {
    const { browser } = await complete();
    await fillIn(browser);
    expect(await browser.get('getClosing', {})).toMatchObject({
      inUse: [],
      givenUp: [{ edition: EDITION, status: 'draft' }],
    });
    await submit(browser);
    await browser.get('withdraw', { params: { edition: EDITION } });
    expect(await browser.get('getClosing', {})).toMatchObject({
      inUse: [{ edition: EDITION, status: 'draft' }],
      givenUp: [],
    });
    expect(codeOf(await close(browser))).toBe('account-in-use');
    expect((await browser.get('getAccount', {})).missing).toEqual([]);
  });

  it('asks for the password, and slows guessing down', async () => {
    const { browser } = await join(product);
    for (let i = 0; i < 5; i += 1) expect(codeOf(await close(browser, `Wrong-${i}`))).toBe('password-wrong');
    expect(codeOf(await close(browser))).toBe('login-delayed');
    expect((await browser.send('getAccount', {})).statusCode).toBe(200);
  });
});

describe('closing and at the same time', () => {
  const entry = { edition: EDITION, region: '13', notice: 'health-2026-1' };
  const incoming = () => ({ key: crypto.randomUUID(), request: 'enter' });
  const registrationsOf = (candidate: string) =>
    product.sql('select status, name from registrations where candidate_id = $1', [candidate]);

  it('entering an exam: nothing is entered with an account that is gone', async () => {
    const { candidate } = await complete();
    await raceForAccount<unknown>(product, candidate, [
      () => closeAccount(product.services, candidate, PASSWORD),
      () => enterEdition(product.services, candidate, entry, incoming()),
    ]);
    expect(await registrationsOf(candidate)).toEqual([]);
  });

  it('entering an exam: without the guard there would be a registration of nobody (control)', async () => {
    const { candidate } = await complete();
    const { pool, used } = poolWithoutGuard(product.database.urls.app, {
      'candidate_id = $2 and closed_at is null\n    and not': 'candidate_id = $2\n    and not',
      'for key share of candidates': '',
    });
    const store = createRegistrationStore(pool, product.services.keys);
    await raceForAccount<unknown>(product, candidate, [
      () => closeAccount(product.services, candidate, PASSWORD),
      // The page cannot be shown: its account is gone.
      () => enterEdition({ ...product.services, store }, candidate, entry, incoming()).catch(() => null),
    ]);
    await pool.end();
    expect(used.size).toBe(2);
    expect(await registrationsOf(candidate)).toHaveLength(1);
  });

  it('submitting: one of the two wins, and the account is open where something was submitted', async () => {
    const { browser, candidate } = await complete();
    await fillIn(browser);
    const { rev } = await browser.get('getRegistration', { params: { edition: EDITION } });
    const [submitted, closed] = await race(product, { edition: EDITION, candidate }, [
      () => browser.send('submit', { params: { edition: EDITION }, body: { rev } }),
      () => close(browser),
    ]);
    expect([submitted?.statusCode, closed?.statusCode]).toEqual([200, 409]);
    expect((await browser.send('getAccount', {})).statusCode).toBe(200);
    const other = await complete();
    await fillIn(other.browser);
    const read = await other.browser.get('getRegistration', { params: { edition: EDITION } });
    const of = { edition: EDITION, candidate: other.candidate };
    const [first, second] = await race(product, of, [
      () => close(other.browser),
      () => other.browser.send('submit', { params: { edition: EDITION }, body: { rev: read.rev } }),
    ]);
    expect(first?.statusCode).toBe(200);
    expect(second?.statusCode).toBeGreaterThanOrEqual(400);
    expect(await registrationsOf(other.candidate)).toEqual([{ status: 'forfeited', name: '' }]);
  });

  it('saving basic information or a photo: nothing comes back', async () => {
    const { candidate } = await complete();
    await closeAccount(product.services, candidate, PASSWORD);
    const { accounts } = product.services;
    await accounts.setPhoto(candidate, { digest: 'e'.repeat(64), width: 420, height: 600 });
    await accounts.setPhone(candidate, '13900001234');
    const at = product.clock.now();
    const basics = { nationality: 'CN', sex: '2', birthDate: '1990-01-01', ethnicity: '01' };
    await accounts.saveBasics(candidate, { ...basics, idValidUntil: null, at });
    const [row] = await product.sql('select * from candidates where candidate_id = $1', [candidate]);
    expect(row).toMatchObject({ photo_digest: null, nationality: null, sex: null, basics_at: null });
    expect(await accounts.findAccount(candidate)).toBeNull();
  });
});
