import type { Channel } from '#domain/messages/copies.ts';
import type { FactorPolicy } from '#domain/staff/second-factor.ts';
import { drawCode } from './documents/qr-code.ts';
import { notices, texts } from './documents/texts.ts';
import { createFormPrinter } from './documents/typst-form-printer.ts';
import type { Services } from './http/deps.ts';
import { createEvidenceProcessor } from './images/evidence-processor.ts';
import { createPhotoLooker } from './images/photo-looker.ts';
import { createPhotoProcessor } from './images/photo-processor.ts';
import { type CryptoSettings, createKeys, suiteOf, USUAL_CRYPTO } from './keys/keys.ts';
import { createPuzzles } from './keys/puzzles.ts';
import { createSecondFactors } from './keys/second-factors.ts';
import { rootOf } from './keys/wrapped-root.ts';
import { createPaperReader } from './papers/paper-reader.ts';
import type { CopyChannel } from './ports/channel.ts';
import type { Clock } from './ports/clock.ts';
import type { CredentialRegisterDoor } from './ports/credential-check.ts';
import type { FileStore } from './ports/file-store.ts';
import type { GaugeStore } from './ports/gauges.ts';
import type { HistoryRounds } from './ports/history-rounds.ts';
import type { Limits } from './ports/limits.ts';
import type { Locks } from './ports/locks.ts';
import type { Messenger } from './ports/messenger.ts';
import type { NetworkIdentityDoor } from './ports/network-identity.ts';
import type { OfficialAccount } from './ports/official-account.ts';
import type { Partitions } from './ports/partitions.ts';
import type { PaymentGateway } from './ports/payment-gateway.ts';
import type { SmsReports } from './ports/sms-reports.ts';
import type { VendorTokens } from './ports/vendor-tokens.ts';
import type { VirusScanner } from './ports/virus-scanner.ts';
import { createAccountStore } from './postgres/account-store.ts';
import { createAuditStore } from './postgres/audit-store.ts';
import { createBatchStore } from './postgres/batch-store.ts';
import { createBillStore } from './postgres/bill-store.ts';
import { createCaseStore } from './postgres/case-store.ts';
import { createCatalogueStore } from './postgres/catalogue-store.ts';
import { createCharacterDirectory } from './postgres/character-directory.ts';
import { createConfigurationStore, createDueConfigurations } from './postgres/configuration-store.ts';
import { createCounterStore } from './postgres/counter-store.ts';
import { createCredentialCheckStore } from './postgres/credential-check-store.ts';
import { createDeliveryStore } from './postgres/delivery-store.ts';
import { createEmployeeStore } from './postgres/employee-store.ts';
import { createEmployerDirectory } from './postgres/employer-directory.ts';
import { createEmployerNames } from './postgres/employer-names.ts';
import { createOfficeSheets } from './postgres/employer-sheets.ts';
import { createExportStore } from './postgres/export-store.ts';
import { createFactorStore } from './postgres/factor-store.ts';
import { createGaugeStore } from './postgres/gauges.ts';
import { createHistoryRounds } from './postgres/history-rounds.ts';
import { createImportStore } from './postgres/import-store.ts';
import { createLeaseStore } from './postgres/lease-store.ts';
import { createLocks } from './postgres/locks.ts';
import { createMessageBudget } from './postgres/message-budget.ts';
import { createJobMarks, createMessageStore } from './postgres/message-store.ts';
import { createMoneyStore } from './postgres/money-store.ts';
import { createNetworkIdentityStore } from './postgres/network-identity-store.ts';
import { createNoteStore } from './postgres/note-store.ts';
import { createNumbersStore } from './postgres/numbers-store.ts';
import { createOfficeCaseStore } from './postgres/office-case-store.ts';
import { createOfficeCorrectionStore } from './postgres/office-correction-store.ts';
import { createOfficeStore } from './postgres/office-store.ts';
import { createOutsideRefusals } from './postgres/outside-refusals.ts';
import { createPaperStore } from './postgres/paper-store.ts';
import { createPartitions } from './postgres/partitions.ts';
import { createPastRecordStore } from './postgres/past-record-store.ts';
import { createPaymentStore } from './postgres/payment-store.ts';
import { createPool } from './postgres/pool.ts';
import { createProofStore } from './postgres/proof-store.ts';
import { createReachStore } from './postgres/reach-store.ts';
import { readings } from './postgres/readings.ts';
import { createReference } from './postgres/reference.ts';
import { watchReference } from './postgres/reference-watch.ts';
import { createRefundAsking } from './postgres/refund-asking.ts';
import { createRefundSending } from './postgres/refund-sending.ts';
import { createRefundStore } from './postgres/refund-store.ts';
import { createRefusedAnswers } from './postgres/refused-answers.ts';
import { createRegistrationStore } from './postgres/registration-store.ts';
import { createAttemptStore, createCodeStore, createSessionStore } from './postgres/session-store.ts';
import { createSolvedPuzzles } from './postgres/solved-puzzles.ts';
import { createStaffSessionStore } from './postgres/staff-session-store.ts';
import { createStaffStore } from './postgres/staff-store.ts';
import { createSupportStore } from './postgres/support-store.ts';
import { createTrailProof, createTrailWriter } from './postgres/trail-store.ts';
import { createVendorTokens } from './postgres/vendor-tokens.ts';
import { createCallStore, createWechatStore } from './postgres/wechat-store.ts';
import { listRoots } from './postgres/wrapped-roots.ts';
import { createRehearser } from './rehearsal/rehearser.ts';
import { archives, writeCsv } from './sheets/csv.ts';
import { readCsv } from './sheets/read-csv.ts';
import { writeSheet } from './sheets/sheet-writer.ts';

/** What reads or writes everything at once. */
const MOST_TRANSFERS = 2;

/** Doors that open one by one, some after we have started. */
export type Outside = {
  readonly channels: Map<Channel, CopyChannel>;
  wechat: OfficialAccount | null;
  smsReports: SmsReports | null;
};

export type ServiceSettings = {
  readonly appUrl: string;
  readonly officeUrl: string;
  readonly poolSize: number;
  readonly masterKey: Buffer;
  /** The usual algorithms and one key unless told. */
  readonly crypto?: CryptoSettings;
  readonly files: FileStore;
  readonly messenger: Messenger;
  readonly outside: Outside;
  readonly limits: Limits;
  /** How hard the puzzles are that machines solve before a message goes out; null: there are none. */
  readonly puzzleDigits: number | null;
  /** Whether all staff need a second factor, or only those who have one. */
  readonly factorPolicy: FactorPolicy;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  /** National network identity; without it nobody is offered that way. */
  readonly networkIdentity?: NetworkIdentityDoor;
  /** Of education records; without it they stay unverified. */
  readonly register?: CredentialRegisterDoor;
  /** Without one, papers are marked as not scanned. */
  readonly scanner?: VirusScanner | null;
  readonly publicUrl: string;
  readonly internalUrl: string;
  /** Whether faces are looked for in photos; else staff look alone. */
  readonly lookAtPhotos: boolean;
  readonly onError: (error: Error) => void;
};

export type RunningServices = Services & {
  readonly locks: Locks;
  readonly gauges: GaugeStore;
  readonly vendorTokens: VendorTokens;
  readonly histories: HistoryRounds;
  readonly partitions: Partitions;
  readonly reloadReference: () => Promise<void>;
  readonly isReady: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** Wires every port to its adapter. The clock is the caller's: system time, the demo's, or a test's. */
export async function createServices(
  settings: ServiceSettings,
  createClock: (pool: ReturnType<typeof createPool>) => Promise<Clock>,
): Promise<RunningServices> {
  const app = createPool(settings.appUrl, settings.poolSize, settings.onError);
  const office = createPool(settings.officeUrl, Math.ceil(settings.poolSize / 2), settings.onError);
  const patient = createPool(settings.officeUrl, MOST_TRANSFERS, settings.onError, 'job');
  const crypto = settings.crypto ?? USUAL_CRYPTO;
  const root = rootOf(settings.masterKey, await listRoots(app), suiteOf(crypto));
  const keys = await createKeys(root, crypto);
  const printer = createFormPrinter();
  const reader = createPaperReader();
  const looker = settings.lookAtPhotos ? createPhotoLooker(settings.onError) : null;
  const reference = await createReference(app);
  const watch = await watchReference(app, () => reference.reload(), settings.onError);
  const rehearser = createRehearser();
  const locks = createLocks(app, settings.onError);
  const refusedAnswers = createRefusedAnswers(app);
  return {
    store: createRegistrationStore(app, keys),
    office: createOfficeStore(office, keys),
    leases: createLeaseStore(office),
    accounts: createAccountStore(app, keys),
    cases: createCaseStore(app, keys),
    officeCases: createOfficeCaseStore(office, keys),
    notes: createNoteStore(office, keys),
    corrections: createOfficeCorrectionStore(office, keys),
    batches: createBatchStore(office, keys),
    refunds: createRefundStore(office, keys),
    catalogue: createCatalogueStore(office),
    sessions: createSessionStore(app),
    networkIdentity: settings.networkIdentity ?? (() => null),
    identities: createNetworkIdentityStore(app, keys),
    outsideRefusals: createOutsideRefusals(app, keys),
    register: settings.register ?? (() => null),
    checks: createCredentialCheckStore(app, keys),
    staff: createStaffSessionStore(office),
    factors: createFactorStore(office, keys),
    members: createStaffStore(office),
    secondFactors: createSecondFactors(settings.publicUrl),
    factorPolicy: settings.factorPolicy,
    attempts: createAttemptStore(app),
    officeAttempts: createAttemptStore(office),
    codes: createCodeStore(app),
    payments: createPaymentStore(app),
    refundSending: createRefundSending(app),
    bills: createBillStore(app),
    money: createMoneyStore(office),
    refundAsking: createRefundAsking(app, keys),
    messages: createMessageStore(app),
    deliveries: createDeliveryStore(app, keys),
    channels: settings.outside.channels,
    wechat: () => settings.outside.wechat,
    smsReports: () => settings.outside.smsReports,
    bindings: createWechatStore(app, keys),
    reaches: createReachStore(app, keys),
    calls: createCallStore(app),
    vendorTokens: createVendorTokens(app, keys),
    marks: createJobMarks(app),
    counters: createCounterStore(app),
    numbers: createNumbersStore(office),
    proof: createProofStore(app, keys),
    trail: createTrailWriter(office),
    trailProof: createTrailProof(app),
    histories: createHistoryRounds(app),
    partitions: createPartitions(app),
    support: createSupportStore(app, office),
    audit: createAuditStore(app, office),
    refusedAnswers,
    past: createPastRecordStore(app, keys),
    readings,
    reference,
    refreshReference: () => watch.look(),
    configurations: createConfigurationStore(office),
    nationConfigurations: createConfigurationStore(office),
    dueConfigurations: createDueConfigurations(app),
    rehearser,
    employers: createEmployerDirectory(app),
    employerNames: createEmployerNames(office),
    employees: createEmployeeStore(office),
    officeSheets: createOfficeSheets(office),
    characters: createCharacterDirectory(app),
    exports: createExportStore(office, patient, keys),
    writeSheet,
    archives,
    imports: createImportStore(office, patient, keys),
    readCsv,
    writeCsv,
    files: settings.files,
    papers: createPaperStore(app),
    reader,
    scanner: settings.scanner ?? null,
    photos: createPhotoProcessor(looker),
    evidence: createEvidenceProcessor(),
    printer,
    texts,
    notices,
    messenger: settings.messenger,
    budget: createMessageBudget(app),
    puzzles: settings.puzzleDigits === null ? null : createPuzzles(keys, settings.puzzleDigits),
    solvedPuzzles: createSolvedPuzzles(app),
    limits: settings.limits,
    gateways: settings.gateways,
    drawCode,
    keys,
    clock: await createClock(app),
    onError: settings.onError,
    publicUrl: settings.publicUrl,
    internalUrl: settings.internalUrl,
    locks,
    gauges: createGaugeStore({ app, office }),
    reloadReference: () => reference.reload(),
    isReady: async () => (await app.query('select 1').catch(() => null)) !== null,
    close: async () => {
      await watch.close();
      await locks.close();
      await rehearser.close();
      await refusedAnswers.flush().catch(settings.onError);
      await printer.close();
      await reader.close();
      await looker?.close();
      await Promise.all([app.end(), office.end(), patient.end()]);
    },
  };
}
