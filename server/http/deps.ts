import type { Readings } from '#domain/identity/readings.ts';
import type { AccountStore } from '../ports/account-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { EmployerNames } from '../ports/employer-names.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { FormPrinter } from '../ports/form-printer.ts';
import type { Keys } from '../ports/keys.ts';
import type { JobMarks, MessageStore } from '../ports/message-store.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Notices } from '../ports/notices.ts';
import type { PaperReader } from '../ports/paper-reader.ts';
import type { PaperStore } from '../ports/paper-store.ts';
import type { PastRecordStore } from '../ports/past-record-store.ts';
import type { PaymentGateway } from '../ports/payment-gateway.ts';
import type { PaymentStore } from '../ports/payment-store.ts';
import type { PhotoProcessor } from '../ports/photo-processor.ts';
import type { ProofStore } from '../ports/proof-store.ts';
import type { EmployerDirectory, Reference } from '../ports/reference.ts';
import type { OfficeStore, RegistrationStore } from '../ports/registration-store.ts';
import type { AttemptStore, RecoveryStore, SessionStore, StaffSessionStore } from '../ports/session-store.ts';
import type { Texts } from '../ports/texts.ts';
import type { VirusScanner } from '../ports/virus-scanner.ts';
import type { CookieNames } from './cookies.ts';
import type { Doorkeeper } from './route.ts';

/** Everything the use cases behind the wire need. Wired in main, and in tests. */
export type Services = {
  readonly store: RegistrationStore;
  readonly office: OfficeStore;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly staff: StaffSessionStore;
  readonly attempts: AttemptStore;
  readonly officeAttempts: AttemptStore;
  readonly recovery: RecoveryStore;
  readonly payments: PaymentStore;
  readonly messages: MessageStore;
  readonly marks: JobMarks;
  readonly proof: ProofStore;
  readonly past: PastRecordStore;
  readonly readings: Readings;
  readonly reference: Reference;
  readonly employers: EmployerDirectory;
  readonly employerNames: EmployerNames;
  readonly files: FileStore;
  readonly photos: PhotoProcessor;
  readonly papers: PaperStore;
  readonly reader: PaperReader;
  readonly scanner: VirusScanner | null;
  readonly printer: FormPrinter;
  readonly texts: Texts;
  readonly notices: Notices;
  readonly messenger: Messenger;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly keys: Keys;
  readonly clock: Clock;
  /** As browsers reach this server, and as platforms do. */
  readonly publicUrl: string;
  readonly internalUrl: string;
};

export type HttpDeps = Services & {
  readonly cookies: CookieNames;
  readonly secureCookies: boolean;
  readonly door: Doorkeeper;
};
