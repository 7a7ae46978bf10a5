import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Basics, NewCredential } from '#contract/client.ts';
import { endpoints } from '#contract/endpoints.ts';
import { drawPortrait } from '../../demo/portrait.ts';
import { createAccountStore } from '../../postgres/account-store.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { join, withPaper } from '../../testing/newcomers.ts';
import { poolWithoutGuard, raceToInsert } from '../../testing/race.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, enter } from '../../testing/thread.ts';
import { addCredential } from './add-credential.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const education = (changes: Partial<NewCredential> = {}): NewCredential => ({
  kind: 'education',
  level: 'junior-college',
  school: '沧州医学高等专科学校',
  schoolNote: '',
  major: '护理学',
  finishedOn: '2019-07-01',
  certificateNumber: '121801201906000777',
  studyLength: '3',
  ...changes,
});

describe('education and degree records: A6 (2026), A6 (2023)', () => {
  it('are added, not yet verified, and open the exams: B1', async () => {
    const { browser } = await join(product);
    const account = await browser.get('addCredential', { body: education() });
    expect(account.credentials).toEqual([
      {
        ...education(),
        id: expect.any(String),
        state: 'unverified',
        byStaff: false,
        expectedBy: null,
        setAside: false,
      },
    ]);
    expect(account.missing).toEqual(['basics', 'photo']);
  });

  it('cannot be sent in as verified, nor under another’s name', async () => {
    const { browser } = await join(product);
    const forged = {
      ...education(),
      state: 'verified',
      id: '00000000-0000-0000-0000-000000000000',
      candidate: 'x',
    };
    const { credentials } = await browser.get('addCredential', { body: forged });
    expect(credentials).toMatchObject([{ state: 'unverified' }]);
    expect(credentials[0]?.id).not.toBe(forged.id);
  });

  it('are told all their mistakes at once', async () => {
    const { browser } = await join(product);
    const wrong = education({ level: 'wizard', school: ' ', finishedOn: '2026-01-01', studyLength: '' });
    const refused = await browser.refusal('addCredential', { body: wrong });
    expect(refused.problems?.map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'level: not-offered',
      'school: required',
      'finishedOn: in-the-future',
      'studyLength: required',
    ]);
    expect((await browser.get('getAccount', {})).credentials).toEqual([]);
  });

  it('are five of a kind at most, and none is there twice', async () => {
    const { browser } = await join(product);
    for (let i = 1; i <= 5; i += 1) {
      await browser.get('addCredential', { body: education({ certificateNumber: `C${i}` }) });
      const twice = await browser.refusal('addCredential', {
        body: education({ certificateNumber: `c${i} ` }),
      });
      expect(twice).toMatchObject({ status: 409, code: 'duplicate-credential' });
    }
    const sixth = await browser.refusal('addCredential', { body: education({ certificateNumber: 'C6' }) });
    expect(sixth).toMatchObject({ status: 409, code: 'too-many-credentials' });
    const degree = education({ kind: 'degree', level: 'bachelor' });
    expect((await browser.get('addCredential', { body: degree })).credentials).toHaveLength(6);
  });

  it('can neither be changed nor deleted', () => {
    const ways = Object.values(endpoints).filter(([, path]) => path.includes('credentials'));
    expect(ways).toEqual([
      ['POST', '/api/account/credentials'],
      ['PUT', '/api/account/set-aside-credentials/:credential'],
      ['DELETE', '/api/account/set-aside-credentials/:credential'],
    ]);
  });

  it('can be set aside and taken back: only those that stand count and make the account complete', async () => {
    const { browser } = await join(product);
    const idOf = async (number: string) => {
      const { credentials } = await browser.get('getAccount', {});
      return credentials.find(({ certificateNumber }) => certificateNumber === number)?.id ?? '';
    };
    for (const i of [1, 2, 3, 4, 5]) {
      await browser.get('addCredential', { body: education({ certificateNumber: `C${i}` }) });
    }
    const wrong = { params: { credential: await idOf('C1') } };
    for (const _twice of [1, 2]) {
      const { credentials } = await browser.get('setCredentialAside', wrong);
      const aside = credentials.filter(({ setAside }) => setAside);
      expect(aside.map(({ certificateNumber }) => certificateNumber)).toEqual(['C1']);
      expect(credentials).toHaveLength(5);
    }
    await browser.get('addCredential', { body: education({ certificateNumber: 'C6' }) });
    expect(await browser.refusal('takeCredentialBack', wrong)).toMatchObject({
      status: 409,
      code: 'too-many-credentials',
    });
    for (const number of ['C2', 'C3', 'C4', 'C5', 'C6']) {
      const { missing } = await browser.get('setCredentialAside', {
        params: { credential: await idOf(number) },
      });
      expect(missing.includes('education'), number).toBe(number === 'C6');
    }
    expect((await browser.get('takeCredentialBack', wrong)).missing).not.toContain('education');
    const other = await join(product);
    expect(await other.browser.refusal('setCredentialAside', wrong)).toMatchObject({ status: 404 });
    expect(await other.browser.refusal('takeCredentialBack', wrong)).toMatchObject({ status: 404 });
  });

  it('is not taken back beside one that says the same', async () => {
    const { browser } = await join(product);
    const { credentials } = await browser.get('addCredential', { body: education() });
    const first = { params: { credential: credentials[0]?.id ?? '' } };
    await browser.get('setCredentialAside', first);
    expect((await browser.get('addCredential', { body: education() })).credentials).toHaveLength(2);
    expect(await browser.refusal('takeCredentialBack', first)).toMatchObject({
      code: 'duplicate-credential',
    });
  });

  /** Ten different records of one person at once, through this account store. */
  async function race(accounts: TestProduct['services']['accounts']): Promise<string[]> {
    const { entries } = await join(product);
    const candidate = (await product.services.accounts.findByUserName(entries.userName)) ?? '';
    const rivals = Array.from({ length: 10 }, (_, i) => async () => {
      const deps = { ...product.services, accounts };
      const added = await addCredential(
        deps,
        candidate,
        education({ certificateNumber: `R${i}` }),
        product.services.keys.uuid(),
      );
      return added.ok ? 'added' : added.refused.code;
    });
    return raceToInsert(product, 'credentials', rivals, 8);
  }
  const countAdded = (outcomes: string[]) => outcomes.filter((outcome) => outcome === 'added').length;

  it('are five also when ten are sent at once', async () => {
    const outcomes = await race(product.services.accounts);
    expect(countAdded(outcomes)).toBe(5);
    expect(outcomes.filter((outcome) => outcome === 'too-many-credentials')).toHaveLength(5);
  });

  it('would be more without the lock (control)', async () => {
    const { pool, used } = poolWithoutGuard(product.database.urls.app, { ' for no key update': '' });
    const outcomes = await race(createAccountStore(pool, product.services.keys));
    await pool.end();
    expect(used.size).toBe(1);
    expect(countAdded(outcomes)).toBeGreaterThan(5);
  });
});

describe('basic information: A1', () => {
  const basics: Basics = {
    nationality: 'CN',
    sex: null,
    birthDate: null,
    ethnicity: '01',
    idValidUntil: '2035-06-30',
  };

  it('is chosen by hand where the paper tells nothing', async () => {
    const { browser } = await join(product, withPaper('passport', '19FV84231'));
    expect(await browser.get('getAccount', {})).toMatchObject({
      sex: null,
      birthDate: null,
      readFromIdNumber: false,
    });
    const chosen = { ...basics, nationality: 'FR', sex: '2', birthDate: '1990-02-28', ethnicity: null };
    const account = await browser.get('saveBasics', { body: chosen });
    expect(account).toMatchObject(chosen);
    expect(account.missing).not.toContain('basics');
  });

  it.each([
    ['an unknown nationality', { nationality: 'ZZ' }, 'nationality: not-offered'],
    ['an unknown sex', { sex: '7' }, 'sex: not-offered'],
    ['an unknown ethnic group', { ethnicity: '99' }, 'ethnicity: not-offered'],
    ['a birthday to come', { birthDate: '2026-01-01' }, 'birthDate: date-in-future'],
    ['a day that does not exist', { birthDate: '1990-02-30' }, 'birthDate: not-a-date'],
    ['an expiry that is no date', { idValidUntil: '长期' }, 'idValidUntil: not-a-date'],
  ])('with %s is refused, and nothing is saved', async (_what, changes, problem) => {
    const { browser } = await join(product);
    const refused = await browser.refusal('saveBasics', { body: { ...basics, ...changes } });
    expect(refused.problems?.map(({ field, code }) => `${field}: ${code}`)).toEqual([problem]);
    expect((await browser.get('getAccount', {})).missing).toContain('basics');
  });

  it('cannot change name, paper or user name', async () => {
    const { entries, browser } = await join(product);
    const more = {
      ...basics,
      name: '别人',
      idNumber: '13020319910307001X',
      idType: 'passport',
      userName: 'other',
    };
    const account = await browser.get('saveBasics', { body: more });
    expect(account).toMatchObject({ name: entries.name, idType: 'resident-id', userName: entries.userName });
    expect(account.idNumberMasked.slice(-4)).toBe(entries.idNumber.slice(-4));
  });

  it('is sealed in the database: no ID number, telephone or date in clear', async () => {
    const { entries, browser } = await join(product);
    await browser.get('saveBasics', { body: basics });
    const rows = await product.sql("select *, encode(sealed, 'escape') as bytes from candidates");
    const text = JSON.stringify(rows);
    for (const secret of [entries.idNumber, entries.phone, '2035-06-30']) {
      expect(text).not.toContain(secret);
    }
  });
});

const upload = (
  browser: TestBrowser,
  body: Buffer,
  query: Record<string, string> = {},
  type = 'image/jpeg',
) => browser.send('uploadPhoto', { query, body } as never, { headers: { 'content-type': type } });

/** Noise, which no encoder makes small. */
const picture = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

describe('the base photo: A7 (2026), A7 (2023)', () => {
  it('is kept upright and plain, and shown to its owner', async () => {
    const { browser } = await join(product);
    expect((await browser.send('getPhoto', { query: {} })).statusCode).toBe(404);
    const answer = await upload(browser, Buffer.from(await drawPortrait(40)));
    expect(answer.json()).toMatchObject({ photo: { width: 600, height: 800 } });
    expect(answer.json().missing).not.toContain('photo');
    const shown = await browser.send('getPhoto', { query: {} });
    expect(shown.headers['content-type']).toBe('image/jpeg');
    expect(await sharp(shown.rawPayload).metadata()).toMatchObject({
      format: 'jpeg',
      width: 600,
      height: 800,
    });
  });

  it('C18 (2026): what nobody has looked at says so', async () => {
    const { browser } = await join(product);
    expect((await browser.get('getAccount', {})).photoCheck).toBeNull();
    const answer = await upload(browser, Buffer.from(await drawPortrait(40)));
    expect(answer.json().photoCheck).toEqual({ faceChecked: false, doubts: [] });
  });

  it('can be cut from a larger picture', async () => {
    const { browser } = await join(product);
    const crop = { left: '100', top: '50', width: '450', height: '630' };
    const answer = await upload(browser, await picture(1000, 800).jpeg().toBuffer(), crop);
    expect(answer.json().photo).toMatchObject({ width: 450, height: 630 });
  });

  const cases: [string, () => Promise<Buffer>, Record<string, string>][] = [
    ['photo-not-an-image', async () => Buffer.from(`%PDF-1.7\n${'x'.repeat(60_000)}`), {}],
    [
      'photo-not-an-image',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      {},
    ],
    ['photo-not-an-image', async () => (await picture(600, 800).jpeg().toBuffer()).subarray(0, 60_000), {}],
    ['photo-not-an-image', () => picture(600, 800).webp({ quality: 100 }).toBuffer(), {}],
    ['photo-too-few-pixels', () => picture(410, 590).png().toBuffer(), {}],
    [
      'photo-too-few-pixels',
      () => picture(600, 800).png().toBuffer(),
      { left: '0', top: '0', width: '200', height: '300' },
    ],
    [
      'photo-too-many-pixels',
      () =>
        sharp({ create: { width: 7000, height: 8000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      {},
    ],
    [
      'photo-too-small',
      () =>
        sharp({ create: { width: 600, height: 800, channels: 3, background: '#fff' } })
          .jpeg()
          .toBuffer(),
      {},
    ],
    [
      'photo-too-large',
      async () => Buffer.concat([await picture(600, 800).jpeg().toBuffer(), Buffer.alloc(20_971_520)]),
      {},
    ],
    ['photo-not-portrait', () => picture(800, 600).jpeg().toBuffer(), {}],
  ];

  it.each(cases)('is refused with the reason: %s', async (code, make, query) => {
    const { browser } = await join(product);
    const answer = await upload(browser, await make(), query);
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, code]);
    expect((await browser.get('getAccount', {})).photo).toBeNull();
  });

  it('is judged by what it is, whatever it calls itself', async () => {
    const { browser } = await join(product);
    const portrait = Buffer.from(await drawPortrait(80));
    for (const type of ['application/octet-stream', 'image/svg+xml', 'image/png']) {
      expect((await upload(browser, portrait, {}, type)).statusCode, type).toBe(200);
    }
    const posing = Buffer.from(`<html>${' '.repeat(60_000)}</html>`);
    expect((await upload(browser, posing, {}, 'image/jpeg')).json().error.code).toBe('photo-not-an-image');
    const json = await browser.send('uploadPhoto', { query: {}, body: { photo: 'x' } } as never);
    expect([json.statusCode, json.json().error.code]).toEqual([422, 'photo-not-an-image']);
  });

  it('loses where it was taken', async () => {
    const { browser } = await join(product);
    const told = picture(600, 800).withExif({
      IFD0: { Artist: 'CANARY' },
      IFD3: { GPSLatitude: '38/1 2/1 3/1' },
    });
    const original = await told.jpeg().toBuffer();
    expect(original.includes('CANARY')).toBe(true);
    await upload(browser, original);
    const shown = (await browser.send('getPhoto', { query: {} })).rawPayload;
    expect(shown.includes('CANARY')).toBe(false);
    expect((await sharp(shown).metadata()).exif).toBeUndefined();
  });

  it('of another candidate cannot be had, shown or taken onto one’s own form', async () => {
    const [owner, other] = [await newCandidate(product), await join(product)];
    const photo = (await owner.browser.get('getAccount', {})).photo?.digest ?? '';
    for (const query of [{}, { digest: photo }]) {
      expect((await other.browser.send('getPhoto', { query })).statusCode).toBe(404);
    }
    expect((await owner.browser.send('getPhoto', { query: { digest: photo } })).statusCode).toBe(200);
    const thief = await newCandidate(product);
    await upload(thief.browser, Buffer.from(await drawPortrait(300)));
    await enter(thief.browser);
    const taken = await thief.browser.refusal('choosePhoto', {
      params: { edition: EDITION },
      body: { photo },
    });
    expect(taken).toMatchObject({ status: 409, code: 'photo-missing' });
    for (const path of [
      `/photos/${owner.id}/${photo}.jpg`,
      `/api/photos/${owner.id}/${photo}.jpg`,
      `/api/account/photo/${photo}`,
    ]) {
      expect((await product.app.inject({ method: 'GET', url: path })).statusCode).toBe(404);
    }
  });
});
