import { type TSchema, Type } from 'typebox';
import type { Permission } from '#domain/staff/permissions.ts';
import type { EndpointName } from './endpoints.ts';
import * as wire from './schemas.ts';
import { oneOf } from './shapes.ts';

/** Who may knock: anybody, a signed-in candidate, signed-in staff, a payment platform, or the demo's stand-ins. */
export type Audience = 'anyone' | 'candidate' | 'staff' | 'platform' | 'demo';

/** What of a request of staff goes into the audit trail. */
export type AuditClass = 'none' | 'read' | 'search' | 'unmask' | 'export' | 'write';

type Door =
  | {
      readonly audience: 'staff';
      readonly permission: Permission;
      readonly audit: AuditClass;
      /** Asks for a fresh proof, although the permission alone would not. */
      readonly stepUp?: true;
    }
  | { readonly audience: Exclude<Audience, 'staff'> };

export type Route = Door & {
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Null for files: the answer is not JSON. */
  readonly answer: TSchema | null;
};

const edition = Type.Object({ edition: Type.String({ maxLength: 40 }) });
const editionAndPage = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  page: Type.String({ maxLength: 40 }),
});
const editionAndRegion = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  region: Type.String({ maxLength: 4 }),
});
const number = Type.Object({ number: Type.String({ maxLength: 40 }) });
const question = Type.Object({ number: Type.String({ maxLength: 40 }), question: wire.Uuid });
const ownPaper = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  item: wire.PaperKey,
  digest: wire.Digest,
});
const credentials = Type.Object({
  login: Type.String({ maxLength: 64 }),
  password: Type.String({ maxLength: 128 }),
});
const credential = Type.Object({ credential: wire.Uuid });
const member = Type.Object({ member: wire.Uuid });
const evidence = Type.Object({ digest: wire.Digest });
const importId = Type.Object({ import: wire.Uuid });
const done = Type.Object({ done: Type.Literal(true) });
/** Queries stay text: nothing on this wire is coerced. */
const pixel = Type.Optional(Type.String({ pattern: '^\\d{1,5}$' }));

/** The wire as the server reads it: schemas for shape, OpenAPI and serialisation. */
export const routes = {
  getSession: { audience: 'anyone', answer: wire.Session },
  logIn: { audience: 'anyone', body: credentials, answer: wire.Session },
  logOut: { audience: 'anyone', answer: done },
  startSignUp: { audience: 'anyone', body: wire.ClaimedPhone, answer: done },
  signUp: { audience: 'anyone', body: wire.SignUp, answer: wire.Session },
  startRecovery: {
    audience: 'anyone',
    body: Type.Object({
      idType: wire.IdType,
      idNumber: Type.String({ maxLength: 40 }),
      name: Type.String({ maxLength: 200 }),
    }),
    answer: done,
  },
  finishRecovery: {
    audience: 'anyone',
    body: Type.Object({
      idType: wire.IdType,
      idNumber: Type.String({ maxLength: 40 }),
      name: Type.String({ maxLength: 200 }),
      code: Type.String({ maxLength: 10 }),
      password: Type.String({ maxLength: 128 }),
    }),
    answer: done,
  },
  getAccount: { audience: 'candidate', answer: wire.Account },
  saveBasics: { audience: 'candidate', body: wire.Basics, answer: wire.Account },
  addCredential: { audience: 'candidate', body: wire.NewCredential, answer: wire.Account },
  setCredentialAside: { audience: 'candidate', params: credential, answer: wire.Account },
  takeCredentialBack: { audience: 'candidate', params: credential, answer: wire.Account },
  startPhoneChange: { audience: 'candidate', body: wire.ClaimedPhone, answer: done },
  changePhone: { audience: 'candidate', body: wire.PhoneChange, answer: wire.Account },
  getUnlinkedScores: {
    audience: 'candidate',
    answer: Type.Object({ years: Type.Array(Type.Integer()) }),
  },
  getClosing: { audience: 'candidate', answer: wire.Closing },
  closeAccount: {
    audience: 'candidate',
    body: Type.Object({ password: Type.String({ maxLength: 128 }) }),
    answer: done,
  },
  uploadPhoto: {
    audience: 'candidate',
    query: Type.Object({
      edition: Type.Optional(Type.String({ maxLength: 40 })),
      turn: Type.Optional(oneOf(['90', '180', '270'])),
      left: pixel,
      top: pixel,
      width: pixel,
      height: pixel,
    }),
    answer: wire.Account,
  },
  getPhoto: {
    audience: 'candidate',
    query: Type.Object({ digest: Type.Optional(wire.Digest) }),
    answer: null,
  },
  listRetention: { audience: 'anyone', answer: Type.Array(wire.RetentionTerm) },
  findCharacters: { audience: 'anyone', query: wire.CharacterQuery, answer: wire.FoundCharacters },
  listOwnCases: { audience: 'candidate', answer: Type.Array(wire.OwnCase) },
  openCase: { audience: 'candidate', body: wire.NewCase, answer: wire.OwnCase },
  getOwnCase: { audience: 'candidate', params: number, answer: wire.OwnCase },
  withdrawCase: {
    audience: 'candidate',
    params: number,
    body: Type.Object({ rev: Type.Integer() }),
    answer: wire.OwnCase,
  },
  uploadEvidence: { audience: 'candidate', answer: evidence },
  startReclaim: {
    audience: 'anyone',
    body: Type.Object({ phone: Type.String({ maxLength: 20 }) }),
    answer: done,
  },
  proveReclaimPhone: {
    audience: 'anyone',
    body: Type.Object({ phone: Type.String({ maxLength: 20 }), code: Type.String({ maxLength: 10 }) }),
    answer: done,
  },
  uploadReclaimEvidence: { audience: 'anyone', answer: evidence },
  openReclaim: { audience: 'anyone', body: wire.Reclaim, answer: done },
  listEditions: { audience: 'anyone', answer: Type.Array(wire.EditionSummary) },
  listRegions: { audience: 'anyone', params: edition, answer: Type.Array(wire.RegionSettings) },
  getRegionNotice: { audience: 'anyone', params: editionAndRegion, answer: wire.RegionNotice },
  getOptions: {
    audience: 'anyone',
    params: edition,
    query: Type.Object({ region: Type.Optional(Type.String({ maxLength: 4 })) }),
    answer: wire.OptionLists,
  },
  findEmployers: { audience: 'candidate', query: wire.EmployerQuery, answer: Type.Array(wire.Employer) },
  listRegistrations: { audience: 'candidate', answer: Type.Array(wire.Registration) },
  getRegistration: { audience: 'candidate', params: edition, answer: wire.Registration },
  enter: {
    audience: 'candidate',
    params: edition,
    body: Type.Object({ region: Type.String({ maxLength: 4 }), notice: Type.String({ maxLength: 40 }) }),
    answer: wire.Registration,
  },
  changeRegion: {
    audience: 'candidate',
    params: edition,
    body: Type.Object({ region: Type.String({ maxLength: 4 }) }),
    answer: wire.Registration,
  },
  saveDraft: {
    audience: 'candidate',
    params: editionAndPage,
    body: Type.Object({ answers: wire.Answers, rev: Type.Integer() }),
    answer: Type.Object({ savedAt: wire.Instant }),
  },
  savePage: {
    audience: 'candidate',
    params: editionAndPage,
    body: Type.Object({ answers: wire.Answers, rev: Type.Integer() }),
    answer: wire.Registration,
  },
  choosePhoto: {
    audience: 'candidate',
    params: edition,
    body: Type.Object({ photo: wire.Digest }),
    answer: wire.Registration,
  },
  submit: {
    audience: 'candidate',
    params: edition,
    body: Type.Object({ rev: Type.Integer() }),
    answer: wire.Submission,
  },
  withdraw: { audience: 'candidate', params: edition, answer: wire.Registration },
  freezeForm: { audience: 'candidate', params: edition, answer: wire.Registration },
  openUpload: { audience: 'candidate', params: edition, body: wire.NewUpload, answer: wire.Upload },
  sendPart: {
    audience: 'candidate',
    params: Type.Object({ edition: Type.String({ maxLength: 40 }), upload: wire.UploadId }),
    query: Type.Object({ offset: Type.String({ pattern: '^\\d{1,9}$' }) }),
    answer: wire.Upload,
  },
  attachPaper: {
    audience: 'candidate',
    params: Type.Object({ edition: Type.String({ maxLength: 40 }), item: wire.PaperKey }),
    body: Type.Object({ upload: wire.UploadId }),
    answer: wire.Registration,
  },
  removePaper: { audience: 'candidate', params: ownPaper, answer: wire.Registration },
  closePapers: {
    audience: 'candidate',
    params: edition,
    body: Type.Object({ rev: Type.Integer() }),
    answer: wire.Registration,
  },
  getPaper: {
    audience: 'candidate',
    params: ownPaper,
    query: Type.Object({ size: Type.Optional(Type.String({ pattern: '^small$' })) }),
    answer: null,
  },
  printForm: { audience: 'candidate', params: edition, answer: null },
  getFee: { audience: 'candidate', params: edition, answer: wire.Fee },
  openPayment: { audience: 'candidate', params: edition, answer: wire.OpenedPayment },
  getPayment: {
    audience: 'candidate',
    params: Type.Object({ edition: Type.String({ maxLength: 40 }), order: Type.String({ maxLength: 40 }) }),
    answer: wire.Payment,
  },
  markPresence: {
    audience: 'candidate',
    params: edition,
    answer: Type.Object({ noted: Type.Boolean() }),
  },
  listMessages: {
    audience: 'candidate',
    query: Type.Object({ after: Type.Optional(Type.String({ maxLength: 400 })) }),
    answer: wire.MessagePage,
  },
  countUnread: { audience: 'candidate', answer: Type.Object({ unread: Type.Integer() }) },
  readMessage: {
    audience: 'candidate',
    body: wire.MessageKey,
    answer: Type.Object({ unread: Type.Integer() }),
  },
  receiveNotice: {
    audience: 'platform',
    params: Type.Object({ gateway: Type.String({ maxLength: 40 }) }),
    answer: null,
  },
  getOfficeSession: { audience: 'anyone', answer: wire.OfficeSession },
  logInToOffice: { audience: 'anyone', body: credentials, answer: wire.OfficeSession },
  logOutOfOffice: { audience: 'anyone', answer: done },
  // Open to a session in which something is still due: that is how it gets done.
  askForProof: { audience: 'anyone', answer: wire.ProofAsked },
  proveByCode: { audience: 'anyone', body: wire.CodeProof, answer: wire.OfficeSession },
  proveByKey: { audience: 'anyone', body: wire.KeyProof, answer: wire.OfficeSession },
  proveByPassword: { audience: 'anyone', body: wire.PasswordProof, answer: wire.OfficeSession },
  startTotp: { audience: 'anyone', answer: wire.TotpOffer },
  finishTotp: { audience: 'anyone', body: wire.NewTotp, answer: wire.Enrolled },
  startKey: { audience: 'anyone', answer: wire.KeyOffer },
  finishKey: { audience: 'anyone', body: wire.NewKey, answer: wire.Enrolled },
  listFactors: { audience: 'staff', permission: 'read-own-work', audit: 'none', answer: wire.Factors },
  removeFactor: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'write',
    stepUp: true,
    params: Type.Object({ factor: wire.Uuid }),
    answer: wire.Factors,
  },
  renewRecoveryCodes: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'write',
    stepUp: true,
    answer: wire.Enrolled,
  },
  listOwnSessions: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'none',
    answer: wire.OwnSessions,
  },
  endOwnSession: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'write',
    params: Type.Object({ session: wire.Uuid }),
    answer: wire.OwnSessions,
  },
  endOtherSessions: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'write',
    answer: wire.OwnSessions,
  },
  listStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'search',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 60 })),
      after: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    answer: wire.StaffPage,
  },
  getStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'read',
    params: member,
    answer: wire.Staff,
  },
  actOnStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    params: member,
    body: Type.Object({ do: wire.StaffAct }),
    answer: wire.Staff,
  },
  moveStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    params: member,
    body: wire.Position,
    answer: wire.Staff,
  },
  listPlaces: { audience: 'staff', permission: 'manage-staff', audit: 'none', answer: wire.Places },
  listInvitations: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'none',
    answer: Type.Array(wire.OpenInvitation),
  },
  inviteStaff: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    body: wire.NewInvitation,
    answer: wire.Invited,
  },
  withdrawInvitation: {
    audience: 'staff',
    permission: 'manage-staff',
    audit: 'write',
    params: Type.Object({ invitation: wire.Uuid }),
    answer: done,
  },
  readInvitation: { audience: 'anyone', body: wire.HeldInvitation, answer: wire.InvitationRead },
  acceptInvitation: { audience: 'anyone', body: wire.Acceptance, answer: wire.OfficeSession },
  listPermissions: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'none',
    answer: wire.PermissionTable,
  },
  getWork: { audience: 'staff', permission: 'read-own-work', audit: 'none', answer: wire.Work },
  listReasons: {
    audience: 'staff',
    permission: 'read-own-work',
    audit: 'none',
    answer: Type.Array(wire.ReasonEntry),
  },
  listFiles: {
    audience: 'staff',
    permission: 'search-files',
    audit: 'search',
    query: Type.Object({
      region: Type.Optional(Type.String({ maxLength: 4 })),
      point: Type.Optional(Type.String({ maxLength: 8 })),
      edition: Type.Optional(Type.String({ maxLength: 40 })),
      status: Type.Optional(wire.Status),
      q: Type.Optional(Type.String({ maxLength: 60 })),
      after: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    answer: wire.FilePage,
  },
  getFile: { audience: 'staff', permission: 'read-files', audit: 'read', params: number, answer: wire.File },
  getFilePhoto: { audience: 'staff', permission: 'read-files', audit: 'read', params: number, answer: null },
  getFilePaper: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'read',
    params: Type.Object({
      number: Type.String({ maxLength: 40 }),
      item: wire.PaperKey,
      digest: wire.Digest,
    }),
    answer: null,
  },
  findForm: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'read',
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    answer: wire.ScannedForm,
  },
  decideFile: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'write',
    params: number,
    body: wire.StaffDecision,
    answer: wire.File,
  },
  getCorrection: {
    audience: 'staff',
    permission: 'correct-registrations',
    audit: 'read',
    params: number,
    answer: wire.Correction,
  },
  previewCorrection: {
    audience: 'staff',
    permission: 'correct-registrations',
    audit: 'read',
    params: number,
    body: wire.CorrectionWanted,
    answer: wire.CorrectionEffect,
  },
  correctFile: {
    audience: 'staff',
    permission: 'correct-registrations',
    audit: 'write',
    params: number,
    body: wire.CorrectionOrder,
    answer: wire.File,
  },
  takeNextFile: {
    audience: 'staff',
    permission: 'review',
    audit: 'read',
    body: Type.Object({ passingOver: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 }) }),
    answer: Type.Object({ file: Type.Union([wire.File, Type.Null()]) }),
  },
  takeFile: { audience: 'staff', permission: 'review', audit: 'write', params: number, answer: wire.Lease },
  renewLease: {
    audience: 'staff',
    permission: 'review',
    audit: 'none',
    params: number,
    body: Type.Object({ token: Type.Integer() }),
    answer: wire.Lease,
  },
  releaseFile: { audience: 'staff', permission: 'review', audit: 'none', params: number, answer: done },
  listHolders: {
    audience: 'staff',
    permission: 'reassign-files',
    audit: 'none',
    answer: Type.Array(wire.Holding),
  },
  takeFilesAway: {
    audience: 'staff',
    permission: 'reassign-files',
    audit: 'write',
    params: Type.Object({ staff: wire.Uuid }),
    answer: Type.Object({ count: Type.Integer() }),
  },
  unmaskFile: {
    audience: 'staff',
    permission: 'unmask',
    audit: 'unmask',
    params: number,
    body: Type.Object({ why: Type.String({ minLength: 2, maxLength: 200 }) }),
    answer: Type.Object({ answers: Type.Record(Type.String(), Type.String()) }),
  },
  previewBatch: {
    audience: 'staff',
    permission: 'pass-in-batch',
    audit: 'search',
    query: Type.Object({
      edition: Type.String({ maxLength: 40 }),
      specialty: Type.Optional(Type.String({ maxLength: 20 })),
      after: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    answer: wire.BatchPreview,
  },
  passChunk: {
    audience: 'staff',
    permission: 'pass-in-batch',
    audit: 'write',
    params: Type.Object({ batch: wire.Uuid }),
    body: wire.BatchChunk,
    answer: wire.BatchResults,
  },
  listNotes: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'read',
    params: number,
    answer: wire.FileNotes,
  },
  writeNote: {
    audience: 'staff',
    permission: 'write-notes',
    audit: 'write',
    params: number,
    body: wire.NewNote,
    answer: wire.FileNotes,
  },
  answerQuestion: {
    audience: 'staff',
    permission: 'answer-questions',
    audit: 'write',
    params: question,
    body: wire.NewAnswer,
    answer: wire.FileNotes,
  },
  readAnswer: {
    audience: 'staff',
    permission: 'write-notes',
    audit: 'none',
    params: question,
    answer: wire.FileNotes,
  },
  listQuestions: {
    audience: 'staff',
    permission: 'write-notes',
    audit: 'search',
    query: Type.Object({
      is: Type.Optional(oneOf(['open', 'answered'])),
      after: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    answer: wire.QuestionPage,
  },
  listEmployerNames: {
    audience: 'staff',
    permission: 'identify-employers',
    audit: 'none',
    query: Type.Object({ is: Type.String({ pattern: '^(open|said)$' }) }),
    answer: Type.Array(wire.EmployerName),
  },
  identifyEmployer: {
    audience: 'staff',
    permission: 'identify-employers',
    audit: 'write',
    body: wire.EmployerIdentification,
    answer: wire.EmployerName,
  },
  searchDirectory: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'none',
    query: wire.EmployerQuery,
    answer: Type.Array(wire.Employer),
  },
  listConfigurations: {
    audience: 'staff',
    permission: 'read-configuration',
    audit: 'none',
    query: edition,
    answer: Type.Array(wire.ConfigurationRow),
  },
  getConfiguration: {
    audience: 'staff',
    permission: 'read-configuration',
    audit: 'none',
    params: editionAndRegion,
    answer: wire.RegionConfiguration,
  },
  openConfiguration: {
    audience: 'staff',
    permission: 'draft-configuration',
    audit: 'write',
    params: editionAndRegion,
    body: wire.NewConfiguration,
    answer: wire.RegionConfiguration,
  },
  saveConfiguration: {
    audience: 'staff',
    permission: 'draft-configuration',
    audit: 'write',
    params: editionAndRegion,
    body: wire.ConfigurationSaving,
    answer: wire.RegionConfiguration,
  },
  rehearseConfiguration: {
    audience: 'staff',
    permission: 'draft-configuration',
    audit: 'write',
    params: editionAndRegion,
    body: wire.RehearsalWish,
    answer: wire.RegionConfiguration,
  },
  decideConfiguration: {
    audience: 'staff',
    permission: 'draft-configuration',
    audit: 'write',
    params: editionAndRegion,
    body: wire.ConfigurationDecision,
    answer: wire.RegionConfiguration,
  },
  approveConfiguration: {
    audience: 'staff',
    permission: 'approve-configuration',
    audit: 'write',
    params: editionAndRegion,
    body: wire.ConfigurationApproval,
    answer: wire.RegionConfiguration,
  },
  openMerge: {
    audience: 'staff',
    permission: 'decide-cases',
    audit: 'write',
    params: number,
    body: wire.NewMerge,
    answer: wire.CaseRow,
  },
  openFileCase: {
    audience: 'staff',
    permission: 'decide-cases',
    audit: 'write',
    params: number,
    body: wire.NewFileCase,
    answer: wire.CaseRow,
  },
  uploadFileEvidence: {
    audience: 'staff',
    permission: 'decide-cases',
    audit: 'write',
    params: number,
    answer: evidence,
  },
  listCases: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'search',
    query: Type.Object({
      kind: Type.Optional(wire.CaseKind),
      state: Type.Optional(wire.CaseState),
      whose: Type.Optional(oneOf(['mine', 'second'])),
      days: Type.Optional(Type.String({ pattern: '^\\d{1,3}$' })),
      after: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    answer: wire.CasePage,
  },
  getCase: { audience: 'staff', permission: 'read-files', audit: 'read', params: number, answer: wire.Case },
  getCaseEvidence: {
    audience: 'staff',
    permission: 'read-files',
    audit: 'read',
    params: Type.Object({ number: Type.String({ maxLength: 40 }), digest: wire.Digest }),
    answer: null,
  },
  decideCase: {
    audience: 'staff',
    permission: 'decide-cases',
    audit: 'write',
    params: number,
    body: wire.CaseDecision,
    answer: wire.Case,
  },
  unmaskCase: {
    audience: 'staff',
    permission: 'unmask',
    audit: 'unmask',
    params: number,
    body: Type.Object({ why: Type.String({ minLength: 2, maxLength: 200 }) }),
    answer: Type.Object({ lines: Type.Array(wire.CaseLine) }),
  },
  getNumbers: {
    audience: 'staff',
    permission: 'read-numbers',
    audit: 'none',
    query: wire.NumbersQuery,
    answer: wire.Numbers,
  },
  getSpecialtyNumbers: {
    audience: 'staff',
    permission: 'read-numbers',
    audit: 'none',
    query: wire.NumbersQuery,
    answer: wire.SpecialtyNumbers,
  },
  getExportChoices: {
    audience: 'staff',
    permission: 'read-numbers',
    audit: 'none',
    params: edition,
    answer: wire.ExportChoices,
  },
  listExports: {
    audience: 'staff',
    permission: 'read-numbers',
    audit: 'none',
    answer: Type.Array(wire.Export),
  },
  orderExport: {
    audience: 'staff',
    permission: 'export',
    audit: 'export',
    body: wire.ExportOrder,
    answer: wire.Export,
  },
  cancelExport: {
    audience: 'staff',
    permission: 'export',
    audit: 'write',
    params: Type.Object({ export: wire.Uuid }),
    answer: wire.Export,
  },
  downloadExport: {
    audience: 'staff',
    permission: 'export',
    audit: 'export',
    params: Type.Object({ export: wire.Uuid }),
    answer: null,
  },
  listImports: {
    audience: 'staff',
    permission: 'read-configuration',
    audit: 'none',
    answer: Type.Array(wire.Import),
  },
  openImport: {
    audience: 'staff',
    permission: 'import',
    audit: 'write',
    body: wire.NewImport,
    answer: wire.Import,
  },
  sendImportPart: {
    audience: 'staff',
    permission: 'import',
    audit: 'none',
    params: importId,
    query: Type.Object({ offset: Type.String({ pattern: '^\\d{1,10}$' }) }),
    answer: wire.Import,
  },
  actOnImport: {
    audience: 'staff',
    permission: 'import',
    audit: 'write',
    params: importId,
    body: Type.Object({ do: oneOf(['apply', 'undo', 'drop']) }),
    answer: wire.Import,
  },
  downloadImportReport: {
    audience: 'staff',
    permission: 'import',
    audit: 'read',
    params: importId,
    answer: null,
  },
  downloadImportTemplate: { audience: 'staff', permission: 'import', audit: 'none', answer: null },
  getDemoClock: { audience: 'demo', answer: wire.DemoClock },
  moveDemoClock: { audience: 'demo', body: Type.Object({ at: wire.Instant }), answer: wire.DemoClock },
} as const satisfies Record<EndpointName, Route>;
