import { createHash, randomBytes } from 'node:crypto';

export type Letter = {
  readonly id: string;
  readonly at: Date;
  readonly lines: readonly string[];
  /** Where a tap leads to. */
  readonly url: string | null;
};

/** Somebody's WeChat; the telephone number tells people apart. */
export type Person = {
  readonly phone: string;
  readonly openid: string;
  following: boolean;
  readonly letters: Letter[];
  /** What was sent under these ids of the sender: never sent again. */
  readonly sent: Map<string, string>;
};

export type People = {
  readonly of: (phone: string) => Person;
  readonly find: (openid: string) => Person | null;
};

/** Everybody has a WeChat; who they are is known when they are first seen. */
export function createPeople(appId: string): People {
  const people = new Map<string, Person>();
  return {
    of(phone) {
      const openid = `o${createHash('sha256').update(`${appId}/${phone}`).digest('base64url').slice(0, 27)}`;
      const known = people.get(openid);
      if (known !== undefined) return known;
      const person: Person = { phone, openid, following: false, letters: [], sent: new Map() };
      people.set(openid, person);
      return person;
    },
    find: (openid) => people.get(openid) ?? null,
  };
}

/** As large as WeChat's own: more digits than a JavaScript number holds. */
export const newMessageId = (): string =>
  String(1_900_000_000_000_000_000n + BigInt(`0x${randomBytes(6).toString('hex')}`));
