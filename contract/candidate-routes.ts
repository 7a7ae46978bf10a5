import { Type } from 'typebox';
import { credentials, done, edition, editionAndRegion, evidence, number } from './params.ts';
import type { Routes } from './route.ts';
import * as wire from './schemas.ts';
import { oneOf } from './shapes.ts';

const editionAndPage = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  page: Type.String({ maxLength: 40 }),
});
const ownPaper = Type.Object({
  edition: Type.String({ maxLength: 40 }),
  item: wire.PaperKey,
  digest: wire.Digest,
});
const word = Type.Optional(Type.String({ maxLength: 128 }));
/** How WeChat signs what it tells us. */
const callback = Type.Object({
  signature: word,
  msg_signature: word,
  timestamp: word,
  nonce: word,
  encrypt_type: word,
  echostr: word,
});
const credential = Type.Object({ credential: wire.Uuid });
const pixel = Type.Optional(Type.String({ pattern: '^\\d{1,5}$' }));

/** What candidates and everybody without an account ask, and what platforms and the demo tell. */
export const candidateRoutes = {
  getSession: { audience: 'anyone', answer: wire.Session },
  logIn: { audience: 'anyone', body: credentials, answer: wire.Session },
  logOut: { audience: 'anyone', answer: done },
  drawLogInCode: { audience: 'anyone', answer: wire.DrawnCode },
  watchLogIn: { audience: 'anyone', answer: wire.ScannedLogIn },
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
  getPuzzle: { audience: 'anyone', answer: wire.Puzzle },
  getLogInWays: { audience: 'anyone', answer: wire.LogInWays },
  startNetworkIdentity: {
    audience: 'anyone',
    body: wire.NetworkIdentityVisit,
    answer: wire.NetworkIdentityAddress,
  },
  answerNetworkIdentity: { audience: 'anyone', query: wire.NetworkIdentityAnswer, answer: null },
  recoverByIdentity: {
    audience: 'anyone',
    body: Type.Object({ password: Type.String({ maxLength: 128 }) }),
    answer: done,
  },
  startIdentityLink: { audience: 'candidate', answer: wire.NetworkIdentityAddress },
  getIdentityLink: { audience: 'candidate', answer: wire.NetworkIdentityLink },
  removeIdentityLink: { audience: 'candidate', answer: wire.NetworkIdentityLink },
  getAccount: { audience: 'candidate', answer: wire.Account },
  saveBasics: { audience: 'candidate', body: wire.Basics, answer: wire.Account },
  addCredential: { audience: 'candidate', body: wire.NewCredential, answer: wire.Account },
  setCredentialAside: { audience: 'candidate', params: credential, answer: wire.Account },
  takeCredentialBack: { audience: 'candidate', params: credential, answer: wire.Account },
  startPhoneChange: { audience: 'candidate', body: wire.ClaimedPhone, answer: done },
  changePhone: { audience: 'candidate', body: wire.PhoneChange, answer: wire.Account },
  getMail: { audience: 'candidate', answer: wire.Mail },
  startMail: {
    audience: 'candidate',
    body: Type.Object({ mail: Type.String({ maxLength: 100 }) }),
    answer: done,
  },
  saveMail: {
    audience: 'candidate',
    body: Type.Object({ mail: Type.String({ maxLength: 100 }), code: Type.String({ maxLength: 10 }) }),
    answer: wire.Mail,
  },
  removeMail: { audience: 'candidate', answer: wire.Mail },
  getWechat: { audience: 'candidate', answer: wire.Wechat },
  drawBindingCode: {
    audience: 'candidate',
    body: Type.Object({ password: Type.String({ maxLength: 128 }) }),
    answer: wire.DrawnCode,
  },
  unbindWechat: { audience: 'candidate', answer: wire.Wechat },
  openScan: {
    audience: 'platform',
    params: Type.Object({ scan: Type.String({ maxLength: 64 }) }),
    answer: null,
  },
  finishAuthorization: {
    audience: 'platform',
    query: Type.Object({
      code: Type.Optional(Type.String({ maxLength: 512 })),
      state: Type.Optional(Type.String({ maxLength: 128 })),
    }),
    answer: null,
  },
  getScanConsent: { audience: 'anyone', answer: wire.ScanConsent },
  answerScanConsent: {
    audience: 'anyone',
    /** `move`: from the account that holds this WeChat to the one that asks. */
    body: Type.Object({ agreed: Type.Boolean(), move: Type.Optional(Type.Boolean()) }),
    answer: done,
  },
  greetWechat: { audience: 'platform', query: callback, answer: null },
  receiveWechat: { audience: 'platform', query: callback, answer: null },
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
  receiveSmsReports: { audience: 'platform', answer: null },
  receiveCheckAnswer: { audience: 'platform', answer: null },
  receiveNotice: {
    audience: 'platform',
    params: Type.Object({ gateway: Type.String({ maxLength: 40 }) }),
    answer: null,
  },
  getDemoClock: { audience: 'demo', answer: wire.DemoClock },
  moveDemoClock: { audience: 'demo', body: Type.Object({ at: wire.Instant }), answer: wire.DemoClock },
} as const satisfies Routes;
