import { foldIdNumber } from '#domain/identity/id-papers.ts';
import { foldName } from '#domain/identity/names.ts';
import type { Account, AccountStore } from '../../ports/account-store.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import { newCase, openingOf } from './new-case.ts';

type Deps = {
  readonly cases: CaseStore;
  readonly accounts: AccountStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

type Marks = { readonly person: Buffer | null; readonly number: Buffer | null };

/** What one person's accounts have in common: name, birth date and telephone, or the number under another type of paper. */
function marksOf(keys: Keys, account: Account): Marks {
  const { name, birthDate, phone, paper } = account;
  const number = foldIdNumber(paper.type, paper.number);
  return {
    person: birthDate === null ? null : keys.lookup('person', `${foldName(name)}\n${birthDate}\n${phone}`),
    number: number === '' ? null : keys.lookup('person', `number\n${number}`),
  };
}

/** Opens a case about the newer of two accounts that look like one person's; the same pair only once. */
export async function noticeDuplicates(deps: Deps, candidate: string): Promise<void> {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return;
  const marks = marksOf(deps.keys, account);
  const others = await deps.cases.markPerson(
    candidate,
    [marks.person, marks.number].filter((mark) => mark !== null),
  );
  for (const other of others) {
    const [newer, older] = other.isOlder ? [candidate, other.candidate] : [other.candidate, candidate];
    const alike = marks.number !== null && other.mark.equals(marks.number) ? 'number' : 'person';
    await openDuplicate(deps, newer, older, alike);
  }
}

async function openDuplicate(
  deps: Deps,
  newer: string,
  older: string,
  alike: 'person' | 'number',
): Promise<void> {
  const account = await deps.accounts.findAccount(newer);
  if (account === null) return;
  const place = await deps.cases.placeOf(newer);
  const opened = newCase(deps, deps.keys.uuid(), 'duplicate-person', {
    candidate: newer,
    edition: null,
    region: place?.region ?? null,
    point: place?.point ?? null,
  });
  await deps.cases.openCase(
    {
      case: opened,
      name: account.name,
      content: {
        asked: { kind: 'duplicate-person', other: older, alike },
        owner: newer,
        evidence: [],
        note: '',
      },
    },
    openingOf(opened, { role: 'system', id: 'system' }),
    { key: opened.id, requestDigest: deps.keys.digest(`${newer}\n${older}`) },
  );
}
