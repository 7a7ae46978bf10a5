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

/** Complete and right answers for a nurse of Shijiazhuang; `record` is one of her own education records. */
function pagesOf(record: string, employer: string) {
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
  } as Record<string, Record<string, string | number | string[] | null>>;
}

export type Pages = Readonly<Record<string, Answers>>;

/** Right answers to every page in this region, for the candidate of this browser. */
export async function rightAnswers(browser: TestBrowser, region = '13'): Promise<Pages> {
  const account = await browser.get('getAccount', {});
  const lists = await browser.get('getOptions', { params: { edition: EDITION }, query: { region } });
  const [employer] = await browser.get('findEmployers', { query: { q: '石家庄', city: '1301' } });
  const record = account.credentials.find(({ kind }) => kind === 'education')?.id ?? '';
  const pages = pagesOf(record, employer?.code ?? '');
  const point = region === '13' ? '1301' : (lists.point?.[0]?.code ?? '');
  const employment = { employer_affiliation: 'prefecture', employer_nature: 'public-institution' };
  return { ...pages, 'exam-point': { point }, employment: { ...pages.employment, ...employment } };
}

export async function enter(browser: TestBrowser, region = '13'): Promise<RegistrationView> {
  return browser.get('enter', { params: { edition: EDITION }, body: { region, notice: 'health-2026-1' } });
}

/** Enters the region, saves every page and takes the account's photo: ready to be submitted. */
export async function fillIn(
  browser: TestBrowser,
  region = '13',
  changes: Pages = {},
): Promise<RegistrationView> {
  let view = await enter(browser, region);
  for (const [page, answers] of Object.entries(await rightAnswers(browser, region))) {
    view = await browser.get('savePage', {
      params: { edition: EDITION, page },
      body: { answers: { ...answers, ...changes[page] }, rev: view.rev },
    });
  }
  const photo = view.accountPhoto?.digest ?? '';
  return browser.get('choosePhoto', { params: { edition: EDITION }, body: { photo } });
}

export async function submit(browser: TestBrowser) {
  const { rev } = await browser.get('getRegistration', { params: { edition: EDITION } });
  return browser.get('submit', { params: { edition: EDITION }, body: { rev } });
}
