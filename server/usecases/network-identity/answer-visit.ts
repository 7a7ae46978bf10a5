import type { OutsideReason } from '#domain/outside/refusals.ts';
import type { Account } from '../../ports/account-store.ts';
import type { NetworkAnswer, NetworkIdentity, NetworkPerson } from '../../ports/network-identity.ts';
import type { Visit, VisitPurpose } from '../../ports/network-identity-store.ts';
import type { OutsideRefusals } from '../../ports/outside-refusals.ts';
import { addressSubject } from '../account/begin-attempt.ts';
import { type LogInDeps, openSession } from '../account/log-in.ts';
import type { VisitDeps } from './begin-visit.ts';
import { browserHashOf, identityHashOf, visitIn } from './visit-state.ts';

export const DOOR = 'network-identity';

export type AnswerDeps = VisitDeps & LogInDeps & { readonly outsideRefusals: OutsideRefusals };

/** How it ended, as the page that began it is told. */
export type VisitEnd =
  | 'verified'
  | 'linked'
  | 'declined'
  | 'over'
  | 'away'
  | 'unlinked'
  | 'another-person'
  | 'linked-elsewhere'
  | 'linked-already';

/** Where the browser goes now. `browser`: its new cookie, by which it is known as verified. */
export type Answered = {
  readonly go: string;
  readonly signedIn?: { readonly candidate: string; readonly token: string };
  readonly browser?: string;
};

/** What was verified serves within so many minutes. */
const VERIFIED_MINUTES = 30;

const PAGES: Readonly<Record<VisitPurpose, string>> = {
  'log-in': '/login',
  'sign-up': '/sign-up',
  recovery: '/recovery',
  link: '/account/network-identity',
};

const ended = (purpose: VisitPurpose, end: VisitEnd): Answered => ({
  go: `${PAGES[purpose]}?identity=${end}`,
});

/**
 * The browser is back. Forged, another browser's, too late or a second time: refused before the platform is asked, and
 * nothing is changed. `browser`: the cookie that it brings.
 */
export async function answerVisit(
  deps: AnswerDeps,
  brought: {
    readonly answer: string;
    readonly browser: string | null;
    /** Who is logged in there. */
    readonly signedIn: string | null;
    readonly address: string;
  },
): Promise<Answered> {
  const platform = deps.networkIdentity();
  const answer = platform?.readAnswer(brought.answer) ?? null;
  if (platform === null || answer === null) return doubted(deps, 'forged');
  const { browser } = brought;
  const id = browser === null ? null : visitIn(deps.keys, answer.state, browser);
  if (browser === null || id === null) return doubted(deps, 'other-browser');
  const browserHash = browserHashOf(deps.keys, browser);
  const visit = await deps.identities.takeAnswer(browserHash, id, deps.clock.wall());
  if (visit === null) return doubted(deps, 'late-or-repeated');
  if (visit.purpose === 'link' && visit.candidate !== brought.signedIn) return doubted(deps, 'logged-out');
  if (answer.ticket === null) return ended(visit.purpose, 'declined');
  const person = await redeem(deps, platform, answer);
  if (person === 'away') return ended(visit.purpose, 'away');
  if (person === null) return ended(visit.purpose, 'over');
  await deps.attempts.forgetLatestFailure(addressSubject(deps.keys, brought.address));
  return serve(deps, platform, { visit, person, browserHash });
}

/** The address is that of a candidate's browser: it stays out. */
const writeDown = ({ outsideRefusals, clock }: AnswerDeps, reason: OutsideReason) =>
  outsideRefusals.add({ door: DOOR, reason, about: null, address: null, at: clock.wall() });

/** Staff can see that it came; who brought it learns nothing but that it will not do. */
async function doubted(deps: AnswerDeps, reason: OutsideReason): Promise<Answered> {
  await writeDown(deps, reason);
  return ended('log-in', 'over');
}

async function redeem(
  deps: AnswerDeps,
  platform: NetworkIdentity,
  answer: NetworkAnswer,
): Promise<NetworkPerson | 'away' | null> {
  const person = await platform.redeem(answer);
  if (person !== 'refused') return person;
  await writeDown(deps, 'result-not-believed');
  return null;
}

type Arrival = {
  readonly visit: Visit;
  readonly person: NetworkPerson;
  readonly browserHash: Buffer;
};

function serve(deps: AnswerDeps, platform: NetworkIdentity, arrival: Arrival): Promise<Answered> {
  switch (arrival.visit.purpose) {
    case 'log-in':
      return logIn(deps, arrival);
    case 'sign-up':
      return remember(deps, arrival);
    case 'recovery':
      return recover(deps, platform, arrival);
    case 'link':
      return link(deps, platform, arrival);
  }
}

async function logIn(deps: AnswerDeps, { visit, person }: Arrival): Promise<Answered> {
  const candidate = await deps.identities.findLinked(identityHashOf(deps.keys, person.number));
  if (candidate === null) return ended('log-in', 'unlinked');
  return { go: visit.next ?? '/', signedIn: { candidate, token: await openSession(deps, candidate) } };
}

/** Under another cookie than the one that went out: what somebody has planted there does not become verified. */
async function remember(deps: AnswerDeps, { visit, person, browserHash }: Arrival): Promise<Answered> {
  const browser = deps.keys.token();
  await deps.identities.keepVerified(browserHash, visit.id, {
    browserHash: browserHashOf(deps.keys, browser),
    identityHash: identityHashOf(deps.keys, person.number),
    grant: person.grant,
    expiresAt: new Date(deps.clock.wall().getTime() + VERIFIED_MINUTES * 60_000),
  });
  return { ...ended(visit.purpose, 'verified'), browser };
}

async function recover(deps: AnswerDeps, platform: NetworkIdentity, arrival: Arrival): Promise<Answered> {
  const compared = await compareWithAccount(deps, platform, arrival);
  return compared === 'same' ? remember(deps, arrival) : ended('recovery', compared);
}

async function link(deps: AnswerDeps, platform: NetworkIdentity, arrival: Arrival): Promise<Answered> {
  const { candidate } = arrival.visit;
  const compared = await compareWithAccount(deps, platform, arrival);
  if (candidate === null || compared !== 'same')
    return ended('link', compared === 'same' ? 'over' : compared);
  const identityHash = identityHashOf(deps.keys, arrival.person.number);
  const result = await deps.identities.link(candidate, identityHash, deps.clock.now());
  return ended('link', LINK_ENDS[result]);
}

const LINK_ENDS = {
  linked: 'linked',
  'identity-linked-elsewhere': 'linked-elsewhere',
  'account-linked-already': 'linked-already',
  'not-found': 'over',
} as const;

/** The one who consented must be the one whose name and number stand in the account. */
async function compareWithAccount(
  deps: AnswerDeps,
  platform: NetworkIdentity,
  { visit, person }: Arrival,
): Promise<'same' | 'another-person' | 'away'> {
  const account = visit.candidate === null ? null : await deps.accounts.findAccount(visit.candidate);
  if (account === null || account.paper.number === '') return 'another-person';
  return compare(platform, person.grant, account);
}

async function compare(
  platform: NetworkIdentity,
  grant: string,
  { name, paper }: Pick<Account, 'name' | 'paper'>,
): Promise<'same' | 'another-person' | 'away'> {
  const compared = await platform.compare(grant, { name, paper });
  if (compared === 'same' || compared === 'away') return compared;
  return 'another-person';
}
