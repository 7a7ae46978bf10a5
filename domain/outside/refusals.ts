/** Where the world outside knocks: vendors' servers that call us, and browsers that they send back. */
export const OUTSIDE_DOORS = [
  'wechat',
  'sms',
  'network-identity',
  'credential-check',
  'wechat-pay',
  'alipay',
  'signed-redirect-bank',
  'signed-redirect-bank-sm2',
] as const;
export type OutsideDoor = (typeof OUTSIDE_DOORS)[number];

/** Why something that came from outside was not believed. */
export const OUTSIDE_REASONS = [
  'signature',
  'forged',
  'stale',
  'replayed',
  'not-encrypted',
  'not-for-us',
  'not-a-message',
  'other-browser',
  'late-or-repeated',
  'logged-out',
  'result-not-believed',
  'other-content',
  'unknown',
  'unknown-order',
  'mismatch',
] as const;
export type OutsideReason = (typeof OUTSIDE_REASONS)[number];

export const isOutsideDoor = (word: string): word is OutsideDoor =>
  OUTSIDE_DOORS.some((door) => door === word);
