import type { Account } from '#contract/client.ts';

/** Where each part of the account is put right. */
export const placeOf: Readonly<Record<Account['missing'][number], string>> = {
  'id-paper': '/account/cases/new?kind=account-correction',
  basics: '/account/basics',
  education: '/account/credentials',
  photo: '/account/photo',
};

/** Where to go after a part of the account was saved: to what is still missing, else to the account. */
export function nextMissing(account: Account): string {
  const [next] = account.missing;
  return next === undefined ? '/account' : placeOf[next];
}
