import type { RegistrationView } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import { widenFifteenDigits } from '#domain/identity/gb11643.ts';
import type { IdPaper } from '#domain/identity/id-papers.ts';
import { readIdPaper } from '#domain/identity/id-papers.ts';
import { foldName } from '#domain/identity/names.ts';
import { drawPortrait } from '../demo/portrait.ts';
import { cookieNames } from '../http/cookies.ts';
import { addCredential } from '../usecases/account/add-credential.ts';
import { saveBasics } from '../usecases/account/save-basics.ts';
import { idHashOf } from '../usecases/account/sign-up.ts';
import { photoKey, uploadPhoto } from '../usecases/account/upload-photo.ts';
import type { TestBrowser, TestProduct } from './test-product.ts';
import { EDITION } from './thread.ts';

export type TestCandidate = {
  readonly id: string;
  readonly name: string;
  readonly browser: TestBrowser;
  /** Another browser of the same person. */
  anotherBrowser(): Promise<TestBrowser>;
};

const SURNAMES = ['周', '吴', '郑', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨', '朱', '秦', '许', '何'];
const GIVEN_NAMES = ['秀兰', '玉梅', '晓红', '雅静', '思雨', '佳琪', '文婷', '海燕', '丽娟', '春华', '若楠'];
/** Longer than any story that a test tells: its clock moves by months. */
const SESSION_END = new Date('2027-01-01T00:00:00Z');

let made = 0;

/** Invented, well formed, never the same twice: women born from 1970 on. */
function nextPerson(): { name: string; paper: IdPaper } {
  const [n, born] = [made % 500, 70 + Math.floor(made / 500)];
  made += 1;
  const name = `${SURNAMES[n % SURNAMES.length]}${GIVEN_NAMES[n % GIVEN_NAMES.length]}`;
  const number = widenFifteenDigits(`130102${born}0612${String(n * 2).padStart(3, '0')}`);
  return { name, paper: { type: 'resident-id', number } };
}

export async function openBrowserOf(product: TestProduct, candidate: string): Promise<TestBrowser> {
  const { keys, sessions } = product.services;
  const token = keys.token();
  const session = { tokenHash: keys.lookup('token', token), owner: candidate, at: product.clock.now() };
  await sessions.openSession({ ...session, expiresAt: SESSION_END });
  const browser = product.browser();
  browser.cookies.set(cookieNames('test').candidate, token);
  return browser;
}

async function signUpPerson(product: TestProduct, person: { name: string; paper: IdPaper }): Promise<string> {
  const { accounts, keys } = product.services;
  const candidate = keys.uuid();
  const read = readIdPaper(person.paper);
  await accounts.signUp({
    ...person,
    candidate,
    userName: `u${candidate.slice(0, 13)}`,
    // Nobody logs in with it: sessions are opened directly.
    passwordHash: 'none',
    nameFolded: foldName(person.name),
    idHash: idHashOf(keys, person.paper),
    reservedBy: null,
    sex: read?.sex ?? null,
    birthDate: read?.birthDate ?? null,
    nationality: 'CN',
    phone: '13900002001',
    consents: [],
    at: product.clock.now(),
  });
  return candidate;
}

async function complete(product: TestProduct, candidate: string): Promise<void> {
  const { services } = product;
  const basics = { nationality: 'CN', sex: null, birthDate: null, ethnicity: '01' };
  await saveBasics(services, candidate, { ...basics, idValidUntil: '2035-06-30' });
  await addCredential(
    services,
    candidate,
    {
      kind: 'education',
      level: 'junior-college',
      school: '石家庄医学高等专科学校',
      schoolNote: '',
      major: '护理学',
      finishedOn: '2019-07-01',
      certificateNumber: '103781201906000123',
      studyLength: '3',
    },
    services.keys.uuid(),
  );
  await givePhoto(product, candidate);
}

/** Checking a photo takes its time: one is checked, the others are copies of it. */
let checked: { readonly digest: string; readonly width: number; readonly height: number } | null = null;
let jpeg: Uint8Array | null = null;

async function givePhoto(product: TestProduct, candidate: string): Promise<void> {
  const { services } = product;
  if (checked !== null && jpeg !== null) {
    await services.files.put(photoKey(candidate, checked.digest), jpeg);
    await services.accounts.setPhoto(candidate, checked);
    return;
  }
  await uploadPhoto(services, candidate, { bytes: await drawPortrait(120), crop: null, edition: null });
  checked = (await services.accounts.findAccount(candidate))?.photo ?? null;
  jpeg = checked === null ? null : await services.files.find(photoKey(candidate, checked.digest));
}

/** A candidate of one's own, logged in, with basic information, an education record and a photo on the account. */
export async function newCandidate(product: TestProduct): Promise<TestCandidate> {
  const person = nextPerson();
  const id = await signUpPerson(product, person);
  await complete(product, id);
  const anotherBrowser = () => openBrowserOf(product, id);
  return { id, name: person.name, browser: await anotherBrowser(), anotherBrowser };
}

/** One page, as its owner last saw the registration. */
export async function savePage(
  browser: TestBrowser,
  page: string,
  answers: Answers,
  edition = EDITION,
): Promise<RegistrationView> {
  const { rev } = await browser.get('getRegistration', { params: { edition } });
  return browser.get('savePage', { params: { edition, page }, body: { answers, rev } });
}

/** Takes the submission back, changes one page, and gives the registration as it then is. */
export async function withdrawAndChange(
  browser: TestBrowser,
  page: string,
  answers: Answers,
  edition = EDITION,
) {
  await browser.get('withdraw', { params: { edition } });
  return savePage(browser, page, answers, edition);
}
