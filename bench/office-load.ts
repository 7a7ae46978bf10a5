import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Product } from './product.ts';

/** The password of everybody in the demo's list of people. */
const DEMO_PASSWORD = 'Weikao-2026!';

export type Desk = {
  readonly product: Product;
  readonly cookie: string;
  readonly numbers: readonly string[];
};

/** A page that staff wait for: who opens it, and what the server is asked. */
export type OfficePage = {
  readonly name: string;
  readonly who: string;
  /** Where: in which region, at which point and status the opened file stands; null for lists. */
  readonly files: { readonly region: string; readonly point?: string; readonly status: string } | null;
  readonly ask: (file: string) => { readonly method: string; readonly path: string; readonly body?: unknown };
};

const get = (path: string) => ({ method: 'GET', path });

/** What a reviewer waits for all day: queue page and case page; the others are what stands around them. */
export const OFFICE_PAGES: readonly OfficePage[] = [
  {
    name: 'next for me, point',
    who: 'sjz',
    files: null,
    ask: () => ({ method: 'POST', path: '/api/office/bench', body: { passingOver: [] } }),
  },
  {
    name: 'next for me, region',
    who: 'hebei',
    files: null,
    ask: () => ({ method: 'POST', path: '/api/office/bench', body: { passingOver: [] } }),
  },
  {
    name: 'queue page, point',
    who: 'sjz',
    files: null,
    ask: () => get('/api/office/registrations?status=confirmed'),
  },
  {
    name: 'queue page, region',
    who: 'hebei',
    files: null,
    ask: () => get('/api/office/registrations?status=endorsed'),
  },
  {
    name: 'case page, point',
    who: 'sjz',
    files: { region: '13', point: '1301', status: 'confirmed' },
    ask: (file) => get(`/api/office/registrations/${file}`),
  },
  {
    name: 'case page, region',
    who: 'hebei',
    files: { region: '13', status: 'endorsed' },
    ask: (file) => get(`/api/office/registrations/${file}`),
  },
  { name: 'counts of work, region', who: 'hebei', files: null, ask: () => get('/api/office/work') },
  {
    name: 'all files, region',
    who: 'hebei',
    files: null,
    ask: () => get('/api/office/registrations'),
  },
  {
    name: 'all files, country',
    who: 'national',
    files: null,
    ask: () => get('/api/office/registrations'),
  },
  {
    name: 'numbers, country',
    who: 'national',
    files: null,
    ask: () => get('/api/office/numbers?edition=health-2026'),
  },
];

async function logIn(product: Product, login: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${product.port}/api/office/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ login, password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${login}: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/**
 * Business time goes to a moment of the demo; what falls due by that is done by the server, and waited for: with millions
 * that is longer than the five minutes for which `fetch` waits.
 */
export async function moveClock({ port }: Product, moment: string): Promise<void> {
  const address = `http://127.0.0.1:${port}/api/demo/clock`;
  const clock = (await (await fetch(address)).json()) as { moments: { key: string; at: string }[] };
  const at = clock.moments.find(({ key }) => key === moment)?.at;
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const asked = request(address, { method: 'POST', headers }).end(JSON.stringify({ at }));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  if (answer.statusCode !== 200) throw new Error(`the clock: ${answer.statusCode}`);
}

/** Files spread evenly over what stands there, in an order of no meaning. */
async function numbersOf({ database }: Product, files: OfficePage['files']): Promise<readonly string[]> {
  if (files === null) return [];
  const found = await database.query(
    `select number from registrations where region_id = $1 and ($2::text is null or point_id = $2) and status = $3
     order by md5(number) limit 200`,
    [files.region, files.point ?? null, files.status],
  );
  return found.rows.map(({ number }) => String(number));
}

export async function openDesk(product: Product, page: OfficePage): Promise<Desk> {
  return {
    product,
    cookie: await logIn(product, page.who),
    numbers: await numbersOf(product, page.files),
  };
}

/** How long one page takes to come, in ms. */
export async function timePage(
  { product, cookie, numbers }: Desk,
  page: OfficePage,
  turn: number,
): Promise<number> {
  const { method, path, body } = page.ask(numbers[turn % Math.max(1, numbers.length)] ?? '');
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${product.port}${path}`, {
    method,
    headers: {
      cookie,
      ...(method === 'GET'
        ? {}
        : { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${page.name}: ${answer.status} ${text}`);
  return performance.now() - began;
}
