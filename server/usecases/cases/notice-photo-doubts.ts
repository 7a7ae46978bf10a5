import { asksForALook } from '#domain/photo/check-photo.ts';
import { pointOf } from '#domain/registration/guard.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Identity, RegistrationStore } from '../../ports/registration-store.ts';
import { readPhotoCheck } from '../account/photo-check.ts';
import { newCase, openingOf } from './new-case.ts';

type Deps = {
  readonly store: RegistrationStore;
  readonly accounts: AccountStore;
  readonly cases: CaseStore;
  readonly files: FileStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

/**
 * A photo was submitted that the machine doubts for what photos are refused most often: staff look before the region
 * approves. Each photo is asked about once: what staff have settled stays settled.
 */
export async function noticePhotoDoubts(deps: Deps, of: Identity): Promise<void> {
  const registration = await deps.store.find(of);
  if (registration === null || registration.photo === null) return;
  const check = await readPhotoCheck(deps.files, of.candidate, registration.photo);
  if (check === null || !asksForALook(check.doubts)) return;
  const { photo } = registration;
  const known = (await deps.cases.listOwn(of.candidate)).some(
    ({ content: { asked } }) => asked.kind === 'photo-in-doubt' && asked.photo === photo,
  );
  const account = known ? null : await deps.accounts.findAccount(of.candidate);
  if (account === null) return;
  const opened = newCase(deps, deps.keys.uuid(), 'photo-in-doubt', {
    ...of,
    region: registration.region,
    point: pointOf(registration),
    settledAlone: true,
  });
  const asked = { kind: 'photo-in-doubt', photo, doubts: check.doubts, words: '' } as const;
  const stored = {
    case: opened,
    name: account.name,
    content: { asked, owner: of.candidate, evidence: [], note: '' },
  };
  const command = { key: opened.id, requestDigest: deps.keys.digest(`${of.candidate}\n${photo}`) };
  await deps.cases.openCase(stored, openingOf(opened, { role: 'system', id: 'system' }), command);
}
