import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignUp } from '#contract/client.ts';
import { join, newcomer, numberEndingInX, PASSWORD, proven, withPaper } from '../../testing/newcomers.ts';
import { raceToInsert } from '../../testing/race.ts';
import { createTestProduct, DURING, type TestProduct } from '../../testing/test-product.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());

const signUp = async (entries: SignUp) =>
  product.browser().refusal('signUp', { body: await proven(product, entries) });

/** Field and code of every problem told. */
async function problemsOf(changes: Partial<SignUp>): Promise<string[]> {
  const refused = await product.browser().refusal('signUp', { body: newcomer(changes) });
  expect(refused).toMatchObject({ status: 422, code: 'problems' });
  return (refused.problems ?? []).map(({ field, code }) => `${field}: ${code}`);
}

const countOf = async (table: string) =>
  Number((await product.sql(`select count(*)::int as count from ${table}`))[0]?.count);

describe('signing up', () => {
  it('makes one account, logged in, that says what keeps exams closed: A1 (2026), A1 (2023)', async () => {
    const { entries, browser } = await join(product);
    expect(await browser.get('getSession', {})).toMatchObject({
      userName: entries.userName,
      idTail: entries.idNumber.slice(-4),
    });
    const account = await browser.get('getAccount', {});
    expect(account.missing).toEqual(['basics', 'education', 'photo']);
    expect(account.idNumberMasked).toBe(`**************${entries.idNumber.slice(-4)}`);
    const refused = await browser.refusal('enter', {
      params: { edition: 'health-2026' },
      body: { region: '13', notice: product.services.notices.registrationNotice('health-2026') },
    });
    expect(refused).toMatchObject({
      status: 409,
      code: 'account-incomplete',
      params: { missing: ['basics', 'education'] },
    });
  });

  it('reads sex and date of birth from the ID number, and only from there', async () => {
    const { browser } = await join(product, withPaper('resident-id', '130204198503140024'));
    expect(await browser.get('getAccount', {})).toMatchObject({
      sex: '2',
      birthDate: '1985-03-14',
      readFromIdNumber: true,
      nationality: 'CN',
    });
    const basics = { nationality: 'CN', ethnicity: '01', idValidUntil: null };
    const lied = { ...basics, sex: '1', birthDate: '1999-09-09' };
    expect(await browser.get('saveBasics', { body: lied })).toMatchObject({
      sex: '2',
      birthDate: '1985-03-14',
    });
  });

  it('keeps which version of which text was agreed to, and when', async () => {
    const { entries } = await join(product);
    const kept = await product.sql(
      `select consent, version, agreed_at from consents join user_names using (candidate_id)
       where user_name = $1 order by consent`,
      [entries.userName],
    );
    const agreed_at = new Date(DURING.registration);
    expect(kept).toEqual([
      { consent: 'privacy', version: '1', agreed_at },
      { consent: 'sensitive-data', version: '1', agreed_at },
    ]);
  });

  it.each([
    ['none', []],
    ['only one of the two', [{ key: 'privacy', version: '1' }]],
    [
      'an older version',
      [
        { key: 'privacy', version: '1' },
        { key: 'sensitive-data', version: '0' },
      ],
    ],
  ])('needs both consents in today’s version, not %s', async (_what, consents) => {
    expect(await signUp(newcomer({ consents }))).toMatchObject({ status: 422, code: 'consent-missing' });
  });

  it('needs name, type and number twice alike, however they are spelled', async () => {
    for (const changes of [
      { nameAgain: '孟庆芸' },
      { idNumberAgain: '130204198503140040' },
      { idTypeAgain: 'passport' as const },
    ]) {
      expect(await signUp(newcomer(changes))).toMatchObject({ status: 422, code: 'entries-differ' });
    }
    const number = numberEndingInX('900307');
    const spelled = {
      idNumberAgain: ` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()} `,
      name: '阿依古丽·买买提',
      nameAgain: '阿依古丽•买买提',
    };
    const { browser } = await join(product, { ...withPaper('resident-id', number), ...spelled });
    expect((await browser.get('getAccount', {})).name).toBe('阿依古丽·买买提');
  });

  it('tells everything that is wrong at once, before anything is looked up', async () => {
    const { entries } = await join(product);
    const wrong = {
      userName: '王',
      name: '王1',
      phone: '0311-86012345',
      idNumber: entries.idNumber.replace(/.$/, 'A'),
    };
    expect(await problemsOf(wrong)).toEqual([
      'userName: user-name-shape',
      'name: name-characters',
      'idNumber: id-number-characters',
      'phone: not-a-phone',
    ]);
  });

  it('does not say that an ID number is taken before the double entry was right', async () => {
    const { entries } = await join(product);
    const number = withPaper('resident-id', entries.idNumber);
    expect(await signUp(newcomer({ ...number, nameAgain: '某某' }))).toMatchObject({
      code: 'entries-differ',
    });
    expect(await signUp(newcomer(number))).toMatchObject({ status: 409, code: 'id-number-taken' });
  });
});

describe('a password', () => {
  it.each([
    ['too short', 'Wk-2026!x', 'password-weak'],
    ['of one kind of characters', 'registration', 'password-weak'],
    ['of four characters over and over', 'abA1abA1abA1', 'password-weak'],
    ['with the user name in it', 'x-Newcomer-Linmu-1', 'password-contains-name'],
    ['with the ID number in it', `wk ${numberEndingInX('770707')}!`, 'password-contains-name'],
    [
      'with the end of the ID number in it',
      `Weikao${numberEndingInX('770707').slice(-8).toLowerCase()}`,
      'password-contains-name',
    ],
  ])('%s is refused', async (_what, password, code) => {
    const person = {
      userName: 'newcomer-linmu',
      ...withPaper('resident-id', numberEndingInX('770707')),
      password,
    };
    expect(await problemsOf(person)).toEqual([`password: ${code}`]);
  });

  it('is nowhere in the database as it was typed', async () => {
    const { entries } = await join(product, { password: 'Kolibri-im-Regen-7' });
    const [row] = await product.sql('select password_hash from candidates where user_name = $1', [
      entries.userName,
    ]);
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('one person', () => {
  it('has one account, whichever way the ID number is typed', async () => {
    const number = numberEndingInX('910307');
    await join(product, withPaper('resident-id', number));
    for (const typed of [
      number,
      number.replace('X', 'x'),
      ` ${number.slice(0, 6)} ${number.slice(6)}`,
      number.replace('1302', '１３０２').replace('X', '×'),
    ]) {
      expect(await signUp(newcomer(withPaper('resident-id', typed))), typed).toMatchObject({
        code: 'id-number-taken',
      });
    }
  });

  it('may hold another paper of the same number: the type belongs to it', async () => {
    await join(product, withPaper('passport', 'H12345670'));
    await join(product, withPaper('hk-macao-permit', 'H12345670'));
    expect(await signUp(newcomer(withPaper('passport', 'h1234 5670')))).toMatchObject({
      code: 'id-number-taken',
    });
  });

  it('is not squatted by the case of a user name', async () => {
    const { entries } = await join(product, { userName: 'DingYifan' });
    for (const userName of ['dingyifan', 'DINGYIFAN', 'DingYifan']) {
      expect(await signUp(newcomer({ userName }))).toMatchObject({ status: 409, code: 'user-name-taken' });
    }
    const login = { login: 'dINGyIFAN', password: PASSWORD };
    expect(await product.browser().get('logIn', { body: login })).toMatchObject({
      userName: entries.userName,
    });
  });

  it('cannot take a user name that could be somebody’s ID number', async () => {
    for (const userName of ['H12345678', '130203199103070015', 'a1234567', 'wang xiaoming', 'wаng', 'abc']) {
      expect(await problemsOf({ userName })).toEqual(['userName: user-name-shape']);
    }
  });

  it('leaves nothing behind when the user name was taken', async () => {
    await join(product, { userName: 'pengjiaqi' });
    const before = [await countOf('candidates'), await countOf('id_numbers'), await countOf('consents')];
    const late = newcomer({ userName: 'PengJiaqi' });
    expect(await signUp(late)).toMatchObject({ code: 'user-name-taken' });
    expect([await countOf('candidates'), await countOf('id_numbers'), await countOf('consents')]).toEqual(
      before,
    );
    await join(product, { ...late, userName: 'pengjiaqi2' });
  });
});

describe('twenty sign-ups of one ID number at once', () => {
  const CONNECTIONS = 8;
  const rivals = (where: TestProduct) => {
    const { idNumber } = newcomer();
    const entries = Array.from({ length: 20 }, () => newcomer(withPaper('resident-id', idNumber)));
    return Promise.all(
      entries.map(async (each) => {
        const body = await proven(where, each);
        return async () => (await where.browser().send('signUp', { body })).statusCode;
      }),
    );
  };

  it('make one account', async () => {
    const before = await countOf('candidates');
    const statuses = await raceToInsert(product, 'id_numbers', await rivals(product), CONNECTIONS);
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    expect(await countOf('candidates')).toBe(before + 1);
  });

  it('would make more without the unique look-up (control)', async () => {
    const unguarded = await createTestProduct({ people: false });
    await unguarded.sql('alter table id_numbers drop constraint id_numbers_pkey');
    const statuses = await raceToInsert(unguarded, 'id_numbers', await rivals(unguarded), CONNECTIONS);
    await unguarded.close();
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(1);
  });
});
