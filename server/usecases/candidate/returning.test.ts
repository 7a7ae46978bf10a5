import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCandidate } from '../../testing/candidates.ts';
import { faultsOf } from '../../testing/history.ts';
import { drawPaper, uploadPaper } from '../../testing/papers.ts';
import { fillInAsOffered } from '../../testing/returning.ts';
import { decideNow, newOffice } from '../../testing/staff.ts';
import {
  createTestProduct,
  DURING,
  DURING_2023,
  type TestBrowser,
  type TestProduct,
} from '../../testing/test-product.ts';
import { EDITION, EDITION_2023, enter, fillIn, logIn, submit } from '../../testing/thread.ts';
import { idHashOf } from '../account/sign-up.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct();
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));
/** Every test begins with people who have not yet entered. */
const forgetRegistrations = () => product.sql('truncate registrations, verification_codes, messages cascade');
afterEach(forgetRegistrations);

const params = { edition: EDITION };
const view = (browser: TestBrowser) => browser.get('getRegistration', { params });
const ALL = ['basic', 'related', 'professional', 'practice'];
const stateOf = (registration: Awaited<ReturnType<typeof view>>, node: string) =>
  registration.progress.find(({ key }) => key === node)?.state;

async function messagesOf(login: string): Promise<string[]> {
  const rows = await product.sql(
    `select kind from messages m join user_names u using (candidate_id) where u.user_name = $1 order by due_at, kind`,
    [login],
  );
  return rows.map(({ kind }) => String(kind));
}

describe('a returning candidate', () => {
  it('A8: logs in and enters the exam; neither sign-up nor basic information is asked for again', async () => {
    const browser = await logIn(product, 'lihua');
    expect(await browser.get('getAccount', {})).toMatchObject({ missing: [] });
    expect((await enter(browser, '13')).status).toBe('draft');
  });

  it('H2 (2026): the form opens with last year’s answers, her own education record quoted', async () => {
    const browser = await logIn(product, 'lihua');
    const { lastYear } = await enter(browser, '13');
    const { credentials } = await browser.get('getAccount', {});
    expect(lastYear).toMatchObject({
      year: 2025,
      outdated: [],
      answers: {
        point: '1306',
        specialty: '203',
        employer_name: '保定市第一人民医院',
        education_record: credentials[0]?.id,
        years_in_profession: 5,
      },
    });
    expect(lastYear?.answers).not.toHaveProperty('subjects');
    expect(lastYear?.answers).not.toHaveProperty('id_number');
  });

  it('H2 (2026): in another region the point of last year is told, and not filled in', async () => {
    const { lastYear } = await enter(await logIn(product, 'lihua'), '41');
    expect(lastYear?.outdated).toEqual([{ key: 'point', shown: '保定市' }]);
    expect(lastYear?.answers).not.toHaveProperty('point');
  });

  it('C8 (2026): the subjects not passed in 2025 are left; what was passed in 2024 alone has lapsed', async () => {
    const { lastYear } = await enter(await logIn(product, 'lihua'), '13');
    expect(lastYear?.rolling).toEqual({
      specialty: '203',
      specialtyName: '203 护理学',
      passed: ['basic', 'related'],
      notPassed: ['professional', 'practice'],
      lapsed: ['professional'],
      complete: false,
    });
  });

  it('H1 (2026): absent from two subjects she is one; absent from all, or disciplined, she is not', async () => {
    const of = async (login: string) => (await enter(await logIn(product, login), '13')).lastYear;
    expect((await of('hejing'))?.rolling.notPassed).toEqual(['related', 'practice']);
    expect(await of('tangwen')).toBeNull();
    expect(await of('luofang')).toBeNull();
    expect(await of('wangxiaoming')).toBeNull();
  });

  it('C8 (2026): the exam of 2022 counts for nothing here', async () => {
    expect((await enter(await logIn(product, 'tianmin'), '13')).lastYear).toBeNull();
  });

  it('C8 (2026): whom last year’s record calls 王(suo) is 王锁, and what differs is shown', async () => {
    const browser = await logIn(product, 'wangsuo');
    const filled = await fillInAsOffered(browser, '13');
    expect(filled.lastYear?.rolling.passed).toEqual(['basic', 'related', 'practice']);
    expect(filled.lastYear?.autoConfirmation).toEqual({
      applies: true,
      same: false,
      changes: [{ key: 'name', before: '王(suo)', after: '王锁' }],
    });
  });

  it('C8 (2026): the candidate may tick otherwise, and it is no difference', async () => {
    const browser = await logIn(product, 'lihua');
    const filled = await fillInAsOffered(browser, '13', { subjects: ALL });
    expect(filled.answers.subjects).toEqual(ALL);
    expect(filled.lastYear?.autoConfirmation).toEqual({ applies: true, same: true, changes: [] });
  });

  it('H6 (2026): under another ID paper last year is not found; after the merge it is, and undone it is gone', async () => {
    const { past, keys } = product.services;
    const { id, browser } = await newCandidate(product);
    expect((await enter(browser)).lastYear).toBeNull();
    const idHash = idHashOf(keys, { type: 'passport', number: '12AB34567' });
    const by = { candidate: id, case: keys.uuid(), at: product.clock.now() };
    await past.link({ ...by, idHash, year: 2025 });
    expect((await view(browser)).lastYear?.rolling.passed).toEqual(['basic', 'related']);
    await past.unlink(by);
    expect((await view(browser)).lastYear).toBeNull();
  });

  it('nobody is told anything of a namesake', async () => {
    await product.sql(`update past_records set name = '李桦' where name = '李华'`);
    try {
      expect((await enter(await logIn(product, 'lihua'), '13')).lastYear).toBeNull();
    } finally {
      await product.sql(`update past_records set name = '李华' where name = '李桦'`);
    }
  });
});

describe('auto-confirmation', () => {
  it('H3 I2 (2026): nothing changed: confirmed by submitting, the node green, the message, nothing to withdraw', async () => {
    const browser = await logIn(product, 'lihua');
    const before = await fillInAsOffered(browser, '13');
    expect(before.answers.subjects).toEqual(['professional', 'practice']);
    expect(before.lastYear?.autoConfirmation).toEqual({ applies: true, same: true, changes: [] });
    const { receipt, registration } = await submit(browser);
    expect(registration).toMatchObject({ status: 'confirmed', autoConfirmed: true, lastYear: null });
    expect(receipt.code).toBe(registration.code);
    expect(stateOf(registration, 'confirmation')).toBe('done');
    expect(stateOf(registration, 'review')).toBe('current');
    expect(registration.actions).toEqual(['print']);
    expect(await messagesOf('lihua')).toEqual(['confirmed']);
    const refusal = await browser.refusal('withdraw', { params });
    expect(refusal).toMatchObject({ status: 409, code: 'wrong-status' });
    const [row] = await product.sql(
      `select actor_role, from_status, to_status from registration_events where action = 'submit'`,
    );
    expect(row).toEqual({ actor_role: 'candidate', from_status: 'draft', to_status: 'confirmed' });
    const [of] = await product.sql(
      'select edition_id as edition, candidate_id as candidate from registrations',
    );
    expect(await faultsOf(product, { edition: EDITION, candidate: String(of?.candidate) })).toEqual([]);
  });

  describe('in a region that does not review who is auto-confirmed', () => {
    const review = async (isOn: boolean) => {
      await product.sql("update region_settings set review_auto_confirmed = $1 where region_id = '13'", [
        isOn,
      ]);
      await product.services.reloadReference();
    };
    beforeEach(() => review(false));
    afterEach(() => review(true));
    const acts = () =>
      product.sql(
        'select action, actor_role, actor_id, from_status, to_status from registration_events order by seq desc limit 1',
      );

    it('H3, F2 (2026): the system passes both reviews by name, 「报考流程」 goes on to payment, and the region can take it back', async () => {
      const browser = await logIn(product, 'lihua');
      await fillInAsOffered(browser, '13');
      const { registration } = await submit(browser);
      expect(registration).toMatchObject({ status: 'payable', autoConfirmed: true });
      for (const node of ['submission', 'confirmation', 'review'])
        expect(stateOf(registration, node), node).toBe('done');
      expect(stateOf(registration, 'payment')).toBe('current');
      expect(registration.actions).toEqual(['print']);
      expect(await messagesOf('lihua')).toEqual(['confirmed', 'payable']);
      expect(await acts()).toEqual([
        {
          action: 'pass-unreviewed',
          actor_role: 'system',
          actor_id: 'auto-confirmation',
          from_status: 'confirmed',
          to_status: 'payable',
        },
      ]);
      const { region } = await newOffice(product, '13', '1306');
      const undo = { do: 'revert-approval' as const, reason: 'new-evidence' };
      expect(await decideNow(region, registration.number, undo)).toMatchObject({ status: 'endorsed' });
      expect(stateOf(await view(browser), 'review')).toBe('current');
      const [of] = await product.sql('select candidate_id as candidate from registrations');
      expect(await faultsOf(product, { edition: EDITION, candidate: String(of?.candidate) })).toEqual([]);
    });

    it('H3 (2026): where payment is not on-line that is 「报名成功」', async () => {
      await product.sql("update region_settings set online_payment = false where region_id = '13'");
      await product.services.reloadReference();
      try {
        const browser = await logIn(product, 'lihua');
        await fillInAsOffered(browser, '13');
        const { registration } = await submit(browser);
        expect(registration.status).toBe('registered');
        expect(registration.progress.every(({ state }) => state === 'done')).toBe(true);
      } finally {
        await product.sql("update region_settings set online_payment = true where region_id = '13'");
        await product.services.reloadReference();
      }
    });

    it('H3 (2026): what is in doubt waits for the reviewers all the same, and what has changed goes the ordinary way', async () => {
      const browser = await logIn(product, 'lihua');
      await fillInAsOffered(browser, '13');
      await product.sql(
        `insert into holds (edition_id, candidate_id, hold_id, kind, reason, opened_by, opened_at, region_id, point_id)
         select edition_id, candidate_id, gen_random_uuid(), 'photo-in-doubt', '', 'test', $1, region_id, point_id
         from registrations`,
        [product.clock.now()],
      );
      expect((await submit(browser)).registration).toMatchObject({
        status: 'confirmed',
        autoConfirmed: true,
      });
      const other = await logIn(product, 'guoxinlei');
      await fillInAsOffered(other, '13', { health: '20' });
      expect((await submit(other)).registration.status).toBe('submitted');
    });
  });

  it('H3 (2026): one more year in the profession is no difference, two are', async () => {
    const compare = async (years: number) => {
      const browser = await logIn(product, 'lihua');
      const filled = await fillInAsOffered(browser, '13', { years_in_profession: years });
      await forgetRegistrations();
      return filled.lastYear?.autoConfirmation;
    };
    expect(await compare(6)).toMatchObject({ same: true });
    expect(await compare(7)).toMatchObject({
      same: false,
      changes: [{ key: 'years_in_profession', before: '5', after: '7' }],
    });
  });

  it('H4 (2026): told before submitting what differs; then submitted, unconfirmed, and open to withdrawal', async () => {
    const browser = await logIn(product, 'guoxinlei');
    const change = { employer: 'other', employer_other: '石家庄市长安区护理院', employer_category: 'clinic' };
    const before = await fillInAsOffered(browser, '13', change);
    expect(before.lastYear?.autoConfirmation).toEqual({
      applies: true,
      same: false,
      changes: [
        { key: 'employer_name', before: '河北省人民医院', after: '' },
        { key: 'employer_other', before: '', after: '石家庄市长安区护理院' },
        { key: 'employer_category', before: '综合医院', after: '诊所(卫生室)' },
      ],
    });
    const { registration } = await submit(browser);
    expect(registration).toMatchObject({ status: 'submitted', autoConfirmed: false });
    expect(registration.actions).toContain('withdraw');
    expect(await messagesOf('guoxinlei')).toEqual(['unconfirmed']);
  });

  it('H4 (2026): changed back after a withdrawal, it is confirmed by submitting', async () => {
    const browser = await logIn(product, 'guoxinlei');
    const filled = await fillInAsOffered(browser, '13', { health: '20' });
    await submit(browser);
    const { rev } = await browser.get('withdraw', { params });
    const person = { id_valid_until: '2035-06-30', ethnicity: '01', health: '10' };
    expect(filled.lastYear).toMatchObject({ autoConfirmation: { same: false } });
    await browser.get('savePage', { params: { ...params, page: 'person' }, body: { answers: person, rev } });
    expect((await submit(browser)).registration.status).toBe('confirmed');
  });

  it('H5 (2026): in a region that has it switched off, the ordinary way, and told so before', async () => {
    const browser = await logIn(product, 'xueli');
    const before = await fillInAsOffered(browser, '14');
    expect(before.lastYear?.autoConfirmation).toEqual({ applies: false, why: 'not-in-region' });
    expect((await submit(browser)).registration.status).toBe('submitted');
  });

  it('H3 (2026): 修改考区 is a difference', async () => {
    const browser = await logIn(product, 'lihua');
    const { lastYear } = await fillInAsOffered(browser, '41', { point: '4101' });
    const confirmation = lastYear?.autoConfirmation;
    expect(confirmation?.applies && confirmation.changes).toEqual([
      { key: 'region', before: '河北省', after: '河南省' },
      { key: 'point', before: '保定市', after: '郑州市' },
    ]);
  });

  it('H1 (2026): who is no returning candidate is never confirmed by submitting', async () => {
    const browser = await logIn(product, 'tangwen');
    await fillIn(browser);
    expect((await submit(browser)).registration).toMatchObject({ status: 'submitted', lastYear: null });
  });

  it('H3 (2026): the same submission sent twice is confirmed once', async () => {
    const browser = await logIn(product, 'lihua');
    const { rev } = await fillInAsOffered(browser, '13');
    const key = product.services.keys.uuid();
    const [first, second] = [
      await browser.get('submit', { params, body: { rev } }, { key }),
      await browser.get('submit', { params, body: { rev } }, { key }),
    ];
    expect(second).toEqual(first);
    expect(await messagesOf('lihua')).toEqual(['confirmed']);
  });
});

describe('where confirmation is on-line', () => {
  it('0018 H3 (2026): nothing changed: no papers are asked for, and submitting confirms', async () => {
    const browser = await logIn(product, 'yaochunyan');
    const site = await siteOf(browser);
    const filled = await fillInAsOffered(browser, '12', { site });
    expect(filled.lastYear?.autoConfirmation).toEqual({ applies: true, same: true, changes: [] });
    expect(filled.papers).toBeNull();
    expect(stateOf(filled, 'materials')).toBe('done');
    const { registration } = await submit(browser);
    expect(registration).toMatchObject({ status: 'confirmed', autoConfirmed: true });
    const { point } = await newOffice(product, '12', '120103');
    const file = await point.get('getFile', { params: { number: registration.number } });
    expect(file).toMatchObject({ papers: null, sinceLastYear: { changes: [] } });
  });

  it('0018 H4 (2026): something changed: the papers are asked for, before anything is submitted', async () => {
    const browser = await logIn(product, 'yaochunyan');
    const site = await siteOf(browser);
    const filled = await fillInAsOffered(browser, '12', { site, health: '20' });
    expect(filled.papers?.items.some(({ required, missing }) => required && missing)).toBe(true);
    expect(stateOf(filled, 'materials')).toBe('current');
    const { rev } = filled;
    expect(await browser.refusal('submit', { params, body: { rev } })).toMatchObject({
      code: 'papers-missing',
    });
  });

  it('0018, 0129: what was uploaded before everything stood as last year is kept, and holds nothing up', async () => {
    const browser = await logIn(product, 'yaochunyan');
    const site = await siteOf(browser);
    await fillInAsOffered(browser, '12', { site, health: '20' });
    await uploadPaper(browser, 'id-paper', await drawPaper(1));
    const same = await fillInAsOffered(browser, '12', { site });
    expect(same.papers).toMatchObject({
      items: [],
      left: [{ key: 'id-paper', why: 'answers' }],
      closesByHand: false,
    });
    expect((await submit(browser)).registration.status).toBe('confirmed');
  });

  const siteOf = async (browser: TestBrowser) => {
    const { site = [] } = await browser.get('getOptions', { params, query: { region: '12' } });
    return site.find(({ within }) => within.point?.includes('120103'))?.code ?? '';
  };
});

describe('in the exam of 2023', () => {
  beforeEach(() => product.clock.set(DURING_2023.registration));

  it('C8 (2023): the subjects not passed in 2022 are left; nothing else of that year comes back', async () => {
    const { lastYear } = await enter(await logIn(product, 'tianmin'), '13', EDITION_2023);
    expect(lastYear).toMatchObject({
      year: 2022,
      answers: {},
      outdated: [],
      rolling: { specialty: '203', passed: ['basic', 'professional'], notPassed: ['related', 'practice'] },
      autoConfirmation: { applies: false, why: 'not-in-exam' },
    });
  });

  it('C8 (2023): the exam of 2025 counts for nothing here', async () => {
    expect((await enter(await logIn(product, 'lihua'), '13', EDITION_2023)).lastYear).toBeNull();
  });

  it('E1 (2023): nobody is confirmed by submitting, in whichever region', async () => {
    const browser = await logIn(product, 'tianmin');
    await fillIn(browser, '13', {}, EDITION_2023);
    expect((await submit(browser, EDITION_2023)).registration.status).toBe('submitted');
  });
});

describe('the reviewer', () => {
  it('0013: sees an automatically confirmed registration wait for review, the same as last year', async () => {
    const browser = await logIn(product, 'lihua');
    await fillInAsOffered(browser, '13');
    const { receipt } = await submit(browser);
    const { point } = await newOffice(product, '13', '1306');
    const file = await point.get('getFile', { params: { number: receipt.number } });
    expect(file).toMatchObject({ status: 'confirmed', sinceLastYear: { year: 2025, changes: [] } });
    product.clock.set(DURING.review);
    const { actions } = await point.get('getFile', { params: { number: receipt.number } });
    expect(actions).toContain('approve-at-point');
  });

  it('H4 (2026): sees what differs, with sealed answers masked', async () => {
    const browser = await logIn(product, 'guoxinlei');
    await fillInAsOffered(browser, '13', { health: '20', degree: 'bachelor' });
    const { receipt } = await submit(browser);
    const { point } = await newOffice(product, '13', '1301');
    const { sinceLastYear } = await point.get('getFile', { params: { number: receipt.number } });
    expect(sinceLastYear?.changes).toEqual([
      { key: 'health', before: '*****', after: '*****' },
      { key: 'degree', before: '无', after: '学士' },
    ]);
  });

  it('sees no such line of who takes the exam for the first time', async () => {
    const browser = await logIn(product, 'wangxiaoming');
    await fillIn(browser);
    const { receipt } = await submit(browser);
    const { point } = await newOffice(product, '13', '1301');
    expect((await point.get('getFile', { params: { number: receipt.number } })).sinceLastYear).toBeNull();
  });
});
