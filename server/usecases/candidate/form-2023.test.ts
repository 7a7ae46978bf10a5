import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '#domain/edition/edition.ts';
import { health2023 } from '#domain/edition/health-2023.ts';
import { newCandidate, savePage, type TestCandidate, withdrawAndChange } from '../../testing/candidates.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import {
  createTestProduct,
  DURING,
  DURING_2023,
  type TestBrowser,
  type TestProduct,
} from '../../testing/test-product.ts';
import { EDITION_2023, enter, fillIn, rightAnswers, submit } from '../../testing/thread.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING_2023.registration));

const params = { edition: EDITION_2023 };
const TIANJIN = '12';
const view = (browser: TestBrowser) => browser.get('getRegistration', { params });
const save = (browser: TestBrowser, page: string, answers: Answers) =>
  savePage(browser, page, answers, EDITION_2023);
const of = ({ id }: TestCandidate) => ({ edition: EDITION_2023, candidate: id });

async function entered(region = '13') {
  const candidate = await newCandidate(product);
  await enter(candidate.browser, region, EDITION_2023);
  return candidate;
}

async function filledIn(region = '13') {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser, region, {}, EDITION_2023);
  return candidate;
}

async function submitted() {
  const candidate = await filledIn();
  const { receipt } = await submit(candidate.browser, EDITION_2023);
  return { ...candidate, receipt };
}

async function problemsOf(browser: TestBrowser, page: string, answers: Answers) {
  const { rev } = await view(browser);
  const refusal = await browser.refusal('savePage', { params: { ...params, page }, body: { answers, rev } });
  return refusal.problems?.map(({ field, code }) => `${field}: ${code}`);
}

const listsOf = (browser: TestBrowser, region: string, edition = EDITION_2023) =>
  browser.get('getOptions', { params: { edition }, query: { region } });

describe('entering the exam of 2023', () => {
  it('B1 (2023): it is offered by its full title, beside that of 2026', async () => {
    const { browser } = await newCandidate(product);
    const editions = await browser.get('listEditions', {});
    expect(editions.map(({ title }) => title)).toEqual([
      '2026年度卫生专业技术资格考试',
      '2023年度卫生专业技术资格考试',
    ]);
  });

  it('B2, B3 (2023): a region is chosen, and 「报考须知」 of 2023 is agreed to, not that of 2026', async () => {
    const { browser } = await newCandidate(product);
    expect(await browser.get('listRegions', { params })).toHaveLength(32);
    const { notices } = product.services;
    const other = { region: '13', notice: notices.registrationNotice('health-2026') };
    expect(await browser.refusal('enter', { params, body: other })).toMatchObject({
      code: 'notice-outdated',
    });
    const body = { region: '13', notice: notices.registrationNotice(EDITION_2023) };
    expect(await browser.get('enter', { params, body })).toMatchObject({
      status: 'draft',
      examDate: '2023-04-15',
    });
  });

  it('each edition opens in its own year', async () => {
    const { browser } = await newCandidate(product);
    const { notices } = product.services;
    const bodyOf = (edition: string) => ({ region: '13', notice: notices.registrationNotice(edition) });
    const of2026 = { params: { edition: 'health-2026' }, body: bodyOf('health-2026') };
    expect(await browser.refusal('enter', of2026)).toMatchObject({ code: 'window-not-open' });
    product.clock.set(DURING.registration);
    const of2023 = { params, body: bodyOf(EDITION_2023) };
    expect(await browser.refusal('enter', of2023)).toMatchObject({ code: 'window-closed' });
  });

  it('one person has a registration in each, with a history of its own', async () => {
    const candidate = await submitted();
    product.clock.set(DURING.registration);
    await fillIn(candidate.browser);
    expect((await candidate.browser.get('listRegistrations', {})).map(({ edition }) => edition)).toEqual([
      'health-2026',
      'health-2023',
    ]);
    expect(await actionsOf(product, of(candidate))).toContain('submit');
    expect(await actionsOf(product, { ...of(candidate), edition: 'health-2026' })).not.toContain('submit');
  });

  it('B4, B5 (2023): 「修改考区」 in 「未提交报名信息」 empties the form, the site included, and nothing else', async () => {
    const { browser } = await filledIn(TIANJIN);
    expect((await view(browser)).answers.site).not.toBeNull();
    const account = await browser.get('getAccount', {});
    const moved = await browser.get('changeRegion', { params, body: { region: '13' } });
    expect(moved).toMatchObject({ savedPages: [], photo: null });
    expect((await view(browser)).answers).toMatchObject({ point: null, site: null, specialty: null });
    expect(await browser.get('getAccount', {})).toEqual(account);
  });
});

describe('the form of 2023, page by page', () => {
  it('C1 (2023): the pages come in the order of the guide, and nothing wrong gets past one', async () => {
    const { browser } = await entered();
    expect((await view(browser)).missingPages).toEqual(health2023.pages.map(({ key }) => key));
    expect(await problemsOf(browser, 'exam-point', { point: '' })).toEqual(['point: required']);
    expect((await view(browser)).savedPages).toEqual([]);
  });

  it('C2 (2023): on-site regions ask for 「报名地市」 only', async () => {
    const { browser } = await entered('13');
    const { answers } = await save(browser, 'exam-point', { point: '1301', site: '1301-1' });
    expect([answers.point, answers.site]).toEqual(['1301', null]);
  });

  it('C2 (2023): on-line regions also ask for 「网上确认机构」, from the list of the point', async () => {
    const { browser, id } = await entered(TIANJIN);
    const { site = [], point = [] } = await listsOf(browser, TIANJIN);
    expect(new Set(site.flatMap(({ within }) => within.point))).toEqual(
      new Set(point.map(({ code }) => code)),
    );
    expect(await problemsOf(browser, 'exam-point', { point: '120103' })).toEqual(['site: required']);
    for (const other of ['120101-1', '310101-1', '河西区卫生人才服务站']) {
      expect(await problemsOf(browser, 'exam-point', { point: '120103', site: other })).toEqual([
        'site: not-offered',
      ]);
    }
    const { answers } = await save(browser, 'exam-point', { point: '120103', site: '120103-1' });
    expect(answers.site).toBe('120103-1');
    const rows = await product.sql('select site_id from registrations where candidate_id = $1', [id]);
    expect(rows).toEqual([{ site_id: '120103-1' }]);
  });

  it('C3 (2023): what the account knows is quoted, whatever is sent in its place', async () => {
    const { browser, name } = await entered();
    const { person } = await rightAnswers(browser, '13', EDITION_2023);
    const { answers } = await save(browser, 'person', {
      ...person,
      name: '别人',
      sex: '1',
      nationality: 'FR',
    });
    expect(answers).toMatchObject({ name, sex: '2', nationality: 'CN', ethnicity: '01', health: '10' });
  });

  it('C4 (2023): 「证件有效截至日期」 before the exam is a warning, and the page is saved', async () => {
    const { browser } = await entered();
    const { person } = await rightAnswers(browser, '13', EDITION_2023);
    const saved = await save(browser, 'person', { ...person, id_valid_until: '2023-04-14' });
    expect(saved.warnings).toMatchObject([{ field: 'id_valid_until', code: 'id-expires-before-exam' }]);
  });

  it('C5 (2023): 「地址」「邮编」 may stay empty', async () => {
    const { browser } = await entered();
    const saved = await save(browser, 'contact', { phone: '13900001001', address: '', postcode: '' });
    expect(saved.savedPages).toEqual(['contact']);
  });

  it('C6 (2023): 「报考专业」 comes from one list, which no other answer narrows and which tells the level', async () => {
    const { browser } = await entered();
    const { specialty = [], 'practice-category': practice = [] } = await listsOf(browser, '13');
    expect(specialty.length).toBeGreaterThan(100);
    expect([...specialty, ...practice].every(({ within }) => Object.keys(within).length === 0)).toBe(true);
    const pharmacy = specialty.filter(({ label }) => / 药学 /.test(label)).map(({ label }) => label);
    expect(pharmacy).toEqual(['101 药学 · 初级(士)', '201 药学 · 初级(师)', '366 药学 · 中级']);
    const { specialty: of2026 = [] } = await listsOf(browser, '13', 'health-2026');
    expect(of2026.find(({ code }) => code === '101')).toMatchObject({
      label: '101 药学',
      within: { discipline: ['pharmacy'], level: ['junior-assistant'] },
    });
    const { application } = await rightAnswers(browser, '13', EDITION_2023);
    const typed = { ...application, discipline: 'clinical', level: 'intermediate' };
    const { answers } = await save(browser, 'application', typed);
    expect([answers.specialty, answers.level]).toEqual(['203', null]);
    expect(answers).not.toHaveProperty('discipline');
  });

  it('C7 (2023): the candidate may tick other subjects, and has to tick one', async () => {
    const { browser } = await entered();
    const { application } = await rightAnswers(browser, '13', EDITION_2023);
    expect(await problemsOf(browser, 'application', { ...application, subjects: [] })).toEqual([
      'subjects: required',
    ]);
    const { answers } = await save(browser, 'application', { ...application, subjects: ['related'] });
    expect(answers.subjects).toEqual(['related']);
  });

  it('C11 (2023): who has no title has not got it at any time', async () => {
    const { browser } = await entered();
    const { application } = await rightAnswers(browser, '13', EDITION_2023);
    expect(await problemsOf(browser, 'application', { ...application, current_title_since: '' })).toEqual([
      'current_title_since: required',
    ]);
    const { answers } = await save(browser, 'application', { ...application, current_title: 'none' });
    expect(answers.current_title_since).toBeNull();
  });

  it('C14, C15 (2023): an employer is picked or 「其它」 with its name; a typed one is not accepted', async () => {
    const { browser } = await entered();
    const { employment } = await rightAnswers(browser, '13', EDITION_2023);
    expect(await problemsOf(browser, 'employment', { ...employment, employer: '石家庄市人民医院' })).toEqual([
      'employer: not-picked',
    ]);
    const other = { ...employment, employer: 'other', employer_category: 'clinic' };
    expect(await problemsOf(browser, 'employment', other)).toEqual(['employer_other: required']);
    const { answers } = await save(browser, 'employment', { ...other, employer_other: '裕华路护理站' });
    expect(answers.employer_other).toBe('裕华路护理站');
    expect(answers).not.toHaveProperty('employer_category');
  });
});

describe('education and degree of 2023', () => {
  const degree = {
    kind: 'degree',
    level: 'bachelor',
    school: '河北医科大学',
    schoolNote: '',
    major: '护理学',
    finishedOn: '2021-06-30',
    certificateNumber: '1008942021000123',
    studyLength: '',
  } as const;

  async function withDegree() {
    const candidate = await entered();
    const { credentials } = await candidate.browser.get('addCredential', { body: degree });
    const { education = {} } = await rightAnswers(candidate.browser, '13', EDITION_2023);
    return { ...candidate, education, record: credentials.find(({ kind }) => kind === 'degree')?.id ?? '' };
  }

  it('C19 (2023): both quote the records of 「学历学位信息维护」', async () => {
    const { browser, education, record } = await withDegree();
    const { answers } = await save(browser, 'education', { ...education, degree_record: record });
    expect(answers).toMatchObject({ education_level: 'junior-college', major: '护理学', degree: 'bachelor' });
  });

  it('C13 (2023): 「学位」 has 「无」; then 「最高学历」「学制」「专业学习经历」', async () => {
    const { browser, education } = await withDegree();
    expect((await save(browser, 'education', { ...education, degree_record: 'none' })).answers.degree).toBe(
      'none',
    );
    const empty = { ...education, highest_education: '', study_length: '', study_history: '' };
    expect(await problemsOf(browser, 'education', empty)).toEqual([
      'highest_education: required',
      'study_length: required',
      'study_history: required',
    ]);
  });

  it('C19 (2023): a degree is not typed, nor another’s, nor an education record in its place', async () => {
    const { browser, education } = await withDegree();
    const stranger = await withDegree();
    const typed = await save(browser, 'education', { ...education, degree: 'doctor' });
    expect(typed.answers.degree).toBe('none');
    for (const wrong of [stranger.record, String(education.education_record), 'bachelor']) {
      const problems = await problemsOf(browser, 'education', { ...education, degree_record: wrong });
      expect(problems).toContain('degree_record: credential-unknown');
    }
    const { education_record: own } = stranger.education;
    const foreign = { ...education, education_record: own ?? '' };
    expect(await problemsOf(browser, 'education', foreign)).toContain('education_record: credential-unknown');
  });

  it('C19 (2023): who leaves to add a record finds what was filled in, and quotes the new one', async () => {
    const { browser, education } = await withDegree();
    const { rev } = await view(browser);
    const half = { study_history: '2016 年 9 月至 2019 年 7 月，护理学。', highest_education: 'bachelor' };
    await browser.get('saveDraft', {
      params: { ...params, page: 'education' },
      body: { answers: half, rev },
    });
    const master = { ...degree, level: 'master', certificateNumber: '1008942022000456' };
    const { credentials } = await browser.get('addCredential', { body: master });
    expect((await view(browser)).drafts.education?.answers).toEqual(half);
    const added = credentials.find(({ level }) => level === 'master')?.id ?? '';
    const saved = await save(browser, 'education', { ...education, ...half, degree_record: added });
    expect(saved.answers).toMatchObject({ ...half, degree: 'master' });
  });

  it('in 2026 a degree is chosen, and a record named beside it changes nothing', async () => {
    product.clock.set(DURING.registration);
    const { browser } = await newCandidate(product);
    const { credentials } = await browser.get('addCredential', { body: degree });
    await enter(browser);
    const { education } = await rightAnswers(browser);
    const record = credentials.find(({ kind }) => kind === 'degree')?.id ?? '';
    const { answers } = await savePage(browser, 'education', { ...education, degree_record: record });
    expect(answers.degree).toBe('none');
  });
});

describe('photo, submission and print of 2023', () => {
  it('C17 (2023): the base photo is confirmed by hand; without that nothing is submitted', async () => {
    const { browser } = await entered();
    for (const [page, answers] of Object.entries(await rightAnswers(browser, '13', EDITION_2023)))
      await save(browser, page, answers);
    const { rev, accountPhoto, photo } = await view(browser);
    expect([photo, accountPhoto]).toEqual([null, expect.anything()]);
    const refusal = await browser.refusal('submit', { params, body: { rev } });
    expect(refusal).toMatchObject({ status: 409, code: 'photo-missing' });
  });

  it('D1, D4 (2023): submitted, the form is printed with its code; not before', async () => {
    const candidate = await filledIn();
    const { browser } = candidate;
    expect((await view(browser)).actions).not.toContain('print');
    expect(await browser.refusal('printForm', { params })).toMatchObject({ code: 'wrong-status' });
    const { receipt, registration } = await submit(browser, EDITION_2023);
    expect(registration).toMatchObject({ status: 'submitted', code: receipt.code, revision: 1 });
    expect(registration.number.slice(0, 2)).toBe('23');
    expect(registration.actions).toContain('print');
    const printed = await browser.send('printForm', { params });
    expect(printed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('D4 (2023): in on-line regions there is no form to print, offered or asked for directly', async () => {
    const { browser } = await filledIn(TIANJIN);
    expect((await view(browser)).actions).not.toContain('print');
    expect(await browser.refusal('printForm', { params })).toMatchObject({
      status: 409,
      code: 'no-form-on-line',
    });
  });

  it('D5, D7 (2023): withdrawn, changed and submitted again until confirmation ends, under a new code', async () => {
    const { browser, receipt } = await submitted();
    product.clock.set('2023-01-15T17:00:00+08:00');
    const contact = { phone: '13900001001', address: '石家庄市中山西路1号', postcode: '050000' };
    await withdrawAndChange(browser, 'contact', contact, EDITION_2023);
    const again = await submit(browser, EDITION_2023);
    expect(again.receipt.revision).toBe(2);
    expect(again.receipt.code).not.toBe(receipt.code);
    product.clock.set('2023-01-15T17:00:01+08:00');
    expect(await browser.refusal('withdraw', { params })).toMatchObject({ code: 'window-closed' });
  });

  it('D6 (2023): name, ID, sex, date of birth and nationality are fixed by the first submission', async () => {
    const { browser } = await submitted();
    const { locked, answers } = await view(browser);
    expect([...locked].sort()).toEqual(['birth_date', 'id_number', 'id_type', 'name', 'nationality', 'sex']);
    const { person } = await rightAnswers(browser, '13', EDITION_2023);
    const changed = await withdrawAndChange(
      browser,
      'person',
      { ...person, sex: '1', birth_date: '2000-01-01' },
      EDITION_2023,
    );
    for (const key of locked) expect(changed.answers[key]).toEqual(answers[key]);
  });
});
