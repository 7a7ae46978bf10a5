import type { OpenedPayment } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import { drawPortrait } from '../demo/portrait.ts';
import type { PaymentGateway } from '../ports/payment-gateway.ts';
import { keepState } from './kept-state.ts';
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
  disabled: 'sjz-dismissed',
} as const;

type Cookies = ReadonlyMap<string, string>;

/** What a call may name: ids and contents of the owner's, at one moment of the registration's life. */
export type Scene = {
  readonly people: Readonly<Record<Person, Cookies>>;
  readonly number: string;
  readonly code: string;
  readonly rev: number;
  readonly photo: string;
  readonly order: string;
  readonly contact: Answers;
  /** Puts database and clock back to this scene. */
  enter(): Promise<void>;
};

export type Moment = 'draft' | 'submitted' | 'payable';
export type Scenes = Readonly<Record<Moment, Scene>> & { readonly portrait: Buffer };

/** A platform that opens orders and never speaks. */
const silentGateway = (name: string): PaymentGateway => ({
  name,
  merchant: 'test',
  redirect: ({ orderNumber }) => ({ url: 'https://pay.invalid/', fields: { orderNumber } }),
  readNotice: () => null,
  query: async () => ({ outcome: 'unknown' }),
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
    `insert into staff (staff_id, user_name, password_hash, display_name, role, region_id, point_id)
     select gen_random_uuid(), $1, password_hash, display_name, role, region_id, point_id
     from staff where user_name = $2`,
    [STAFF.disabled, STAFF.point],
  );
}

async function sceneOf(
  product: TestProduct,
  moment: Moment,
  people: Scene['people'],
  named: Partial<Pick<Scene, 'code' | 'order'>> = {},
): Promise<Scene> {
  const owner = browserOf(product, people.owner);
  const view = await owner.get('getRegistration', { params: { edition: EDITION } });
  const kept = await keepState(product, `kept_${moment}`);
  const pages = await rightAnswers(owner);
  const at = product.clock.now().toISOString();
  return {
    people,
    number: view.number,
    code: named.code ?? '00000-00000-0-01',
    rev: view.rev,
    photo: view.photo ?? '',
    order: named.order ?? 'WK000000000000000000',
    contact: pages.contact ?? {},
    enter: async () => {
      await kept.restore();
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
    const { rev } = await browser.get('getFile', { params: { number } });
    await browser.get('decideFile', { params: { number }, body: { do: action, rev, code } });
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

/** Three moments of one registration, each with everybody logged in and ready to be entered again and again. */
export async function prepareScenes(product: TestProduct): Promise<Scenes> {
  await hireDismissed(product);
  const owner = await logIn(product, 'wangxiaoming');
  await fillIn(owner);
  const people = await everybody(product, owner);
  const draft = await sceneOf(product, 'draft', people);
  const { receipt } = await submit(owner);
  const submitted = await sceneOf(product, 'submitted', people, receipt);
  await approve(product, receipt);
  product.clock.set(DURING.payment);
  const later = await logIn(product, 'wangxiaoming');
  const { order } = await openOrder(product, later);
  const named = { code: receipt.code, order };
  const payable = await sceneOf(product, 'payable', await everybody(product, later), named);
  return { draft, submitted, payable, portrait: Buffer.from(await drawPortrait(200)) };
}
