import type { Keys } from '../ports/keys.ts';

export const mailPlace = (candidate: string) => `reaches/${candidate}`;
export const wechatPlace = (candidate: string) => `wechat_bindings/${candidate}`;

export const sealMail = (keys: Keys, candidate: string, mail: string): Buffer =>
  keys.seal(mailPlace(candidate), { mail });
export const openMail = (keys: Keys, candidate: string, sealed: Buffer): string =>
  (keys.open(mailPlace(candidate), sealed) as { mail: string }).mail;

export const sealOpenid = (keys: Keys, candidate: string, openid: string): Buffer =>
  keys.seal(wechatPlace(candidate), { openid });
export const openOpenid = (keys: Keys, candidate: string, sealed: Buffer): string =>
  (keys.open(wechatPlace(candidate), sealed) as { openid: string }).openid;
