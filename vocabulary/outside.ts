import type { OutsideDoor, OutsideReason } from '#domain/outside/refusals.ts';
import { type Language, type Text, text } from './language.ts';

const doors: Readonly<Record<OutsideDoor, Text>> = {
  wechat: text('微信公众号', 'WeChat official account'),
  sms: text('短信平台', 'Provider of text messages'),
  'network-identity': text('国家网络身份认证', 'National network identity'),
  'credential-check': text('学历学位核验', 'Register of credentials'),
  'wechat-pay': text('微信支付', 'WeChat Pay'),
  alipay: text('支付宝', 'Alipay'),
  'signed-redirect-bank': text('银行', 'Bank'),
  'signed-redirect-bank-sm2': text('银行（国密）', 'Bank (SM2)'),
};

export const OUTSIDE_DOORS = Object.keys(doors) as readonly OutsideDoor[];

/** Who calls us, or sends a browser back to us. */
export const outsideDoorText = (door: OutsideDoor, language: Language): string => doors[door][language];

export const isOutsideDoor = (word: string | null): word is OutsideDoor =>
  word !== null && Object.hasOwn(doors, word);

const reasons: Readonly<Record<OutsideReason, Text>> = {
  signature: text('签名不对', 'The signature is wrong'),
  forged: text('签名或内容不对，可能是伪造的', 'Signature or contents are wrong: it may be forged'),
  stale: text(
    '时间过早或过晚，可能是截获后重发的',
    'Too old or too early: it may have been caught and sent again',
  ),
  replayed: text('同一编号，内容不同', 'The same number with other contents'),
  'not-encrypted': text('没有加密', 'Not encrypted'),
  'not-for-us': text('不是发给本系统的', 'Not meant for us'),
  'not-a-message': text('读不懂内容', 'Its contents cannot be read'),
  'other-browser': text('不是发起认证的浏览器', 'From another browser than the one that began'),
  'late-or-repeated': text('超过时间，或者第二次使用', 'Too late, or used a second time'),
  'logged-out': text('回来时已退出登录', 'Nobody was logged in any more'),
  'result-not-believed': text('认证结果的签名或内容不对', 'The result’s signature or contents are wrong'),
  'other-content': text('核验之后记录有改动', 'The record was changed meanwhile'),
  unknown: text('查不到所说的编号', 'It names a number that we do not know'),
  'unknown-order': text('查不到所说的订单', 'It names an order that we do not know'),
  mismatch: text('金额、商户或交易号与订单不符', 'Amount, merchant or transaction differ from the order'),
};

/** Why it was not believed. */
export const outsideReasonText = (reason: OutsideReason, language: Language): string =>
  reasons[reason][language];
