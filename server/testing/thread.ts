import type { RegistrationView } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import type { TestBrowser, TestProduct } from './test-product.ts';

export const EDITION = 'health-2026';
const PASSWORD = 'Weikao-2026!';

export async function logIn(product: TestProduct, login: string): Promise<TestBrowser> {
  const browser = product.browser();
  await browser.get('logIn', { body: { login, password: PASSWORD } });
  return browser;
}

export async function logInToOffice(product: TestProduct, login: string): Promise<TestBrowser> {
  const browser = product.browser();
  await browser.get('logInToOffice', { body: { login, password: PASSWORD } });
  return browser;
}

export const EDITION_2023 = 'health-2023';

type Typed = Record<string, Record<string, string | number | string[] | null>>;

/** Complete and right answers for a nurse of Shijiazhuang; `record` is one of her own education records. */
function pagesOf(record: string, employer: string): Typed {
  return {
    'exam-point': { point: '1301' },
    person: {
      id_valid_until: '2035-06-30',
      ethnicity: '01',
      health: '10',
      sex: '2',
      birth_date: '1990-01-01',
    },
    contact: { phone: '13900001001', address: '', postcode: '' },
    application: {
      discipline: 'nursing',
      level: 'junior',
      specialty: '203',
      subjects: ['basic', 'related', 'professional', 'practice'],
      practice_category: 'nursing',
      first_registered: '2020-07',
      has_residency_certificate: 'no',
    },
    education: {
      education_record: record,
      degree: 'none',
      study_length: '3',
      work_history: '2019 年 8 月至今,内科护士。',
    },
    employment: {
      employer,
      employer_affiliation: '',
      employer_nature: '',
      years_in_profession: 5,
    },
  };
}

/** What the form of 2023 asks otherwise. */
function pagesOf2023(record: string, employer: string): Typed {
  return {
    ...pagesOf(record, employer),
    application: {
      specialty: '203',
      subjects: ['basic', 'related', 'professional', 'practice'],
      current_title: 'junior-assistant',
      current_title_since: '2020-09',
      practice_category: 'nursing',
    },
    education: {
      education_record: record,
      degree_record: 'none',
      highest_education: 'junior-college',
      study_length: '3',
      study_history: '2016 年 9 月至 2019 年 7 月，护理学。',
    },
  };
}

export type Pages = Readonly<Record<string, Answers>>;

/** Right answers to every page in this region, for the candidate of this browser. */
export async function rightAnswers(browser: TestBrowser, region = '13', edition = EDITION): Promise<Pages> {
  const account = await browser.get('getAccount', {});
  const lists = await browser.get('getOptions', { params: { edition }, query: { region } });
  const [employer] = await browser.get('findEmployers', { query: { q: '石家庄', city: '1301' } });
  const record = account.credentials.find(({ kind }) => kind === 'education')?.id ?? '';
  const pages = (edition === EDITION_2023 ? pagesOf2023 : pagesOf)(record, employer?.code ?? '');
  const point = region === '13' ? '1301' : (lists.point?.[0]?.code ?? '');
  const site = lists.site?.find(({ within }) => within.point?.includes(point))?.code ?? '';
  const employment = { employer_affiliation: 'prefecture', employer_nature: 'public-institution' };
  return { ...pages, 'exam-point': { point, site }, employment: { ...pages.employment, ...employment } };
}

export async function enter(
  browser: TestBrowser,
  region = '13',
  edition = EDITION,
): Promise<RegistrationView> {
  return browser.get('enter', { params: { edition }, body: { region, notice: `${edition}-1` } });
}

/** Enters the region, saves every page and takes the account's photo: ready to be submitted. */
export async function fillIn(
  browser: TestBrowser,
  region = '13',
  changes: Pages = {},
  edition = EDITION,
): Promise<RegistrationView> {
  let view = await enter(browser, region, edition);
  for (const [page, answers] of Object.entries(await rightAnswers(browser, region, edition))) {
    view = await browser.get('savePage', {
      params: { edition, page },
      body: { answers: { ...answers, ...changes[page] }, rev: view.rev },
    });
  }
  const photo = view.accountPhoto?.digest ?? '';
  return browser.get('choosePhoto', { params: { edition }, body: { photo } });
}

export async function submit(browser: TestBrowser, edition = EDITION) {
  const { rev } = await browser.get('getRegistration', { params: { edition } });
  return browser.get('submit', { params: { edition }, body: { rev } });
}
