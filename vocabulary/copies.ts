import type { Channel, DeliveryFailure, DeliveryState } from '#domain/messages/copies.ts';
import { type Language, say, type Text, text } from './language.ts';

const channels: Readonly<Record<Channel, Text>> = {
  wechat: text('微信', 'WeChat'),
  sms: text('短信', 'text message'),
  mail: text('电子邮件', 'e-mail'),
};

export const channelText = (channel: Channel, language: Language): string => channels[channel][language];

/** To its candidate: a copy that has left, one that has arrived, and one that did not. */
const told: Readonly<Record<'left' | 'arrived' | 'lost', Readonly<Record<Channel, Text>>>> = {
  left: {
    wechat: text('已发送到微信', 'Sent to your WeChat'),
    sms: text('已发送短信', 'Sent as a text message'),
    mail: text('已发送电子邮件', 'Sent by e-mail'),
  },
  arrived: {
    wechat: text('微信已送达', 'Reached your WeChat'),
    sms: text('短信已送达', 'The text message arrived'),
    mail: text('电子邮件已送达', 'The e-mail arrived'),
  },
  lost: {
    wechat: text('微信未送达', 'Did not reach your WeChat'),
    sms: text('短信未送达', 'The text message did not arrive'),
    mail: text('电子邮件未送达', 'The e-mail did not arrive'),
  },
};

const MET = { sent: 'left', delivered: 'arrived', failed: 'lost' } as const;

/** 「已发送到微信」「短信已送达」「短信未送达」 */
export function copyText(
  { channel, state }: { readonly channel: Channel; readonly state: 'sent' | 'delivered' | 'failed' },
  language: Language,
): string {
  return told[MET[state]][channel][language];
}

const states: Readonly<Record<DeliveryState, Text>> = {
  waiting: text('等待发送', 'waiting'),
  sent: text('已发送', 'sent'),
  delivered: text('已送达', 'delivered'),
  failed: text('未送达', 'not delivered'),
  pointless: text('事项已办，不再发送', 'done meanwhile, not sent'),
};

export const deliveryStateText = (state: DeliveryState, language: Language): string =>
  states[state][language];

const failures: Readonly<Record<DeliveryFailure, Text>> = {
  'not-following': text('没有关注公众号', 'does not follow the account'),
  blocked: text('考生拒收', 'blocked by the candidate'),
  'no-such-address': text('号码或地址无效', 'no such number or address'),
  refused: text('对方系统不接受', 'refused by the vendor'),
  'given-up': text('多次尝试没有成功', 'tried too often'),
};

const staffLine = text('{channel}：{state}', '{channel}: {state}');
const withWhy = text('{line}（{why}）', '{line} ({why})');

/** To staff: 「微信：未送达（没有关注公众号）」 */
export function deliveryText(
  copy: {
    readonly channel: Channel;
    readonly state: DeliveryState;
    readonly failure: DeliveryFailure | null;
  },
  language: Language,
): string {
  const line = say(staffLine, language, {
    channel: channelText(copy.channel, language),
    state: deliveryStateText(copy.state, language),
  });
  return copy.failure === null
    ? line
    : say(withWhy, language, { line, why: failures[copy.failure][language] });
}
