import type { AccountIdentity } from '#domain/cases/case.ts';
import type { Reference } from '../../ports/reference.ts';

export type IdentityKey = keyof AccountIdentity | 'phone';

const LISTS: Partial<Record<IdentityKey, string>> = {
  idType: 'id-type',
  sex: 'sex',
  nationality: 'nationality',
};

/** A code as its label; anything else as it is. */
export function wordsOf(reference: Reference, key: IdentityKey, value: string): string {
  const list = LISTS[key];
  if (list === undefined) return value;
  const newest = reference.editions()[0]?.edition.key ?? '';
  const options = reference.listsFor(newest, null)[list] ?? [];
  return options.find((option) => option.code === value)?.label ?? value;
}
