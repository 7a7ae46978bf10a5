import { ID_TYPES } from '#domain/identity/id-papers.ts';
import type { Account } from '../ports/account-store.ts';
import type { Keys } from '../ports/keys.ts';
import { bytes, instantOrNull, integer, text, textOrNull, word } from './columns.ts';
import type { Row } from './pool.ts';

type Sealed = {
  readonly idNumber: string;
  readonly phone: string;
  readonly birthDate: string | null;
  readonly idValidUntil: string | null;
};

export const placeOfAccount = (candidate: string) => `candidates/${candidate}`;

/** What is private about an account, as it is kept. */
export function sealAccount(
  keys: Keys,
  of: Pick<Account, 'candidate' | 'paper' | 'phone' | 'birthDate' | 'idValidUntil'>,
): Buffer {
  const { phone, birthDate, idValidUntil } = of;
  return keys.seal(placeOfAccount(of.candidate), {
    idNumber: of.paper.number,
    phone,
    birthDate,
    idValidUntil,
  } satisfies Sealed);
}

export function toAccount(row: Row, keys: Keys): Account {
  const candidate = text(row, 'candidate_id');
  const sealed = keys.open(placeOfAccount(candidate), bytes(row, 'sealed')) as Sealed;
  const digest = textOrNull(row, 'photo_digest');
  return {
    candidate,
    userName: text(row, 'user_name'),
    name: text(row, 'name'),
    paper: { type: word(row, 'id_type', ID_TYPES), number: sealed.idNumber },
    sex: textOrNull(row, 'sex'),
    birthDate: sealed.birthDate,
    nationality: textOrNull(row, 'nationality'),
    ethnicity: textOrNull(row, 'ethnicity'),
    idValidUntil: sealed.idValidUntil,
    phone: sealed.phone,
    phoneFails: row.phone_failed_at instanceof Date,
    basicsAt: instantOrNull(row, 'basics_at'),
    photo:
      digest === null
        ? null
        : { digest, width: integer(row, 'photo_width'), height: integer(row, 'photo_height') },
  };
}
