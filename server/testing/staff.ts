import type { FileView, StaffDecision } from '#contract/client.ts';
import { needsLease } from '#domain/registration/lease.ts';
import type { StaffRole } from '#domain/staff/actor.ts';
import { POSTS, type Post } from '#domain/staff/posts.ts';
import { cookieNames } from '../http/cookies.ts';
import { addStaff } from '../postgres/add-staff.ts';
import type { TestBrowser, TestProduct } from './test-product.ts';

const SESSION_END = new Date('2027-01-01T00:00:00Z');

/** The post that does the work of a role. */
const POST_OF: Readonly<Record<StaffRole, Post>> = {
  site: 'counter-clerk',
  point: 'point-reviewer',
  region: 'region-reviewer',
  nation: 'national-administrator',
};

/** A member of staff made for one test, logged in for as long as its story lasts. */
export async function newStaff(
  product: TestProduct,
  as: StaffRole | Post,
  region: string | null,
  point: string | null = null,
  site: string | null = null,
  employers: readonly string[] = [],
): Promise<TestBrowser> {
  const { keys, staff } = product.services;
  const id = keys.uuid();
  // Nobody logs in with it: the session is opened directly.
  const member = { id, userName: `s${id}`, passwordHash: 'none', displayName: '范丽君' };
  const post = POSTS.find((one) => one === as) ?? POST_OF[as as StaffRole];
  await addStaff(product.database.urls.migrator, [{ ...member, post, region, point, site, employers }]);
  const token = keys.token();
  const tokenHash = keys.lookup('token', token);
  const session = { tokenHash, owner: id, at: product.clock.now(), expiresAt: SESSION_END };
  await staff.openStaffSession({ ...session, standing: 'open', device: '', network: '' });
  // Whatever the clock does in the story, this person has just proved to be there.
  await staff.noteProof(tokenHash, SESSION_END);
  const browser = product.browser();
  browser.cookies.set(cookieNames('test').staff, token);
  return browser;
}

/** The people who work on a file in turn: counter, exam point, exam region. */
export type Office = {
  readonly counter: TestBrowser;
  readonly point: TestBrowser;
  readonly region: TestBrowser;
};

export async function newOffice(product: TestProduct, region = '13', point = '1301'): Promise<Office> {
  return {
    counter: await newStaff(product, 'site', region, point),
    point: await newStaff(product, 'point', region, point),
    region: await newStaff(product, 'region', region),
  };
}

/** Takes the file onto the bench; gives the token that goes with decisions. */
export async function take(staff: TestBrowser, number: string): Promise<number> {
  const { token } = await staff.get('takeFile', { params: { number } });
  if (token === null) throw new Error('a lease without a token');
  return token;
}

/** The file as it now is, taken where a decision of the review is open to them. */
async function openFile(staff: TestBrowser, number: string) {
  const params = { number };
  const file = await staff.get('getFile', { params });
  if (!file.actions.some(needsLease)) return { rev: file.rev };
  const taken = await staff.send('takeFile', { params });
  return { rev: file.rev, ...(taken.statusCode === 200 ? { lease: Number(taken.json().token) } : {}) };
}

/** Decides on the file as it now is. */
export async function decideNow(
  staff: TestBrowser,
  number: string,
  decision: Omit<StaffDecision, 'rev'>,
): Promise<FileView> {
  const seen = await openFile(staff, number);
  return staff.get('decideFile', { params: { number }, body: { ...decision, ...seen } });
}
