import { randomUUID } from 'node:crypto';
import type { Person } from '../wechat/people.ts';
import type { Wechat } from '../wechat/wechat.ts';

const OF_ACCOUNT = /^http:\/\/weixin\.qq\.com\/q\/([\w-]{1,64})$/;

/** `answered`: the official account's own code; `open`: a page that WeChat's browser opens. */
export type Scanned =
  | { readonly kind: 'answered' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'open'; readonly url: string };

/** An answer in the conversation is a letter; a link in it can be tapped. */
async function keepAnswer(wechat: Wechat, person: Person, answer: string): Promise<void> {
  if (answer === '') return;
  const at = await wechat.now().catch(() => new Date());
  const url = /https?:\/\/[^\s"<>]+/.exec(answer)?.[0] ?? null;
  person.letters.push({ id: randomUUID(), at, lines: [answer.replace(/<[^>]+>/g, '')], url });
}

/** Follows the account, or leaves it; the account hears of it. */
export async function follow(wechat: Wechat, person: Person, following: boolean, scene = ''): Promise<void> {
  person.following = following;
  const Event = following ? 'subscribe' : 'unsubscribe';
  const EventKey = scene === '' ? '' : `qrscene_${scene}`;
  await keepAnswer(wechat, person, await wechat.tell({ FromUserName: person.openid, Event, EventKey }));
}

/** What a person's WeChat does with a QR code. */
export async function scan(wechat: Wechat, person: Person, address: string): Promise<Scanned> {
  const ticket = OF_ACCOUNT.exec(address)?.[1];
  if (ticket === undefined) {
    const isPage = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
    return isPage ? { kind: 'open', url: address } : { kind: 'unknown' };
  }
  const scene = wechat.sceneOf(ticket);
  if (scene === null) return { kind: 'unknown' };
  if (!person.following) await follow(wechat, person, true, scene);
  else {
    const told = { FromUserName: person.openid, Event: 'SCAN', EventKey: scene, Ticket: ticket };
    await keepAnswer(wechat, person, await wechat.tell(told));
  }
  return { kind: 'answered' };
}
