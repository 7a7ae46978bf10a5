import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EndpointName } from '#contract/endpoints.ts';
import type { Route } from '#contract/route.ts';
import { type EntryClass, NOBODY, withoutIdNumbers } from '#domain/audit/entry.ts';
import { signEntry } from '#domain/audit/trail-chain.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keys } from '../ports/keys.ts';
import type { StaffMember } from '../ports/session-store.ts';
import type { TrailWriter } from '../ports/trail-store.ts';
import type { CookieNames } from './cookies.ts';
import { refusalSent } from './wire-error.ts';

/** Who is named in the trail; of a log-in that failed no more is known than the user name. */
export type NamedStaff = Pick<StaffMember, 'id' | 'userName'> & Partial<StaffMember>;

/** What a handler knows of a request that its address does not say. */
export type Note = { readonly object?: string; readonly words?: string; readonly staff?: NamedStaff | null };

/** Endpoints by which staff come and go; they have no open session when they knock. */
const LOG_INS: ReadonlySet<EndpointName> = new Set([
  'logInToOffice',
  'logOutOfOffice',
  'proveByCode',
  'proveByKey',
  'proveByPassword',
  'finishTotp',
  'finishKey',
  'acceptInvitation',
]);

const REFUSED = [403, 404];
const AWAY = 503;
const LONGEST = 400;

/** Into which class of the trail a request belongs; null where it leaves nothing. */
export function entryClassOf(name: EndpointName, route: Route, status: number): EntryClass | null {
  if (LOG_INS.has(name)) return 'log-in';
  // Where the database is away nothing was shown, and nothing can be written.
  if (route.audience !== 'staff' || status === AWAY) return null;
  if (route.audit !== 'none') return route.audit;
  return REFUSED.includes(status) ? 'read' : null;
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (part: unknown): Fields => (typeof part === 'object' && part !== null ? { ...part } : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Parts of a body that say what was meant; whatever else it holds is personal data and stays out of the trail. */
const SAID = ['do', 'reason', 'why'];

function objectOf(request: FastifyRequest): string {
  const { code: _secret, ...params } = fieldsOf(request.params);
  return textOf(params.number ?? Object.values(params)[0]);
}

function wordsOf(request: FastifyRequest): string {
  const asked = Object.entries(fieldsOf(request.query)).filter(([key]) => key !== 'after');
  const said = fieldsOf(request.body);
  return [
    ...asked.map(([key, value]) => `${key}=${textOf(value)}`),
    ...SAID.map((key) => textOf(said[key])).filter((word) => word !== ''),
  ].join(' ');
}

/** One line of text, as PostgreSQL can keep it. */
const plain = (typed: string) => typed.replace(/\p{Cc}+/gu, ' ').slice(0, LONGEST);

export type TrailKeeper = (
  name: EndpointName,
  what: EntryClass,
  of: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  note: Note,
) => Promise<void>;

/** Writes down what a request of staff was, before its answer leaves; an error here keeps the answer back. */
export function createTrailKeeper(
  { trail, keys, clock }: { readonly trail: TrailWriter; readonly keys: Keys; readonly clock: Clock },
  cookies: CookieNames,
): TrailKeeper {
  const sessionOf = (token: string | undefined) =>
    token === undefined ? '' : keys.lookup('token', token).toString('hex').slice(0, 12);
  return async (name, what, { request, reply }, { staff = null, ...note }) => {
    const entry = {
      staff: staff?.id ?? NOBODY,
      userName: staff?.userName ?? '',
      post: staff?.post ?? '',
      area: { region: staff?.region ?? null, point: staff?.point ?? null },
      session: sessionOf(request.cookies[cookies.staff]),
      class: what,
      endpoint: name,
      object: plain(note.object ?? objectOf(request)),
      words: withoutIdNumbers(plain(note.words ?? wordsOf(request))),
      outcome: refusalSent(request) ?? (reply.statusCode < 400 ? 'done' : String(reply.statusCode)),
      at: clock.now(),
      recordedAt: clock.wall(),
    };
    await trail.append(entry, signEntry(entry, keys.sign));
  };
}
