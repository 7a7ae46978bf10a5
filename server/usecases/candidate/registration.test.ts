import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '#domain/edition/edition.ts';
import { health2026 } from '#domain/edition/health-2026.ts';
import { newCandidate, savePage } from '../../testing/candidates.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, logIn, type Pages, rightAnswers } from '../../testing/thread.ts';
import { enterEdition } from './enter-edition.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct();
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

const params = { edition: EDITION };
const notice = () => product.services.notices.registrationNotice(EDITION);
const view = (browser: TestBrowser) => browser.get('getRegistration', { params });

async function entered(region = '13') {
  const candidate = await newCandidate(product);
  await candidate.browser.get('enter', { params, body: { region, notice: notice() } });
  return candidate;
}

/** The refusal of a page, after which nothing of it may have been kept. */
async function refusedPage(browser: TestBrowser, page: string, answers: Answers) {
  const before = await view(browser);
  const input = { params: { ...params, page }, body: { answers, rev: before.rev } };
  const refusal = await browser.refusal('savePage', input);
  const after = await view(browser);
  expect([after.rev, after.answers, after.savedPages]).toEqual([
    before.rev,
    before.answers,
    before.savedPages,
  ]);
  return refusal;
}

const problemsOf = (refusal: { status: number; problems?: { field: string; code: string }[] }) => ({
  status: refusal.status,
  problems: (refusal.problems ?? []).map(({ field, code }) => `${field}: ${code}`),
});

describe('entering an exam', () => {
  it('B1 (2026): the exam is chosen by its full title; an exam that does not exist is not found', async () => {
    const { browser } = await newCandidate(product);
    const editions = await browser.get('listEditions', {});
    expect(editions.map(({ title }) => title)).toContain('2026年度卫生专业技术资格考试');
    const unknown = { params: { edition: 'health-1999' }, body: { region: '13', notice: notice() } };
    expect(await browser.refusal('enter', unknown)).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('B2 (2026): one of the 32 regions is chosen; any other is refused and nothing is entered', async () => {
    const { browser } = await newCandidate(product);
    const regions = await browser.get('listRegions', { params });
    expect(regions).toHaveLength(32);
    for (const region of ['99', '', '1301']) {
      const refusal = await browser.refusal('enter', { params, body: { region, notice: notice() } });
      expect(refusal).toMatchObject({ status: 422, code: 'region-unknown' });
    }
    expect(await browser.get('listRegistrations', {})).toEqual([]);
  });

  it('E5 (2026): Tianjin, Shanghai and the Corps confirm on-line, as their settings say', async () => {
    const { browser } = await newCandidate(product);
    const regions = await browser.get('listRegions', { params });
    const onLine = regions.filter(({ confirmation }) => confirmation === 'on-line');
    expect(onLine.map(({ name }) => name)).toEqual(['天津市', '上海市', '新疆生产建设兵团']);
  });

  it('B3 (2026): without agreeing to 「报考须知」 as it stands today there is no way on', async () => {
    const { browser } = await newCandidate(product);
    for (const agreed of [
      '',
      `${notice()}-old`,
      product.services.notices.registrationNotice('health-2023'),
    ]) {
      const refusal = await browser.refusal('enter', { params, body: { region: '13', notice: agreed } });
      expect(refusal).toMatchObject({ status: 409, code: 'notice-outdated' });
    }
    expect(await browser.get('listRegistrations', {})).toEqual([]);
    const registration = await browser.get('enter', { params, body: { region: '13', notice: notice() } });
    expect(registration).toMatchObject({ status: 'draft', rev: 1, savedPages: [] });
    expect(registration.region.name).toBe('河北省');
  });

  it('a number that is somebody else’s already is drawn again, and theirs stays theirs', async () => {
    const first = await view((await entered()).browser);
    const { id, browser } = await newCandidate(product);
    const drawn = [first.number.slice(2), '000000000042'];
    const keys = { ...product.services.keys, randomDigits: () => drawn.shift() ?? '' };
    const entry = { edition: EDITION, region: '13', notice: notice() };
    const incoming = { key: product.services.keys.uuid(), request: 'enter' };
    await enterEdition({ ...product.services, keys }, id, entry, incoming);
    expect((await view(browser)).number).toBe('26000000000042');
    expect((await product.services.office.findIdentity(first.number))?.candidate).not.toBe(id);
  });

  it('entering opens and ends with registration, to the second', async () => {
    const at = async (moment: string) => {
      product.clock.set(moment);
      const { browser } = await newCandidate(product);
      const response = await browser.send('enter', { params, body: { region: '13', notice: notice() } });
      return response.statusCode === 200 ? 'entered' : response.json().error.code;
    };
    expect(await at('2025-12-02T08:59:59+08:00')).toBe('window-not-open');
    expect(await at('2025-12-02T09:00:00+08:00')).toBe('entered');
    expect(await at('2025-12-15T23:59:59+08:00')).toBe('entered');
    expect(await at('2025-12-16T00:00:00+08:00')).toBe('window-closed');
  });

  it('entering again gives what is there, whatever is asked for the second time', async () => {
    const { browser } = await entered('13');
    const again = await browser.get('enter', { params, body: { region: '41', notice: notice() } });
    expect(again).toMatchObject({ rev: 1, region: { code: '13' } });
  });

  it('B4 (2026): 「修改考区」 works in 「未提交报名信息」 only: not once submitted, again after the withdrawal', async () => {
    const { browser } = await newCandidate(product);
    const change = { params, body: { region: '41' } };
    const { rev, actions } = await fillIn(browser);
    expect(actions).toContain('change-region');
    const { registration } = await browser.get('submit', { params, body: { rev } });
    expect(registration.actions).not.toContain('change-region');
    expect(await browser.refusal('changeRegion', change)).toMatchObject({
      status: 409,
      code: 'wrong-status',
    });
    await browser.get('withdraw', { params });
    expect((await browser.get('changeRegion', change)).region.name).toBe('河南省');
    expect(await browser.refusal('changeRegion', change)).toMatchObject({ code: 'same-region' });
    const nowhere = { params, body: { region: '99' } };
    expect(await browser.refusal('changeRegion', nowhere)).toMatchObject({ code: 'region-unknown' });
  });

  it('B5 (2026): 「修改考区」 empties the form and its drafts, and touches neither account nor basic information', async () => {
    const { browser } = await newCandidate(product);
    const filledIn = await fillIn(browser);
    const draft = { answers: { address: '中山西路1号' }, rev: filledIn.rev };
    await browser.get('saveDraft', { params: { ...params, page: 'contact' }, body: draft });
    const account = await browser.get('getAccount', {});
    const moved = await browser.get('changeRegion', { params, body: { region: '41' } });
    expect(moved).toMatchObject({ savedPages: [], photo: null, code: null });
    expect(moved.drafts).toEqual({});
    expect(moved.missingPages).toHaveLength(6);
    expect(moved.quotes).toEqual(filledIn.quotes);
    expect(await browser.get('getAccount', {})).toEqual(account);
    // The answers have left the database, not only the screen; the name belongs to the account.
    const { answers } = await view(browser);
    const left = Object.entries(answers).filter(([, answer]) => answer !== null);
    expect(Object.fromEntries(left)).toEqual({ name: filledIn.quotes.name });
  });
});

describe('the form, page by page', () => {
  it('C1 (2026): the pages come in the order of the guide, and each leads to the next', async () => {
    const { browser } = await entered();
    const order = ['exam-point', 'person', 'contact', 'application', 'education', 'employment'];
    expect((await view(browser)).missingPages).toEqual(order);
    for (const [page, answers] of Object.entries(await rightAnswers(browser))) {
      expect((await view(browser)).missingPages[0]).toBe(page);
      const saved = await savePage(browser, page, answers);
      expect(saved.savedPages.at(-1)).toBe(page);
    }
    expect((await view(browser)).missingPages).toEqual([]);
  });

  /** What must be filled in by hand, given these answers; read from the declaration, compared with the guide's `*`. */
  const requiredOf = (page: string, answers: Answers) =>
    (health2026.pages.find(({ key }) => key === page)?.fields ?? [])
      .filter((field) => field.type !== 'quoted' && !field.chosenIfNotQuoted)
      .filter((field) => field.asked(answers, { confirmation: 'on-site' }))
      .filter((field) => field.required(answers, { confirmation: 'on-site' }))
      .map((field) => field.key);

  it('C1 (2026): every required field, alone left empty, holds its page back and is named', async () => {
    const { browser } = await entered();
    const right = await rightAnswers(browser);
    const elsewhere = { employer: 'other', employer_other: '栾城区康宁诊所', employer_category: 'clinic' };
    const variants: Pages[] = [
      right,
      {
        application: {
          ...right.application,
          has_residency_certificate: 'yes',
          residency_certified: '2022-08',
        },
        employment: { ...right.employment, ...elsewhere },
      },
    ];
    const met = new Set<string>();
    for (const [page, answers] of variants.flatMap((pages) => Object.entries(pages))) {
      for (const key of requiredOf(page, answers)) {
        met.add(key);
        for (const nothing of [null, '', key === 'subjects' ? [] : '   ']) {
          const refusal = await refusedPage(browser, page, { ...answers, [key]: nothing });
          expect(refusal, key).toMatchObject({ status: 422, code: 'problems' });
          const named = refusal.problems?.find(({ field }) => field === key);
          expect(named?.code, key).toBe(key === 'employer' ? 'not-picked' : 'required');
        }
      }
    }
    expect([...met].sort()).toEqual([
      'degree',
      'discipline',
      'education_record',
      'employer',
      'employer_affiliation',
      'employer_category',
      'employer_nature',
      'employer_other',
      'ethnicity',
      'first_registered',
      'has_residency_certificate',
      'health',
      'level',
      'phone',
      'point',
      'practice_category',
      'residency_certified',
      'specialty',
      'study_length',
      'subjects',
      'work_history',
      'years_in_profession',
    ]);
  });

  it('C1 (2026): a page sent without a rev that holds, or that the exam does not have, is refused', async () => {
    const { browser } = await entered();
    const { contact = {} } = await rightAnswers(browser);
    const stale = { params: { ...params, page: 'contact' }, body: { answers: contact, rev: 99 } };
    expect(await browser.refusal('savePage', stale)).toMatchObject({
      status: 409,
      code: 'changed-meanwhile',
    });
    const foreign = { params: { ...params, page: 'materials' }, body: { answers: contact, rev: 1 } };
    expect(await browser.refusal('savePage', foreign)).toMatchObject({ status: 404, code: 'page-unknown' });
  });

  it('keeps nothing that the page does not declare', async () => {
    const { browser } = await entered();
    const { contact } = await rightAnswers(browser);
    const saved = await savePage(browser, 'contact', { ...contact, status: 'registered', point: '1301' });
    expect(Object.keys(saved.answers)).not.toContain('status');
    expect(saved.answers.point ?? null).toBeNull();
    expect(saved.status).toBe('draft');
  });

  it('C2 (2026), on-site: 「报名地市」 is one of the region’s own, and nothing more is asked on this page', async () => {
    const { browser } = await entered();
    const lists = await browser.get('getOptions', { params, query: { region: '13' } });
    expect(lists.point?.map(({ label }) => label)).toContain('石家庄市');
    const foreign = await refusedPage(browser, 'exam-point', { point: '4101' });
    expect(problemsOf(foreign)).toEqual({ status: 422, problems: ['point: not-offered'] });
    expect((await savePage(browser, 'exam-point', { point: '1301' })).answers.point).toBe('1301');
  });

  it('C3 (2026): what is quoted from the account wins over whatever is typed', async () => {
    const { browser } = await entered();
    const { person } = await rightAnswers(browser);
    const { quotes } = await view(browser);
    const typed = {
      ...person,
      name: '别人',
      id_type: 'passport',
      id_number: 'E12345678',
      nationality: 'FR',
      sex: '1',
      birth_date: '1999-09-09',
    };
    const saved = await savePage(browser, 'person', typed);
    expect(saved.answers).toMatchObject(quotes);
    expect(saved.answers).toMatchObject({ id_type: 'resident-id', nationality: 'CN', sex: '2' });
  });

  it('C3 (2026): 「性别」「出生日期」 that the account lacks are chosen by hand, and are required then', async () => {
    const browser = await logIn(product, 'mariedubois');
    const right = await rightAnswers(browser);
    await browser.get('enter', { params, body: { region: '13', notice: notice() } });
    const { quotes } = await view(browser);
    expect([quotes.sex, quotes.birth_date]).toEqual([undefined, undefined]);
    for (const key of ['sex', 'birth_date']) {
      const refusal = await refusedPage(browser, 'person', { ...right.person, [key]: null });
      expect(problemsOf(refusal).problems).toEqual([`${key}: required`]);
    }
    const unborn = await refusedPage(browser, 'person', { ...right.person, birth_date: '2025-12-04' });
    expect(problemsOf(unborn).problems).toEqual(['birth_date: date-in-future']);
    const saved = await savePage(browser, 'person', { ...right.person, sex: '2', birth_date: '1988-02-29' });
    expect(saved.answers).toMatchObject({ sex: '2', birth_date: '1988-02-29', id_type: 'passport' });
  });

  it('C4 (2026): an ID paper that runs out before the exam is warned of and never blocks', async () => {
    const { browser } = await entered();
    const { person } = await rightAnswers(browser);
    const warned = async (until: string) => {
      const saved = await savePage(browser, 'person', { ...person, id_valid_until: until });
      return saved.warnings.map(({ field, code }) => `${field}: ${code}`);
    };
    expect(await warned('2026-04-10')).toEqual(['id_valid_until: id-expires-before-exam']);
    expect(await warned('2026-04-11')).toEqual([]);
    expect(await warned('')).toEqual([]);
  });

  it('C5 (2026): 「地址」「邮编」 may stay empty; a postcode that is none is refused', async () => {
    const { browser } = await entered();
    const saved = await savePage(browser, 'contact', { phone: '13900002001' });
    expect(saved.savedPages).toEqual(['contact']);
    const refusal = await refusedPage(browser, 'contact', { phone: '13900002001', postcode: '0500' });
    expect(problemsOf(refusal).problems).toEqual(['postcode: not-a-postcode']);
    const both = { phone: '13900002001', address: '石家庄市中山西路1号', postcode: '050000' };
    expect((await savePage(browser, 'contact', both)).answers).toMatchObject(both);
  });

  it('C6 (2026): 「级别」 and 「专业」 must suit the 「专业类别」 and each other', async () => {
    const { browser } = await entered();
    const { application } = await rightAnswers(browser);
    const withSpecialty = (specialty: string) =>
      refusedPage(browser, 'application', { ...application, specialty });
    // 201 is pharmacy; 368 nursing, but of another level.
    for (const specialty of ['201', '368', '999']) {
      expect(problemsOf(await withSpecialty(specialty)).problems).toEqual(['specialty: not-offered']);
    }
    const pharmacy = await refusedPage(browser, 'application', { ...application, discipline: 'pharmacy' });
    expect(problemsOf(pharmacy).problems).toContain('specialty: not-offered');
  });

  it('C7 (2026): the candidate may tick fewer subjects; none, an unknown one or one twice is refused', async () => {
    const { browser } = await entered();
    const { application } = await rightAnswers(browser);
    const saved = await savePage(browser, 'application', { ...application, subjects: ['practice'] });
    expect(saved.answers.subjects).toEqual(['practice']);
    for (const subjects of [[], ['anatomy'], ['basic', 'basic']]) {
      const refusal = await refusedPage(browser, 'application', { ...application, subjects });
      expect(refusal.problems?.map(({ field }) => field)).toEqual(['subjects']);
    }
  });

  it('C9 (2026): 「执业类别」 suits the 「专业类别」; unless it is 「无」, 「首次注册年月」 is required', async () => {
    const { browser } = await entered();
    const { application } = await rightAnswers(browser);
    const unsuited = await refusedPage(browser, 'application', {
      ...application,
      practice_category: 'clinical',
    });
    expect(problemsOf(unsuited).problems).toEqual(['practice_category: not-offered']);
    const missing = await refusedPage(browser, 'application', { ...application, first_registered: null });
    expect(problemsOf(missing).problems).toEqual(['first_registered: required']);
    const future = await refusedPage(browser, 'application', { ...application, first_registered: '2026-01' });
    expect(problemsOf(future).problems).toEqual(['first_registered: date-in-future']);
    const pharmacist = { discipline: 'pharmacy', specialty: '201', practice_category: 'none' };
    const saved = await savePage(browser, 'application', { ...application, ...pharmacist });
    expect(saved.answers.first_registered ?? null).toBeNull();
  });

  it('C10 (2026): who holds the 住培合格证书 must say since when; who does not is not asked', async () => {
    const { browser } = await entered();
    const { application } = await rightAnswers(browser);
    const holder = { ...application, has_residency_certificate: 'yes' };
    const missing = await refusedPage(browser, 'application', holder);
    expect(problemsOf(missing).problems).toEqual(['residency_certified: required']);
    const saved = await savePage(browser, 'application', { ...holder, residency_certified: '2022-08' });
    expect(saved.answers.residency_certified).toBe('2022-08');
    const none = await savePage(browser, 'application', { ...application, residency_certified: '2022-08' });
    expect(none.answers.residency_certified ?? null).toBeNull();
  });
});

describe('education, employment and photo', () => {
  it('A6, C12 (2026): a record that was set aside is quoted no more until it is taken back', async () => {
    const { browser } = await entered();
    const { education } = await rightAnswers(browser);
    const params = { credential: String(education?.education_record) };
    await browser.get('setCredentialAside', { params });
    expect(problemsOf(await refusedPage(browser, 'education', { ...education }))).toEqual({
      status: 422,
      problems: ['education_record: credential-unknown'],
    });
    await browser.get('takeCredentialBack', { params });
    const { answers } = await savePage(browser, 'education', { ...education });
    expect(answers.education_record).toBe(params.credential);
  });

  it('C12 (2026): one of the candidate’s own education records is quoted; nobody else’s and no invented one', async () => {
    const [{ browser }, other] = [await entered(), await entered()];
    const { education } = await rightAnswers(browser);
    const { education: foreign } = await rightAnswers(other.browser);
    const records = [foreign?.education_record ?? null, '0b8f1f6e-0000-4000-8000-000000000000', '大专'];
    for (const record of records) {
      const refusal = await refusedPage(browser, 'education', {
        ...education,
        education_record: record,
        school: '北京大学',
      });
      expect(problemsOf(refusal)).toEqual({
        status: 422,
        problems: ['education_record: credential-unknown'],
      });
    }
    const saved = await savePage(browser, 'education', {
      ...education,
      school: '北京大学',
      education_level: 'doctor',
    });
    expect(saved.answers).toMatchObject({
      school: '石家庄医学高等专科学校',
      education_level: 'junior-college',
    });
  });

  it('C12 (2026): a degree record cannot be quoted as 「报考学历」', async () => {
    const { browser } = await entered();
    const { education } = await rightAnswers(browser);
    const degree = {
      kind: 'degree' as const,
      level: 'bachelor',
      school: '河北医科大学',
      schoolNote: '',
      major: '护理学',
      finishedOn: '2021-06-30',
      certificateNumber: '1008942021000321',
      studyLength: '',
    };
    const account = await browser.get('addCredential', { body: degree });
    const record = account.credentials.find(({ kind }) => kind === 'degree')?.id ?? null;
    const refusal = await refusedPage(browser, 'education', { ...education, education_record: record });
    expect(problemsOf(refusal).problems).toEqual(['education_record: credential-unknown']);
  });

  it('C12 (2026): adding the right record on the way loses nothing that was typed; it is quoted anew', async () => {
    const { browser } = await entered();
    const { education } = await rightAnswers(browser);
    const { rev } = await savePage(browser, 'education', education ?? {});
    const typed = { answers: { ...education, work_history: '2016 年 7 月至今,外科护士。' }, rev };
    await browser.get('saveDraft', { params: { ...params, page: 'education' }, body: typed });
    const right = {
      kind: 'education' as const,
      level: 'bachelor',
      school: '河北中医药大学',
      schoolNote: '',
      major: '护理学',
      finishedOn: '2022-06-30',
      certificateNumber: '144321202205000321',
      studyLength: '4',
    };
    const { credentials } = await browser.get('addCredential', { body: right });
    const back = await view(browser);
    expect(back.drafts.education?.answers).toMatchObject(typed.answers);
    const added = credentials.find(({ school }) => school === right.school)?.id ?? null;
    const saved = await savePage(browser, 'education', {
      ...back.drafts.education?.answers,
      education_record: added,
    });
    expect(saved.answers).toMatchObject({
      school: '河北中医药大学',
      education_level: 'bachelor',
      work_history: '2016 年 7 月至今,外科护士。',
    });
  });

  it('C13 (2026): 「学位」 has 「无」; 「学制」 comes from its list', async () => {
    const { browser } = await entered();
    const lists = await browser.get('getOptions', { params, query: {} });
    expect(lists.degree?.[0]).toMatchObject({ code: 'none', label: '无' });
    const { education } = await rightAnswers(browser);
    expect((await savePage(browser, 'education', { ...education, degree: 'none' })).answers.degree).toBe(
      'none',
    );
    const refusal = await refusedPage(browser, 'education', { ...education, study_length: '11' });
    expect(problemsOf(refusal).problems).toEqual(['study_length: not-offered']);
  });

  it('C14 (2026): 「单位所属」「单位性质」「单位类别」 come from their lists, 「从事本专业年限」 in whole years', async () => {
    const { browser } = await entered();
    const { employment } = await rightAnswers(browser);
    const wrong = {
      employer_affiliation: 'x',
      employer_nature: 'x',
      employer_category: 'x',
      years_in_profession: 2.5,
    };
    const refusal = await refusedPage(browser, 'employment', { ...employment, ...wrong });
    expect(problemsOf(refusal).problems).toEqual([
      'employer_affiliation: not-offered',
      'employer_nature: not-offered',
      'employer_category: not-offered',
      'years_in_profession: not-a-whole-number',
    ]);
    const saved = await savePage(browser, 'employment', { ...employment, years_in_profession: 0 });
    expect(saved.answers.years_in_profession).toBe(0);
  });

  it('C15 (2026): an employer is picked from the list: what was typed and not picked is never accepted', async () => {
    const { browser } = await entered();
    const { employment } = await rightAnswers(browser);
    const [found] = await browser.get('findEmployers', {
      query: { q: '石家庄', region: '13', city: '1301' },
    });
    expect(found?.name).toContain('石家庄');
    for (const employer of [found?.name ?? '', '石家庄一院', '91130100ZZZZZZZZZZ', '其它']) {
      const refusal = await refusedPage(browser, 'employment', { ...employment, employer });
      expect(problemsOf(refusal), employer).toEqual({ status: 422, problems: ['employer: not-picked'] });
    }
    const typed = { employer: found?.code ?? '', employer_name: '别的医院', employer_other: '别的医院' };
    const saved = await savePage(browser, 'employment', { ...employment, ...typed });
    expect(saved.answers.employer_name).toBe(found?.name);
    expect(saved.answers.employer_other ?? null).toBeNull();
  });

  it('C15, C16 (2026): 「其它」 needs 「其它单位」 and 「单位类别」', async () => {
    const { browser } = await entered();
    const { employment } = await rightAnswers(browser);
    const other = { ...employment, employer: 'other', employer_name: '别的医院' };
    expect(problemsOf(await refusedPage(browser, 'employment', other)).problems).toEqual([
      'employer_other: required',
      'employer_category: required',
    ]);
    const written = { ...other, employer_other: '栾城区康宁诊所', employer_category: 'clinic' };
    const saved = await savePage(browser, 'employment', written);
    expect(saved.answers).toMatchObject({ employer_other: '栾城区康宁诊所', employer_category: 'clinic' });
    expect(saved.answers.employer_name ?? null).toBeNull();
  });

  it('C17 (2026): the account’s photo is shown at once and taken over; one that is not the account’s is refused', async () => {
    const { browser } = await entered();
    const { accountPhoto } = await view(browser);
    expect(accountPhoto).not.toBeNull();
    const foreign = { params, body: { photo: 'f'.repeat(64) } };
    expect(await browser.refusal('choosePhoto', foreign)).toMatchObject({
      status: 409,
      code: 'photo-missing',
    });
    const taken = await browser.get('choosePhoto', { params, body: { photo: accountPhoto?.digest ?? '' } });
    expect(taken.photo).toBe(accountPhoto?.digest);
    expect(taken.progress.find(({ key }) => key === 'photo')?.state).toBe('done');
  });
});
