import { createHmac, randomInt, randomUUID } from 'node:crypto';

export type Person = { readonly name: string; readonly idNumber: string };

/** A customer's wish to know that somebody is there, and what that person said to it. */
export type IdentityRequest = {
  readonly id: string;
  /** By which people compare what stands on the screen and on the telephone. */
  readonly serial: string;
  readonly state: string;
  readonly redirectUri: string;
  answer: { readonly person: Person; readonly ticket: string } | 'refused' | null;
};

export type Requests = {
  /** The same request again is the same: a page that is loaded anew. */
  readonly open: (nonce: string, state: string, redirectUri: string) => IdentityRequest;
  readonly find: (id: string) => IdentityRequest | undefined;
  /** Newest first. */
  readonly waiting: () => readonly IdentityRequest[];
  readonly decide: (id: string, answer: Person | 'refused') => IdentityRequest | undefined;
  /** Once a ticket. The grant is good for some questions about the same person. */
  readonly redeem: (ticket: string, state: string) => { person: Person; grant: string } | null;
  /** Whether the grant's person is this one; null for an unknown or worn-out grant. */
  readonly compare: (grant: string, person: Person) => boolean | null;
};

const MOST_WAITING = 20;
const MOST_COMPARISONS = 5;

export function createRequests(): Requests {
  const requests = new Map<string, IdentityRequest>();
  const byNonce = new Map<string, string>();
  const grants = new Map<string, { person: Person; left: number }>();

  return {
    open(nonce, state, redirectUri) {
      const known = requests.get(byNonce.get(nonce) ?? '');
      if (known) return known;
      const serial = String(randomInt(1_000_000)).padStart(6, '0');
      const request: IdentityRequest = { id: randomUUID(), serial, state, redirectUri, answer: null };
      requests.set(request.id, request);
      byNonce.set(nonce, request.id);
      return request;
    },
    find: (id) => requests.get(id),
    waiting: () =>
      [...requests.values()]
        .filter(({ answer }) => answer === null)
        .reverse()
        .slice(0, MOST_WAITING),
    decide(id, answer) {
      const request = requests.get(id);
      if (request && request.answer === null)
        request.answer = answer === 'refused' ? answer : { person: answer, ticket: randomUUID() };
      return request;
    },
    redeem(ticket, state) {
      const found = [...requests.values()].find(
        ({ answer, ...request }) =>
          answer !== null && answer !== 'refused' && answer.ticket === ticket && request.state === state,
      );
      if (!found || found.answer === null || found.answer === 'refused') return null;
      requests.delete(found.id);
      const grant = randomUUID();
      grants.set(grant, { person: found.answer.person, left: MOST_COMPARISONS });
      return { person: found.answer.person, grant };
    },
    compare(grant, { name, idNumber }) {
      const granted = grants.get(grant);
      if (!granted || granted.left === 0) return null;
      granted.left -= 1;
      return granted.person.name === name && granted.person.idNumber === idNumber;
    },
  };
}

/** The same for one person at one customer, and nothing that anybody can read back. */
export function numberOf(person: Person, appId: string, secret: string): string {
  const mac = createHmac('sha256', secret).update([appId, person.name, person.idNumber].join('\n'));
  return `NID${mac.digest('hex').slice(0, 32).toUpperCase()}`;
}
