import type { Asked } from '#domain/cases/case.ts';
import { sameName } from '#domain/identity/names.ts';
import type { Keys } from '../../ports/keys.ts';
import type { FoundRecord, PastRecordStore } from '../../ports/past-record-store.ts';
import { idHashOf } from '../account/sign-up.ts';

type Deps = { readonly past: PastRecordStore; readonly keys: Keys };

/** The record of that year under the identity that was named, name included; null where there is none. */
export async function findFormerRecord(
  { past, keys }: Deps,
  candidate: string,
  { former, year }: Extract<Asked, { kind: 'score-merge' }>,
): Promise<FoundRecord | null> {
  const idHash = idHashOf(keys, { type: former.idType, number: former.idNumber });
  const found = await past.findRecords({ candidate, idHash, years: [year] });
  return found.find((each) => each.idHash.equals(idHash) && sameName(each.record.name, former.name)) ?? null;
}
