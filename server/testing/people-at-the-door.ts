import type { OpenedPayment } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import { USUAL_TERMS } from '#domain/payment/merchant.ts';
import { drawPortrait } from '../demo/portrait.ts';
import type { PaymentGateway } from '../ports/payment-gateway.ts';
import { savePage } from './candidates.ts';
import { correction, uploadPicture } from './cases.ts';
import { keepState } from './kept-state.ts';
import { codeSentTo } from './newcomers.ts';
import { closePapers, drawPaper, openUpload, sendWhole, uploadAll } from './papers.ts';
import { decideNow } from './staff.ts';
import { DURING, TestBrowser, type TestProduct } from './test-product.ts';
import { EDITION, fillIn, logIn, logInToOffice, rightAnswers, submit } from './thread.ts';

/** Everybody who may knock at an endpoint, seen from one candidate's registration at Shijiazhuang in Hebei. */
export const PEOPLE = [
  'nobody',
  'owner',
  'otherCandidate',
  'counter',
  'point',
  'otherPoint',
  'otherRegion',
  'region',
  'nation',
  'administrator',
  'support',
  'auditor',
  'disabled',
] as const;
export type Person = (typeof PEOPLE)[number];

const STAFF = {
  counter: 'sjz-counter',
  point: 'sjz',
  otherPoint: 'baoding',
  otherRegion: 'zhengzhou',
  region: 'hebei',
  nation: 'national',
  administrator: 'hebei-admin',
  support: 'support',
  auditor: 'auditor',
  disabled: 'sjz-dismissed',
} as const;

export const NEW_PHONE = '13900001999';

type Cookies = ReadonlyMap<string, string>;

/** What a call may name: ids and contents of the owner's, at one moment of the registration's life. */
export type Scene = {
  readonly people: Readonly<Record<Person, Cookies>>;
  readonly number: string;
  readonly code: string;
  /** Sent to the telephone of somebody who has no account yet. */
  readonly phoneCode: string;
  readonly rev: number;
  readonly photo: string;
  readonly credential: string;
  readonly order: string;
  /** Of on-line confirmation: one file that has come, one that has not, one that is a paper of the item `id-paper`. */
  readonly uploads: { readonly whole: string; readonly begun: string; readonly paper: string };
  readonly contact: Answers;
  /** Number of the owner's case, which asks for a correction, and the picture that goes with it. */
  readonly caseNumber: string;
  readonly evidence: string;
  /** What the exam point has asked its region about the file. */
  readonly questions: { readonly open: string; readonly answered: string };
  /** Puts database and clock back to this scene. */
  enter(): Promise<void>;
};

export type Moment = 'draft' | 'uploading' | 'uploaded' | 'submitted' | 'payable';
export type Scenes = Readonly<Record<Moment, Scene>> & { readonly portrait: Buffer };

/** A platform that opens orders and never speaks. */
export const silentGateway = (name: string): PaymentGateway => ({
  ...USUAL_TERMS,
  name,
  merchant: 'test',
  open: async ({ orderNumber }) => ({ way: 'form', url: 'https://pay.invalid/', fields: { orderNumber } }),
  readNotice: () => null,
  acknowledge: () => ({ status: 400, type: 'text/plain', body: 'fail' }),
  close: async () => true,
  query: async () => ({ outcome: 'unknown' }),
  refund: async () => 'unknown',
  queryRefund: async () => 'unknown',
  bill: async () => ({ outcome: 'unknown' }),
});

async function everybody(product: TestProduct, owner: TestBrowser): Promise<Record<Person, Cookies>> {
  const staff = async (userName: string) => (await logInToOffice(product, userName)).cookies;
  await product.sql('update staff set disabled_at = null where user_name = $1', [STAFF.disabled]);
  const people = {
    nobody: new Map<string, string>(),
    owner: owner.cookies,
    otherCandidate: (await logIn(product, 'lihua')).cookies,
    counter: await staff(STAFF.counter),
    point: await staff(STAFF.point),
    otherPoint: await staff(STAFF.otherPoint),
    otherRegion: await staff(STAFF.otherRegion),
    region: await staff(STAFF.region),
    nation: await staff(STAFF.nation),
    administrator: await staff(STAFF.administrator),
    support: await staff(STAFF.support),
    auditor: await staff(STAFF.auditor),
    disabled: await staff(STAFF.disabled),
  };
  await product.sql('update staff set disabled_at = $2 where user_name = $1', [
    STAFF.disabled,
    product.clock.now(),
  ]);
  return people;
}

/** A colleague of the right exam point, dismissed while still logged in. */
async function hireDismissed(product: TestProduct): Promise<void> {
  await product.sql(
    `insert into staff (staff_id, user_name, password_hash, display_name, post, region_id, point_id)
     select gen_random_uuid(), $1, password_hash, display_name, post, region_id, point_id
     from staff where user_name = $2`,
    [STAFF.disabled, STAFF.point],
  );
}

const NO_UPLOAD = '00000000-0000-4000-8000-000000000000';

/** Hebei confirms on-site; for what only on-line regions have it changes its mind. */
async function confirmIn(product: TestProduct, mode: 'on-site' | 'on-line'): Promise<void> {
  if (product.services.reference.findRegion(EDITION, '13')?.confirmation === mode) return;
  const statement = 'update region_settings set confirmation = $1 where edition_id = $2 and region_id = $3';
  await product.sql(statement, [mode, EDITION, '13']);
  await product.services.reloadReference();
}

/** A file that was found to be a paper and taken away again: its parts, which no scene brings back, have served. */
async function sendReadPaper(owner: TestBrowser, item: string, bytes: Buffer): Promise<string> {
  const upload = await sendWhole(owner, item, bytes);
  const view = await owner.get('attachPaper', { params: { edition: EDITION, item }, body: { upload } });
  const digest = view.papers?.items.find(({ key }) => key === item)?.files[0]?.digest ?? '';
  await owner.get('removePaper', { params: { edition: EDITION, item, digest } });
  return upload;
}

/** The same draft in a region that confirms on-line: everything uploaded, then submitted. */
async function sceneOfPapers(
  product: TestProduct,
  people: Scene['people'],
  asked: Pick<Scene, 'caseNumber' | 'evidence'>,
) {
  await confirmIn(product, 'on-line');
  const owner = browserOf(product, people.owner);
  const { site = [] } = await owner.get('getOptions', {
    params: { edition: EDITION },
    query: { region: '13' },
  });
  const first = site.find(({ within }) => within.point?.includes('1301'))?.code ?? '';
  await savePage(owner, 'exam-point', { point: '1301', site: first });
  const whole = await sendReadPaper(owner, 'further-papers', await drawPaper(2));
  const { upload: begun } = await openUpload(owner, 'further-papers', Buffer.from('begun'));
  const view = await uploadAll(owner);
  const paper = view.papers?.items.find(({ key }) => key === 'id-paper')?.files[0]?.digest ?? '';
  const uploads = { whole, begun, paper };
  const uploading = await sceneOf(product, 'uploading', people, { ...asked, uploads });
  await closePapers(owner);
  await submit(owner);
  const uploaded = await sceneOf(product, 'uploaded', people, { ...asked, uploads });
  return { uploading, uploaded };
}

async function sceneOf(
  product: TestProduct,
  moment: Moment,
  people: Scene['people'],
  named: Partial<Pick<Scene, 'code' | 'order' | 'uploads' | 'questions'>> &
    Pick<Scene, 'caseNumber' | 'evidence'>,
): Promise<Scene> {
  const owner = browserOf(product, people.owner);
  const view = await owner.get('getRegistration', { params: { edition: EDITION } });
  const kept = await keepState(product, `kept_${moment}`);
  const pages = await rightAnswers(owner);
  const { credentials } = await owner.get('getAccount', {});
  const at = product.clock.now().toISOString();
  return {
    people,
    number: view.number,
    code: named.code ?? '00000-00000-0-01',
    phoneCode: codeSentTo(product, NEW_PHONE),
    rev: view.rev,
    photo: view.photo ?? '',
    credential: credentials[0]?.id ?? '',
    order: named.order ?? 'WK000000000000000000',
    uploads: named.uploads ?? { whole: NO_UPLOAD, begun: NO_UPLOAD, paper: '0'.repeat(64) },
    contact: pages.contact ?? {},
    caseNumber: named.caseNumber,
    evidence: named.evidence,
    questions: named.questions ?? { open: NO_UPLOAD, answered: NO_UPLOAD },
    enter: async () => {
      await kept.restore();
      await confirmIn(product, moment.startsWith('upload') ? 'on-line' : 'on-site');
      product.clock.set(at);
    },
  };
}

/** A browser with a copy of somebody's cookies: what one call does to them is not felt by the next. */
export function browserOf(product: Pick<TestProduct, 'app'>, cookies: Cookies): TestBrowser {
  const browser = new TestBrowser(product.app);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
}

async function approve(product: TestProduct, of: { number: string; code: string }): Promise<void> {
  const { number, code } = of;
  const decide = async (login: string, action: 'confirm' | 'approve-at-point' | 'approve-at-region') => {
    const browser = await logInToOffice(product, login);
    await decideNow(browser, number, { do: action, code });
  };
  await decide(STAFF.counter, 'confirm');
  product.clock.set(DURING.review);
  await decide(STAFF.point, 'approve-at-point');
  await decide(STAFF.region, 'approve-at-region');
}

async function openOrder(product: TestProduct, owner: TestBrowser): Promise<OpenedPayment> {
  const [settings] = await product.sql(
    'select payment_gateway from region_settings where edition_id = $1 and region_id = $2',
    [EDITION, '13'],
  );
  const gateway = silentGateway(String(settings?.payment_gateway));
  product.gateways.set(gateway.name, gateway);
  return owner.get('openPayment', { params: { edition: EDITION } });
}

/** One question that waits for the region, and one that the region has answered. */
async function askQuestions(product: TestProduct, people: Scene['people'], number: string) {
  const point = browserOf(product, people.point);
  const ask = async () => {
    const body = { kind: 'question', text: '工作年限的起算时间如何认定？' } as const;
    const notes = await point.get('writeNote', { params: { number }, body });
    return notes.at(-1)?.id ?? '';
  };
  const [open, answered] = [await ask(), await ask()];
  const region = browserOf(product, people.region);
  const params = { number, question: answered };
  await region.get('answerQuestion', { params, body: { text: '从取得执业证书之日起算。' } });
  return { open, answered };
}

/** The owner's case: another spelling of the name. */
async function askForCorrection(owner: TestBrowser): Promise<Pick<Scene, 'caseNumber' | 'evidence'>> {
  const evidence = await uploadPicture(owner, 'uploadEvidence');
  const { number } = await owner.get('openCase', {
    body: { ...correction({ name: '王小明' }), evidence: [evidence] },
  });
  return { caseNumber: number, evidence };
}

/** Three moments of one registration, each with everybody logged in and ready to be entered again and again. */
export async function prepareScenes(product: TestProduct): Promise<Scenes> {
  await hireDismissed(product);
  const owner = await logIn(product, 'wangxiaoming');
  await product.browser().get('startSignUp', { body: { phone: NEW_PHONE } });
  await fillIn(owner);
  const asked = await askForCorrection(owner);
  const people = await everybody(product, owner);
  const draft = await sceneOf(product, 'draft', people, asked);
  const papers = await sceneOfPapers(product, people, asked);
  await draft.enter();
  const { receipt } = await submit(owner);
  const questions = await askQuestions(product, people, receipt.number);
  const submitted = await sceneOf(product, 'submitted', people, { ...asked, ...receipt, questions });
  await approve(product, receipt);
  product.clock.set(DURING.payment);
  const later = await logIn(product, 'wangxiaoming');
  const { order } = await openOrder(product, later);
  const named = { ...asked, code: receipt.code, order };
  const payable = await sceneOf(product, 'payable', await everybody(product, later), named);
  return { draft, ...papers, submitted, payable, portrait: Buffer.from(await drawPortrait(200)) };
}
