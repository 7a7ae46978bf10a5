import { randomBytes } from 'node:crypto';
import type { Fault } from '../control/faults.ts';
import { type Account, ensureAccount } from './account.ts';
import { createCallbacks, type Event, type Tell } from './callbacks.ts';
import { createPeople, type People, type Person } from './people.ts';

export type Wechat = {
  readonly account: Account;
  readonly people: People;
  readonly tell: Tell;
  /** Tells it once what is at hand is done, without anybody waiting for it. */
  readonly tellSoon: (event: Event) => void;
  /** Waits until everything that was to be told has been. */
  readonly told: () => Promise<void>;
  readonly faultOf: () => Fault | null;
  readonly now: () => Promise<Date>;
  /** The token that is good at this moment, and for how many seconds. */
  readonly token: (renew: boolean) => { readonly token: string; readonly seconds: number };
  readonly isToken: (token: string) => boolean;
  /** Makes every token that was handed out worthless. */
  readonly forgetToken: () => void;
  readonly newScene: (scene: string, seconds: number) => string;
  /** Null where nobody drew it, or it is too old. */
  readonly sceneOf: (ticket: string) => string | null;
  readonly scenes: () => readonly { readonly ticket: string; readonly scene: string }[];
  readonly newCode: (person: Person) => string;
  /** Whose the code is; good once, for five minutes. */
  readonly takeCode: (code: string) => Person | null;
};

type Settings = {
  readonly folder: string;
  readonly callbackUrl: string;
  readonly faultOf: () => Fault | null;
  readonly now: () => Promise<Date>;
  /** The machine's time, in milliseconds. */
  readonly machine: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

const TOKEN_SECONDS = 7200;
const CODE_MS = 5 * 60_000;
const random = () => randomBytes(24).toString('base64url');

/** Opens WeChat as the owner of an official account and its followers see it. */
export async function openWechat(settings: Settings): Promise<Wechat> {
  const { folder, callbackUrl, faultOf, now, machine, wait } = settings;
  const account = await ensureAccount(folder);
  const people = createPeople(account.appId);
  const scenes = new Map<string, { scene: string; until: number }>();
  const codes = new Map<string, { person: Person; until: number }>();
  const tell = createCallbacks({ account, callbackUrl, faultOf, machine, wait });
  const telling = new Set<Promise<unknown>>();
  let current: { token: string; until: number } | null = null;
  const live = () => (current !== null && current.until > machine() ? current : null);
  return {
    account,
    people,
    tell,
    tellSoon(event) {
      const done = new Promise((resolve) => setImmediate(resolve))
        .then(() => tell(event))
        .finally(() => telling.delete(done));
      telling.add(done);
    },
    told: async () => {
      while (telling.size > 0) await Promise.all(telling);
    },
    faultOf,
    now,
    token(renew) {
      current = (renew ? null : live()) ?? { token: random(), until: machine() + TOKEN_SECONDS * 1000 };
      return { token: current.token, seconds: Math.floor((current.until - machine()) / 1000) };
    },
    isToken: (token) => live()?.token === token,
    forgetToken: () => {
      current = null;
    },
    newScene(scene, seconds) {
      const ticket = random();
      scenes.set(ticket, { scene, until: machine() + seconds * 1000 });
      return ticket;
    },
    sceneOf(ticket) {
      const found = scenes.get(ticket);
      return found !== undefined && found.until > machine() ? found.scene : null;
    },
    scenes: () =>
      [...scenes]
        .filter(([, { until }]) => until > machine())
        .map(([ticket, { scene }]) => ({ ticket, scene }))
        .reverse(),
    newCode(person) {
      const code = random();
      codes.set(code, { person, until: machine() + CODE_MS });
      return code;
    },
    takeCode(code) {
      const found = codes.get(code);
      codes.delete(code);
      return found !== undefined && found.until > machine() ? found.person : null;
    },
  };
}
