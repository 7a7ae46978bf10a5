import type { AccountStore } from '../../ports/account-store.ts';
import type { CaseStore, OfficeCaseStore } from '../../ports/case-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { PastRecordStore } from '../../ports/past-record-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { OfficeStore } from '../../ports/registration-store.ts';
import type { Texts } from '../../ports/texts.ts';

export type CaseDeps = {
  readonly cases: CaseStore;
  readonly accounts: AccountStore;
  readonly reference: Reference;
  readonly files: FileStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

export type OfficeCaseDeps = CaseDeps & {
  readonly office: OfficeStore;
  readonly officeCases: OfficeCaseStore;
  readonly past: PastRecordStore;
  readonly messenger: Messenger;
  readonly texts: Texts;
};
