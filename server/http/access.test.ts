import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#contract/client.ts';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import type { Route } from '#contract/route.ts';
import { routes } from '#contract/routes.ts';
import { needsStepUp } from '#domain/staff/permissions.ts';
import { mergeOf } from '../testing/cases.ts';
import { PART } from '../testing/papers.ts';
import {
  browserOf,
  type Moment,
  NEW_PHONE,
  PEOPLE,
  type Person,
  prepareScenes,
  type Scene,
  type Scenes,
} from '../testing/people-at-the-door.ts';
import { createTestProduct, TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION } from '../testing/thread.ts';
import { createApp } from './app.ts';
import { demoHandlers } from './demo-handlers.ts';

type Row = readonly number[] & { length: 13 };

const NO_CHANGE = '00000000-0000-4000-8000-000000000000';
const NEW_REASON = {
  stage: 'review',
  text: '未提供规范化培训协议。',
  fix: '请补交培训基地盖章的协议。',
  textEn: 'The training agreement is missing.',
  fixEn: 'Please hand in the agreement, stamped by the training base.',
  field: null,
} as const;

/** The status each person gets. A route that is missing here does not compile; one that nobody serves is found below. */
const matrix: Readonly<Record<EndpointName, Row>> = {
  //                 nobody own  oth  cntr poin othP othR regi nati admi supp audi disabled
  getSession: /*   */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  logIn: /*        */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  logOut: /*       */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  // No WeChat is open here: what leads there says so, and nothing else knows anybody.
  drawLogInCode: /**/ [503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503],
  watchLogIn: /*   */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  getMail: /*      */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  startMail: /*    */ [401, 503, 503, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // Without the code.
  saveMail: /*     */ [401, 422, 422, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  removeMail: /*   */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getWechat: /*    */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  drawBindingCode: /**/ [401, 503, 503, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  unbindWechat: /* */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  openScan: /*     */ [302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302],
  finishAuthorization: [302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302, 302],
  getScanConsent: /**/ [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  answerScanConsent: [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  greetWechat: /*  */ [403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403, 403],
  receiveWechat: /**/ [503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503],
  startSignUp: /*  */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  signUp: /*       */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  startRecovery: /**/ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  finishRecovery: /**/ [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422],
  getPuzzle: /*    */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  getLogInWays: /* */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  // The door is not open in this product.
  startNetworkIdentity: [409, 409, 409, 409, 409, 409, 409, 409, 409, 409, 409, 409, 409],
  // Forged, whoever brings it: led back to the log-in.
  answerNetworkIdentity: [303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303, 303],
  // Nobody has been verified.
  recoverByIdentity: [409, 409, 409, 409, 409, 409, 409, 409, 409, 409, 409, 409, 409],
  startIdentityLink: [401, 409, 409, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getIdentityLink: [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  removeIdentityLink: [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getAccount: /*   */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  saveBasics: /*   */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  addCredential: /**/ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  setCredentialAside: [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  takeCredentialBack: [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  startPhoneChange: /**/ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // Without the code.
  changePhone: /*  */ [401, 422, 422, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getUnlinkedScores: [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getClosing: /*   */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // With a wrong password.
  closeAccount: /* */ [401, 422, 422, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  uploadPhoto: /*  */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getPhoto: /*     */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  listRetention: /**/ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  findCharacters: /**/ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  listOwnCases: /* */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // Nobody asks with somebody else's pictures.
  openCase: /*     */ [401, 200, 422, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getOwnCase: /*   */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  withdrawCase: /* */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  uploadEvidence: /**/ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  startReclaim: /* */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  proveReclaimPhone: [422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422],
  // Open to who has proven a telephone, which is nobody's session.
  uploadReclaimEvidence: [401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  openReclaim: /*  */ [401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  listEditions: /* */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  listRegions: /*  */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  getRegionNotice: [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  getOptions: /*   */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  findEmployers: /**/ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  listRegistrations: [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getRegistration: /**/ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  enter: /*        */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  changeRegion: /* */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  saveDraft: /*    */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  savePage: /*     */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // The owner's photo is no photo of anybody else's.
  choosePhoto: /*  */ [401, 200, 409, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  submit: /*       */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  withdraw: /*     */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // What somebody uploads is looked for among their own registrations only.
  freezeForm: /*   */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  openUpload: /*   */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  sendPart: /*     */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  attachPaper: /*  */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  removePaper: /*  */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  closePapers: /*  */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getPaper: /*     */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  printForm: /*    */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getFee: /*       */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  openPayment: /*  */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  getPayment: /*   */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  markPresence: /**/ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  listMessages: /**/ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  countUnread: /* */ [401, 200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // The owner's message is no message of anybody else's.
  readMessage: /* */ [401, 200, 404, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401],
  // Unsigned: whoever sends it.
  receiveCheckAnswer: [400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400],
  receiveSmsReports: [503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503, 503],
  receiveNotice: /**/ [400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400, 400],
  searchAudit: /*  */ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 401],
  getAuditDay: /*  */ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 401],
  getTrailState: /**/ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 401],
  listRefusedBatches: [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 401],
  listAlarms: /*   */ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 401],
  // No alarm has this id.
  closeAlarm: /*   */ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 404, 401],
  findPeople: /*   */ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 200, 403, 401],
  getTimeline: /*  */ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 200, 403, 401],
  viewAsCandidate: [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 200, 403, 401],
  listRefusedAnswers: [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 200, 403, 401],
  listOutsideRefusals: [401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 200, 200, 401],
  getMessageLog: /**/ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 200, 403, 401],
  getOfficeSession: [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  logInToOffice: /**/ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  logOutOfOffice: /**/ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  askForProof: [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  // Wrong proofs.
  proveByCode: [401, 401, 401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401],
  proveByKey: [401, 401, 401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401],
  proveByPassword: [401, 401, 401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401],
  listFactors: [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  startTotp: [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  finishTotp: [401, 401, 401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401],
  startKey: [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  finishKey: [401, 401, 401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 401],
  // They have none.
  removeFactor: [401, 401, 401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401],
  renewRecoveryCodes: [401, 401, 401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401],
  listOwnSessions: [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  endOwnSession: [401, 401, 401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401],
  endOtherSessions: [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  listStaff: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  // Nobody’s account.
  getStaff: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  actOnStaff: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  moveStaff: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  bindEmployers: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  listPlaces: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  listInvitations: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  inviteStaff: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  withdrawInvitation: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  // Without a link.
  readInvitation: [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  acceptInvitation: [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  listPermissions: [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  getWork: /*      */ [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  listReasons: /*  */ [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  listFiles: /*    */ [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 403, 403, 401],
  getFile: /*      */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  getFilePhoto: /* */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  getEarlierPapers: [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  getFilePaper: /* */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  findForm: /*     */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  decideFile: /*   */ [401, 401, 401, 200, 200, 404, 404, 403, 403, 403, 403, 403, 401],
  printForms: /*   */ [401, 401, 401, 200, 200, 404, 404, 403, 403, 403, 403, 403, 401],
  getCorrection: /**/ [401, 401, 401, 403, 403, 403, 403, 200, 403, 200, 403, 403, 401],
  previewCorrection: [401, 401, 401, 403, 403, 403, 403, 200, 403, 200, 403, 403, 401],
  correctFile: /*  */ [401, 401, 401, 403, 403, 403, 403, 200, 403, 200, 403, 403, 401],
  // Before the review has begun nothing waits; whose file it is not is told no more than that.
  takeNextFile: /* */ [401, 401, 401, 403, 409, 409, 409, 409, 403, 403, 403, 403, 401],
  takeFile: /*     */ [401, 401, 401, 403, 409, 404, 404, 409, 403, 403, 403, 403, 401],
  renewLease: /*   */ [401, 401, 401, 403, 409, 404, 404, 409, 403, 403, 403, 403, 401],
  releaseFile: /*  */ [401, 401, 401, 403, 200, 200, 200, 200, 403, 403, 403, 403, 401],
  listHolders: /*  */ [401, 401, 401, 403, 200, 200, 200, 200, 200, 200, 403, 403, 401],
  takeFilesAway: /**/ [401, 401, 401, 403, 200, 200, 200, 200, 200, 200, 403, 403, 401],
  // What was not paid is cancelled without a refund, elsewhere.
  cancelRegistration: [401, 401, 401, 403, 403, 403, 403, 409, 403, 409, 403, 403, 401],
  listRefunds: /*  */ [401, 401, 401, 403, 403, 403, 403, 200, 403, 200, 403, 403, 401],
  // There is none.
  listMoneyDays: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  listDifferences: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  settleDifference: [401, 401, 401, 403, 403, 403, 403, 403, 409, 409, 403, 403, 401],
  writeStatement: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  listReturnable: [401, 401, 401, 403, 403, 403, 403, 200, 403, 200, 403, 403, 401],
  // Nothing was paid.
  askRefund: [401, 401, 401, 403, 403, 403, 403, 409, 403, 409, 403, 403, 401],
  decideRefund: /* */ [401, 401, 401, 403, 403, 403, 403, 404, 403, 404, 403, 403, 401],
  unmaskFile: /*   */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  previewBatch: /* */ [401, 401, 401, 403, 200, 200, 200, 200, 403, 403, 403, 403, 401],
  // One file that is not theirs: the whole list is refused.
  passChunk: /*    */ [401, 401, 401, 403, 200, 404, 404, 200, 403, 403, 403, 403, 401],
  listNotes: /*    */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  writeNote: /*    */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  answerQuestion: [401, 401, 401, 403, 403, 403, 403, 200, 403, 200, 403, 403, 401],
  // The answer is new to the point, not to who gave it.
  readAnswer: /*   */ [401, 401, 401, 200, 200, 404, 404, 403, 403, 403, 403, 403, 401],
  listQuestions: /**/ [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 403, 403, 401],
  listEmployerNames: [401, 401, 401, 403, 403, 403, 403, 200, 200, 200, 403, 403, 401],
  // Nobody has typed such a name: it exists for no one.
  identifyEmployer: [401, 401, 401, 403, 403, 403, 403, 404, 404, 404, 403, 403, 401],
  searchDirectory: [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 403, 403, 401],
  // Employers' clerks are asked elsewhere; whoever works for the region is none.
  listEmployees: /**/ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401],
  getEmployee: /*  */ [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401],
  listEmployerSheets: [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401],
  makeEmployerSheet: [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401],
  printEmployerSheet: [401, 401, 401, 403, 403, 403, 403, 403, 403, 403, 403, 403, 401],
  // Nobody's code.
  findEmployerSheet: [401, 401, 401, 404, 404, 404, 404, 404, 404, 404, 403, 403, 401],
  //                 nobody own  oth  cntr poin othP othR regi nati admi supp audi disabled
  getReasonCatalogue: [401, 401, 401, 403, 403, 403, 403, 200, 200, 200, 403, 200, 401],
  // Of Hebei: both administrators may add one; a change that is nobody's is not found.
  proposeReasonChange: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  decideReasonChange: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  listConfigurations: [401, 401, 401, 403, 403, 403, 403, 200, 200, 200, 403, 200, 401],
  getConfiguration: [401, 401, 401, 403, 403, 403, 403, 200, 200, 200, 403, 200, 401],
  openConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  // There is none yet: nothing can be done with it.
  saveConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  rehearseConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  decideConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  approveConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  getNationConfiguration: [401, 401, 401, 403, 403, 403, 403, 200, 200, 200, 403, 200, 401],
  openNationConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 200, 403, 403, 403, 401],
  saveNationConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  decideNationConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  approveNationConfiguration: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  openMerge: /*    */ [401, 401, 401, 403, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  openFileCase: /* */ [401, 401, 401, 403, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  uploadFileEvidence: [401, 401, 401, 403, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  listCases: /*    */ [401, 401, 401, 200, 200, 200, 200, 200, 200, 200, 403, 403, 401],
  getCase: /*      */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  getCaseEvidence: [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  decideCase: /*   */ [401, 401, 401, 403, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  unmaskCase: /*   */ [401, 401, 401, 200, 200, 404, 404, 200, 200, 200, 403, 403, 401],
  getNumbers: /*   */ [401, 401, 401, 403, 200, 404, 404, 200, 200, 200, 200, 200, 401],
  getSpecialtyNumbers: [401, 401, 401, 403, 200, 404, 404, 200, 200, 200, 200, 200, 401],
  getSecondLooks: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 200, 401],
  getExportChoices: [401, 401, 401, 403, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  listExports: /*  */ [401, 401, 401, 403, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  orderExport: /*  */ [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  // Nobody’s export: whoever may ask is told that there is none.
  cancelExport: /* */ [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  getHandoverKey: /**/ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  listHandovers: /**/ [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  orderHandover: /**/ [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  downloadHandover: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  downloadExport: /**/ [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  listImports: /*  */ [401, 401, 401, 403, 403, 403, 403, 200, 200, 200, 403, 200, 401],
  openImport: /*   */ [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  // Nobody’s import.
  sendImportPart: /**/ [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  actOnImport: /*  */ [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  downloadImportReport: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  downloadImportedInvitations: [401, 401, 401, 403, 403, 403, 403, 403, 404, 404, 403, 403, 401],
  downloadImportTemplate: [401, 401, 401, 403, 403, 403, 403, 403, 200, 200, 403, 403, 401],
  getDemoClock: /* */ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  moveDemoClock: /**/ [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
};

type Call<N extends EndpointName> = {
  /** The moment at which the owner, or the right staff, may; `submitted` unless told. */
  readonly at?: Moment;
  readonly input: (scene: Scene, scenes: Scenes) => Input<N>;
  readonly headers?: Record<string, string>;
};

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const position = { post: 'counter-clerk', region: '13', point: '1301' } as const;
const edition = { edition: EDITION };
const NO_TRANSFER = '00000000-0000-4000-8000-000000000000';
const hebei = { edition: EDITION, region: '13' };
const password = 'Weikao-2026!';
const newcomer = { name: '周雨桐', idType: 'resident-id', idNumber: '130102199901010029' } as const;
const owner = { idType: 'resident-id', idNumber: '130102199805120017', name: '王晓明' } as const;

/** An ID paper that the owner might have had before. */
const formerPaper = { name: '王晓明', idType: 'passport', idNumber: 'E12345678' } as const;

const never = { opensAt: '2025-12-02 09:00:00', closesAt: '2025-12-02 09:00:00' };
const emptyDocument = {
  windows: { registration: never, confirmation: never, repair: never, review: never, payment: never },
  confirmation: 'on-site',
  autoConfirmation: false,
  reviewsAutoConfirmed: true,
  onlinePayment: false,
  gateway: '',
  payee: '',
  place: '',
  papers: [],
  graceMinutes: 0,
  extensionHours: 0,
  secondLookRules: [],
  secondLookPercent: 0,
  employerClerks: false,
  verifiedCredentials: false,
  paperList: { declared: {}, own: [], most: {} },
  notice: '',
  points: [],
  sites: [],
  fees: [],
} as const;

const emptyNation = {
  specialties: [],
  photo: { minWidth: 1, minHeight: 1, minBytes: 1, maxBytes: 2 },
  papers: { maxBytes: 1, maxSheets: 1 },
  reminders: { submit: [], 'submit-again': [], confirm: [], repair: [], pay: [], 'id-paper': [] },
};

const calls: { readonly [N in EndpointName]: Call<N> } = {
  getSession: { input: () => ({}) },
  logIn: { input: () => ({ body: { login: 'wangxiaoming', password } }) },
  logOut: { input: () => ({}) },
  drawLogInCode: { input: () => ({}) },
  watchLogIn: { input: () => ({}) },
  getMail: { input: () => ({}) },
  startMail: { input: () => ({ body: { mail: 'zhou@example.com' } }) },
  saveMail: { input: () => ({ body: { mail: 'zhou@example.com', code: '000000' } }) },
  removeMail: { input: () => ({}) },
  getWechat: { input: () => ({}) },
  drawBindingCode: { input: () => ({ body: { password } }) },
  unbindWechat: { input: () => ({}) },
  openScan: { input: () => ({ params: { scan: 'a'.repeat(43) } }) },
  finishAuthorization: { input: () => ({ query: { code: 'guessed', state: 'guessed.too' } }) },
  getScanConsent: { input: () => ({}) },
  answerScanConsent: { input: () => ({ body: { agreed: true } }) },
  greetWechat: { input: () => ({ query: { echostr: 'hello' } }) },
  receiveWechat: { input: () => ({ query: {} }) },
  getPuzzle: { input: () => ({}) },
  getLogInWays: { input: () => ({}) },
  startNetworkIdentity: { input: () => ({ body: { purpose: 'log-in' } }) },
  answerNetworkIdentity: { input: () => ({ query: { answer: 'forged' } }) },
  recoverByIdentity: { input: () => ({ body: { password: 'Autumn-Rain-8' } }) },
  startIdentityLink: { input: () => ({}) },
  getIdentityLink: { input: () => ({}) },
  removeIdentityLink: { input: () => ({}) },
  receiveCheckAnswer: { input: () => ({}) },
  receiveSmsReports: { input: () => ({}) },
  startSignUp: { input: () => ({ body: { phone: '13900001998' } }) },
  signUp: {
    input: ({ phoneCode }) => ({
      body: {
        ...newcomer,
        userName: 'zhouyutong',
        password,
        nameAgain: newcomer.name,
        idTypeAgain: newcomer.idType,
        idNumberAgain: newcomer.idNumber,
        phone: NEW_PHONE,
        phoneCode,
        consents: [
          { key: 'privacy', version: '1' },
          { key: 'sensitive-data', version: '1' },
        ],
      },
    }),
  },
  startRecovery: { input: () => ({ body: owner }) },
  finishRecovery: { input: () => ({ body: { ...owner, code: '000000', password: 'Another-2026!' } }) },
  getAccount: { input: () => ({}) },
  saveBasics: {
    input: () => ({
      body: {
        nationality: 'CN',
        sex: null,
        birthDate: null,
        ethnicity: '01',
        idValidUntil: '2035-06-30',
      },
    }),
  },
  addCredential: {
    input: () => ({
      body: {
        kind: 'education',
        level: 'junior-college',
        school: '河北医科大学',
        schoolNote: '',
        major: '护理',
        finishedOn: '2021-07-01',
        certificateNumber: '100891202106000456',
        studyLength: '3',
      },
    }),
  },
  setCredentialAside: { input: ({ credential }) => ({ params: { credential } }) },
  takeCredentialBack: { input: ({ credential }) => ({ params: { credential } }) },
  startPhoneChange: { input: () => ({ body: { phone: '13900001997' } }) },
  changePhone: { input: () => ({ body: { phone: '13900001997', code: '000000', password } }) },
  getUnlinkedScores: { input: () => ({}) },
  getClosing: { input: () => ({}) },
  closeAccount: { input: () => ({ body: { password: 'Wrong-2026!' } }) },
  uploadPhoto: {
    input: (_scene, { portrait }) => ({ query: {}, body: portrait }),
    headers: { 'content-type': 'image/jpeg' },
  },
  getPhoto: { input: () => ({ query: {} }) },
  listRetention: { input: () => ({}) },
  findCharacters: { input: () => ({ query: { reading: 'yin' } }) },
  listOwnCases: { input: () => ({}) },
  openCase: {
    input: ({ evidence }) => ({ body: { ...mergeOf('health-2026', formerPaper), evidence: [evidence] } }),
  },
  getOwnCase: { input: ({ caseNumber }) => ({ params: { number: caseNumber } }) },
  withdrawCase: { input: ({ caseNumber }) => ({ params: { number: caseNumber }, body: { rev: 1 } }) },
  uploadEvidence: {
    input: (_scene, { portrait }) => ({ body: portrait }),
    headers: { 'content-type': 'image/jpeg' },
  },
  startReclaim: { input: () => ({ body: { phone: '13900001777' } }) },
  proveReclaimPhone: { input: () => ({ body: { phone: '13900001777', code: '000000' } }) },
  uploadReclaimEvidence: {
    input: (_scene, { portrait }) => ({ body: portrait }),
    headers: { 'content-type': 'image/jpeg' },
  },
  openReclaim: {
    input: ({ evidence }) => ({
      body: { ...owner, region: '13', point: '1301', evidence: [evidence], note: '' },
    }),
  },
  listEditions: { input: () => ({}) },
  listRegions: { input: () => ({ params: edition }) },
  getRegionNotice: { input: () => ({ params: hebei }) },
  getOptions: { input: () => ({ params: edition, query: { region: '13' } }) },
  findEmployers: { input: () => ({ query: { q: '石家庄' } }) },
  listRegistrations: { input: () => ({}) },
  getRegistration: { input: () => ({ params: edition }) },
  enter: { at: 'draft', input: () => ({ params: edition, body: { region: '13', notice: 'health-2026-1' } }) },
  changeRegion: { at: 'draft', input: () => ({ params: edition, body: { region: '41' } }) },
  saveDraft: { at: 'draft', input: contactPage },
  savePage: { at: 'draft', input: contactPage },
  choosePhoto: { at: 'draft', input: ({ photo }) => ({ params: edition, body: { photo } }) },
  submit: { at: 'draft', input: ({ rev }) => ({ params: edition, body: { rev } }) },
  withdraw: { input: () => ({ params: edition }) },
  freezeForm: { at: 'uploading', input: () => ({ params: edition }) },
  openUpload: {
    at: 'uploading',
    input: () => ({ params: edition, body: { item: 'id-paper', size: 5, sha256: 'a'.repeat(64) } }),
  },
  sendPart: {
    at: 'uploading',
    input: ({ uploads }) => ({
      params: { ...edition, upload: uploads.begun },
      query: { offset: '0' },
      body: Buffer.from('begun'),
    }),
    headers: PART,
  },
  attachPaper: {
    at: 'uploading',
    input: ({ uploads }) => ({
      params: { ...edition, item: 'further-papers' },
      body: { upload: uploads.whole },
    }),
  },
  removePaper: { at: 'uploading', input: ownPaper },
  closePapers: { at: 'uploading', input: ({ rev }) => ({ params: edition, body: { rev } }) },
  getPaper: { at: 'uploading', input: (scene) => ({ ...ownPaper(scene), query: {} }) },
  printForm: { input: () => ({ params: edition }) },
  getFee: { at: 'payable', input: () => ({ params: edition }) },
  openPayment: { at: 'payable', input: () => ({ params: edition }) },
  getPayment: { at: 'payable', input: ({ order }) => ({ params: { ...edition, order } }) },
  markPresence: { at: 'draft', input: () => ({ params: edition }) },
  listMessages: { input: () => ({ query: {} }) },
  countUnread: { input: () => ({}) },
  readMessage: {
    input: ({ rev }) => ({ body: { kind: 'unconfirmed', occasion: `${EDITION}/${rev}` } }),
  },
  receiveNotice: {
    input: () => ({ params: { gateway: 'signed-redirect-bank' }, body: 'order=1&fen=1' }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  searchAudit: { input: ({ number }) => ({ query: { object: number } }) },
  listRefusedBatches: { input: () => ({ query: {} }) },
  getAuditDay: { input: () => ({ params: { person: 'sjz', day: '2025-12-03' } }) },
  getTrailState: { input: () => ({}) },
  listAlarms: { input: () => ({ query: { is: 'open' } }) },
  closeAlarm: {
    input: ({ credential }) => ({ params: { alarm: credential }, body: { words: '已核实：考点抽查' } }),
  },
  findPeople: { input: ({ number }) => ({ body: { by: 'number', text: number } }) },
  getTimeline: { input: ({ number }) => ({ params: { number } }) },
  viewAsCandidate: { input: ({ number }) => ({ params: { number }, body: { why: '电话咨询' } }) },
  listRefusedAnswers: { input: () => ({ query: {} }) },
  listOutsideRefusals: { input: () => ({ query: {} }) },
  getMessageLog: { input: () => ({ query: { state: 'waiting' } }) },
  getOfficeSession: { input: () => ({}) },
  logInToOffice: { input: () => ({ body: { login: 'sjz', password } }) },
  logOutOfOffice: { input: () => ({}) },
  askForProof: { input: () => ({}) },
  proveByCode: { input: () => ({ body: { code: '000000' } }) },
  proveByKey: { input: () => ({ body: { answer: '{}' } }) },
  proveByPassword: { input: () => ({ body: { password: 'Wrong-2026!' } }) },
  listFactors: { input: () => ({}) },
  startTotp: { input: () => ({}) },
  finishTotp: { input: () => ({ body: { code: '000000', label: '手机' } }) },
  startKey: { input: () => ({}) },
  finishKey: { input: () => ({ body: { answer: '{}', label: '安全密钥' } }) },
  removeFactor: { input: () => ({ params: { factor: NOBODYS } }) },
  renewRecoveryCodes: { input: () => ({}) },
  listOwnSessions: { input: () => ({}) },
  endOwnSession: { input: () => ({ params: { session: NOBODYS } }) },
  endOtherSessions: { input: () => ({}) },
  listStaff: { input: () => ({ query: {} }) },
  getStaff: { input: () => ({ params: { member: NOBODYS } }) },
  actOnStaff: { input: () => ({ params: { member: NOBODYS }, body: { do: 'disable' } }) },
  moveStaff: { input: () => ({ params: { member: NOBODYS }, body: position }) },
  bindEmployers: { input: () => ({ params: { member: NOBODYS }, body: { employers: [] } }) },
  listPlaces: { input: () => ({}) },
  listInvitations: { input: () => ({}) },
  inviteStaff: { input: () => ({ body: { displayName: '冯志刚', ...position } }) },
  withdrawInvitation: { input: () => ({ params: { invitation: NOBODYS } }) },
  readInvitation: { input: () => ({ body: { token: 'none' } }) },
  acceptInvitation: { input: () => ({ body: { token: 'none', userName: 'fengzhigang', password } }) },
  listPermissions: { input: () => ({}) },
  getWork: { input: () => ({}) },
  listReasons: { input: () => ({}) },
  listFiles: { input: () => ({ query: {} }) },
  getFile: { input: ({ number }) => ({ params: { number } }) },
  getFilePhoto: { input: ({ number }) => ({ params: { number } }) },
  getEarlierPapers: { input: ({ number }) => ({ params: { number } }) },
  getFilePaper: {
    at: 'uploaded',
    input: ({ number, uploads }) => ({ params: { number, item: 'id-paper', digest: uploads.paper } }),
  },
  findForm: { input: ({ code }) => ({ params: { code } }) },
  decideFile: {
    input: ({ number, rev, code }) => ({ params: { number }, body: { do: 'confirm', rev, code } }),
  },
  printForms: { input: ({ number }) => ({ body: { numbers: [number] } }) },
  getCorrection: { at: 'payable', input: ({ number }) => ({ params: { number } }) },
  previewCorrection: {
    at: 'payable',
    input: ({ number, rev }) => ({ params: { number }, body: { rev, answers: { phone: '13900002222' } } }),
  },
  correctFile: {
    at: 'payable',
    input: ({ number, rev }) => ({
      params: { number },
      body: {
        rev,
        answers: { phone: '13900002222' },
        reason: 'asked-by-candidate',
        note: '本人持身份证来考区更正手机号码',
        fee: 4 * 5500 + 1000,
      },
    }),
  },
  takeNextFile: { input: () => ({ body: { passingOver: [] } }) },
  takeFile: { input: ({ number }) => ({ params: { number } }) },
  renewLease: { input: ({ number }) => ({ params: { number }, body: { token: 1 } }) },
  releaseFile: { input: ({ number }) => ({ params: { number } }) },
  listHolders: { input: () => ({}) },
  takeFilesAway: { input: () => ({ params: { staff: '00000000-0000-4000-8000-000000000000' } }) },
  cancelRegistration: {
    at: 'payable',
    input: ({ number, rev }) => ({
      params: { number },
      body: {
        rev,
        reason: 'years-too-few',
        refund: { reason: 'ineligible-after-payment', fen: 100, note: '缴费后查明年限不足' },
      },
    }),
  },
  listRefunds: { input: () => ({ query: { is: 'waiting' } }) },
  listMoneyDays: { input: () => ({}) },
  listDifferences: { input: () => ({ query: { is: 'open' } }) },
  settleDifference: {
    input: () => ({
      params: { difference: '00000000-0000-4000-8000-000000000000' },
      body: { words: '已与平台核对' },
    }),
  },
  writeStatement: { input: () => ({ body: { gateway: 'none', text: '2026-02-05,230.00,结算' } }) },
  listReturnable: { input: () => ({}) },
  askRefund: {
    input: ({ number }) => ({
      params: { number },
      body: { transaction: null, fen: 100, note: '多缴的款项' },
    }),
  },
  decideRefund: {
    input: () => ({
      params: { refund: '00000000-0000-4000-8000-000000000000' },
      body: { do: 'approve', rev: 1 },
    }),
  },
  unmaskFile: { input: ({ number }) => ({ params: { number }, body: { why: '核对本人证件' } }) },
  previewBatch: { input: () => ({ query: { edition: EDITION } }) },
  passChunk: {
    input: ({ number, rev }) => ({
      params: { batch: '00000000-0000-4000-8000-000000000001' },
      body: { items: [{ number, rev }] },
    }),
  },
  listNotes: { input: ({ number }) => ({ params: { number } }) },
  writeNote: {
    input: ({ number }) => ({ params: { number }, body: { kind: 'note', text: '与单位电话核实过。' } }),
  },
  answerQuestion: {
    input: ({ number, questions }) => ({
      params: { number, question: questions.open },
      body: { text: '按取得证书之日起算。' },
    }),
  },
  readAnswer: {
    input: ({ number, questions }) => ({ params: { number, question: questions.answered } }),
  },
  listQuestions: { input: () => ({ query: {} }) },
  listEmployerNames: { input: () => ({ query: { is: 'open' } }) },
  identifyEmployer: {
    input: () => ({
      body: { region: '13', name: '栾城区康宁诊所', seq: 0, verdict: 'new', employer: null },
    }),
  },
  searchDirectory: { input: () => ({ query: { q: '石家庄' } }) },
  listEmployees: { input: () => ({ query: {} }) },
  getEmployee: { input: ({ number }) => ({ params: { number } }) },
  listEmployerSheets: { input: () => ({}) },
  makeEmployerSheet: {
    input: () => ({ body: { ...edition, employer: '12130100000000000X', point: '1301' } }),
  },
  printEmployerSheet: { input: () => ({ params: { sheet: NOBODYS } }) },
  findEmployerSheet: { input: () => ({ params: { code: 'S7Q2M9XK4TPA02' } }) },
  getReasonCatalogue: { input: () => ({}) },
  proposeReasonChange: {
    input: () => ({
      body: { kind: 'add', region: '13', reason: null, words: NEW_REASON, note: '' },
    }),
  },
  decideReasonChange: { input: () => ({ params: { change: NO_CHANGE }, body: { do: 'decline' } }) },
  listConfigurations: { input: () => ({ query: edition }) },
  getConfiguration: { input: () => ({ params: hebei }) },
  openConfiguration: {
    input: () => ({ params: hebei, body: { from: 'live', edition: null, number: null } }),
  },
  saveConfiguration: { input: () => ({ params: hebei, body: { rev: 1, document: emptyDocument } }) },
  rehearseConfiguration: {
    input: () => ({ params: hebei, body: { rev: 1, reviewers: { point: 1, region: 1 }, filesPerDay: 60 } }),
  },
  decideConfiguration: { input: () => ({ params: hebei, body: { do: 'propose', rev: 1, note: '' } }) },
  approveConfiguration: { input: () => ({ params: hebei, body: { rev: 1, note: '', liveFrom: null } }) },
  getNationConfiguration: { input: () => ({ params: edition }) },
  openNationConfiguration: {
    input: () => ({ params: edition, body: { from: 'live', edition: null, number: null } }),
  },
  saveNationConfiguration: { input: () => ({ params: edition, body: { rev: 1, document: emptyNation } }) },
  decideNationConfiguration: {
    input: () => ({ params: edition, body: { do: 'propose', rev: 1, note: '' } }),
  },
  approveNationConfiguration: {
    input: () => ({ params: edition, body: { rev: 1, note: '', liveFrom: null } }),
  },
  openMerge: { input: ({ number }) => ({ params: { number }, body: { ...formerPaper, note: '' } }) },
  openFileCase: {
    input: ({ number }) => ({
      params: { number },
      body: {
        kind: 'credential-in-doubt',
        doubts: [],
        words: '毕业证书编号与学信网不一致。',
        reason: null,
        evidence: [],
        note: '',
      },
    }),
  },
  uploadFileEvidence: {
    input: ({ number }, { portrait }) => ({ params: { number }, body: portrait }),
    headers: { 'content-type': 'image/jpeg' },
  },
  listCases: { input: () => ({ query: {} }) },
  getCase: { input: ({ caseNumber }) => ({ params: { number: caseNumber } }) },
  getCaseEvidence: {
    input: ({ caseNumber, evidence }) => ({ params: { number: caseNumber, digest: evidence } }),
  },
  decideCase: {
    input: ({ caseNumber }) => ({
      params: { number: caseNumber },
      body: { do: 'approve-first', rev: 1, reason: '' },
    }),
  },
  unmaskCase: {
    input: ({ caseNumber }) => ({ params: { number: caseNumber }, body: { why: '核对本人证件' } }),
  },
  getNumbers: { input: () => ({ query: { edition: EDITION, region: '13', point: '1301' } }) },
  getSpecialtyNumbers: { input: () => ({ query: { edition: EDITION, region: '13', point: '1301' } }) },
  getSecondLooks: { input: () => ({ query: { edition: EDITION, region: '13' } }) },
  getExportChoices: { input: () => ({ params: edition }) },
  listExports: { input: () => ({}) },
  orderExport: {
    input: () => ({
      body: {
        ...edition,
        statuses: ['confirmed'],
        points: [],
        specialties: [],
        columns: ['number'],
        sealedToo: false,
        format: 'csv',
        purpose: '核对名单',
      },
    }),
  },
  cancelExport: { input: () => ({ params: { export: NO_TRANSFER } }) },
  downloadExport: { input: () => ({ params: { export: NO_TRANSFER } }) },
  getHandoverKey: { input: () => ({}) },
  listHandovers: { input: () => ({ params: edition }) },
  orderHandover: {
    input: () => ({ body: { ...edition, region: '13', point: null, purpose: '交省卫健委考试中心编排考场' } }),
  },
  downloadHandover: { input: () => ({ params: { export: NO_TRANSFER } }) },
  listImports: { input: () => ({}) },
  openImport: {
    input: () => ({ body: { kind: 'results', fileName: '成绩.csv', size: 5, sha256: 'b'.repeat(64) } }),
  },
  sendImportPart: {
    input: () => ({ params: { import: NO_TRANSFER }, query: { offset: '0' }, body: Buffer.from('year,') }),
    headers: PART,
  },
  actOnImport: { input: () => ({ params: { import: NO_TRANSFER }, body: { do: 'apply' } }) },
  downloadImportReport: { input: () => ({ params: { import: NO_TRANSFER } }) },
  downloadImportedInvitations: { input: () => ({ params: { import: NO_TRANSFER } }) },
  downloadImportTemplate: { input: () => ({ query: { kind: 'employers' } }) },
  getDemoClock: { input: () => ({}) },
  moveDemoClock: { input: () => ({ body: { at: '2025-12-03T10:00:00+08:00' } }) },
};

function ownPaper({ uploads }: Scene) {
  return { params: { ...edition, item: 'id-paper', digest: uploads.paper } };
}

function contactPage({ rev, contact }: Scene) {
  return { params: { ...edition, page: 'contact' }, body: { answers: contact, rev } };
}

const names = Object.keys(matrix) as EndpointName[];
const changing = names.filter((name) => endpoints[name][0] !== 'GET');
const guarded = changing.filter((name) => !['platform', 'demo'].includes(routes[name].audience));

let product: TestProduct;
let scenes: Scenes;
/** The product's own server, with the demo's routes mounted too. */
let app: FastifyInstance;

beforeAll(async () => {
  product = await createTestProduct();
  scenes = await prepareScenes(product);
  const clock = { ...product.clock, moveTo: async () => {} };
  app = await createApp(product.services, {
    installation: 'test',
    secureCookies: false,
    logLevel: 'silent',
    isReady: product.services.isReady,
    demo: demoHandlers(
      clock,
      () => [],
      async () => {},
    ),
  });
});
afterAll(async () => {
  await app.close();
  await product.close();
});

const sceneFor = (name: EndpointName) => scenes[calls[name].at ?? 'submitted'];

const knock = (name: EndpointName, person: Person, headers: Record<string, string> = {}) =>
  knockAt(sceneFor(name), name, person, headers);

async function knockAt(
  scene: Scene,
  name: EndpointName,
  person: Person,
  headers: Record<string, string> = {},
) {
  const { input, headers: own } = calls[name];
  const browser = browserOf({ app }, scene.people[person]);
  return browser.send(name, input(scene, scenes) as never, { headers: { ...own, ...headers } });
}

const entriesOf = async (name: EndpointName) =>
  Number(
    (await product.sql('select count(*) as count from audit_entries where endpoint = $1', [name]))[0]?.count,
  );

/** What proves somebody to be there is written down of whoever has a session, also while it waits for that proof. */
const proofs: readonly EndpointName[] = [
  'proveByCode',
  'proveByKey',
  'proveByPassword',
  'finishTotp',
  'finishKey',
];

/** How many entries a knock of this outcome has to leave behind. */
function leaves(name: EndpointName, status: number): number {
  if (name === 'logInToOffice') return 1;
  if (name === 'logOutOfOffice') return expect.any(Number) as never;
  if (proofs.includes(name)) return status === 401 ? 0 : 1;
  const route: Route = routes[name];
  if (route.audience !== 'staff' || status === 401) return 0;
  return route.audit !== 'none' || status === 403 || status === 404 ? 1 : 0;
}

describe('who may knock where', () => {
  it.each(names)('%s answers each person as the table says', async (name) => {
    const found: number[] = [];
    for (const person of PEOPLE) {
      if (found.length === 0 || changing.includes(name)) await sceneFor(name).enter();
      const before = await entriesOf(name);
      const { statusCode } = await knock(name, person);
      expect((await entriesOf(name)) - before, `${person} in the audit trail`).toEqual(
        leaves(name, statusCode),
      );
      found.push(statusCode);
    }
    expect(found).toEqual(matrix[name]);
  });

  it('leaves out no route that the server has', () => {
    const served = Object.values(app.swagger().paths ?? {}).flatMap((path) =>
      Object.values(path ?? {}).map((operation) => (operation as { operationId: string }).operationId),
    );
    expect(served.toSorted()).toEqual(names.toSorted());
    const known = new Set(names.map((name) => endpoints[name][1].replace(/:\w+/g, ':')));
    const undocumented = pathsOf(app).filter((path) => !known.has(path.replace(/:\w+/g, ':')));
    // `*`: what links to files lead to.
    const beside = ['*', '/api/openapi.json', '/healthz', '/metrics', '/readyz'];
    expect(undocumented.toSorted()).toEqual(beside);
  });

  it('serves the demo’s routes only where a demo was asked for', async () => {
    for (const name of ['getDemoClock', 'moveDemoClock'] as const) {
      const browser = new TestBrowser(product.app);
      expect((await browser.send(name, calls[name].input(scenes.draft, scenes) as never)).statusCode).toBe(
        404,
      );
    }
  });

  it('guards HEAD like GET', async () => {
    await scenes.submitted.enter();
    for (const name of names.filter((name) => matrix[name][0] === 401 && endpoints[name][0] === 'GET')) {
      const url = endpoints[name][1].replace(':edition', EDITION).replace(/:\w+/, scenes.submitted.number);
      expect((await app.inject({ method: 'HEAD', url })).statusCode, name).toBe(401);
    }
  });
});

/** Every path that the router knows, whatever its method. */
function pathsOf(server: FastifyInstance): string[] {
  const paths: string[] = [];
  const stack: string[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    const found = /^([│├└─\s]*)(\S.*?)(?: \(([A-Z, ]+)\))?$/u.exec(line);
    if (found === null) continue;
    const [, indent = '', part = '', methods] = found;
    const depth = indent.length / 4;
    stack.splice(depth - 1, stack.length, part);
    if (methods !== undefined) paths.push(stack.join(''));
  }
  return paths;
}

describe('what belongs to somebody else', () => {
  const bodyOf = (text: string) => {
    const { error } = JSON.parse(text) as { error: Record<string, unknown> };
    return { ...error, trace: '' };
  };

  it('is answered to staff of another place exactly as if it did not exist', async () => {
    const unknown = { ...scenes.submitted, number: '26000000000000' };
    for (const name of [
      'getFile',
      'getFilePhoto',
      'decideFile',
      'unmaskFile',
      'takeFile',
      'renewLease',
    ] as const) {
      for (const person of ['otherPoint', 'otherRegion'] as const) {
        await scenes.submitted.enter();
        const browser = browserOf({ app }, scenes.submitted.people[person]);
        const foreign = await knock(name, person);
        const none = await browser.send(name, calls[name].input(unknown, scenes) as never);
        expect([foreign.statusCode, none.statusCode], name).toEqual([404, 404]);
        expect(bodyOf(foreign.body), name).toEqual(bodyOf(none.body));
        expect(bodyOf(none.body)).toEqual({ code: 'not-found', trace: '' });
      }
    }
  });

  it('is answered to another candidate exactly as if it did not exist', async () => {
    await scenes.payable.enter();
    const browser = browserOf({ app }, scenes.payable.people.otherCandidate);
    await scenes.draft.enter();
    const entered = browserOf({ app }, scenes.draft.people.otherCandidate);
    await entered.get('enter', calls.enter.input(scenes.draft, scenes));
    product.clock.set('2026-02-05T10:00:00+08:00');
    await scenes.payable.enter();
    const foreign = await browser.send('getPayment', { params: { ...edition, order: scenes.payable.order } });
    const none = await browser.send('getPayment', { params: { ...edition, order: 'WK123456789012345678' } });
    expect([foreign.statusCode, none.statusCode]).toEqual([404, 404]);
    expect(bodyOf(foreign.body)).toEqual(bodyOf(none.body));
  });

  it('is not counted and not listed, whatever is searched for', async () => {
    await scenes.submitted.enter();
    const rowsFor = async (person: Person, query: Record<string, string>) => {
      const browser = browserOf({ app }, scenes.submitted.people[person]);
      return (await browser.get('listFiles', { query })).rows.map((row) => row.number);
    };
    const { number } = scenes.submitted;
    for (const query of [
      {},
      { q: number },
      { q: '王晓明' },
      { q: '0017' },
      { q: '%' },
      { status: 'submitted' },
    ]) {
      expect(await rowsFor('otherPoint', query)).toEqual([]);
      expect(await rowsFor('otherRegion', query)).toEqual([]);
      expect(await rowsFor('point', query)).toEqual('q' in query && query.q === '%' ? [] : [number]);
    }
    for (const [person, count] of [
      ['point', 1],
      ['region', 1],
      ['nation', 1],
      ['otherPoint', 0],
      ['otherRegion', 0],
    ] as const) {
      const browser = browserOf({ app }, scenes.submitted.people[person]);
      const { counts } = await browser.get('getWork', {});
      expect(
        counts.reduce((sum, of) => sum + of.count, 0),
        person,
      ).toBe(count);
    }
  });

  it('is unseen by staff while it is a draft, also by its own exam point', async () => {
    await scenes.draft.enter();
    for (const person of ['point', 'region', 'nation'] as const) {
      const browser = browserOf({ app }, scenes.draft.people[person]);
      const refused = await browser.refusal('getFile', { params: { number: scenes.draft.number } });
      expect(refused).toMatchObject({ status: 404, code: 'not-found' });
      expect((await browser.get('listFiles', { query: {} })).rows).toEqual([]);
    }
  });

  it('changes hands at once when a member of staff is dismissed or moved', async () => {
    await scenes.submitted.enter();
    const browser = browserOf({ app }, scenes.submitted.people.point);
    const look = () => browser.send('getFile', { params: { number: scenes.submitted.number } });
    expect((await look()).statusCode).toBe(200);
    await product.sql("update staff set point_id = '1306' where user_name = 'sjz'");
    expect((await look()).statusCode).toBe(404);
    await product.sql("update staff set point_id = '1301', disabled_at = now() where user_name = 'sjz'");
    expect((await look()).statusCode).toBe(401);
    const login = { body: { login: 'sjz', password } };
    expect(await browser.refusal('logInToOffice', login)).toMatchObject({ status: 401, code: 'wrong-login' });
    await product.sql("update staff set disabled_at = null where user_name = 'sjz'");
  });
});

describe('a weighty change', () => {
  const knockLate = async (name: EndpointName, person: Person) => {
    await scenes.submitted.enter();
    product.clock.set(new Date(product.clock.now().getTime() + 601_000).toISOString());
    const answer = await knockAt(scenes.submitted, name, person);
    return answer.statusCode === 200 ? 'done' : String(JSON.parse(answer.body).error.code);
  };

  it.each(names.filter((name) => routes[name].audience === 'staff'))(
    '%s asks for a new proof ten minutes after the last where its permission says so, and nowhere else',
    async (name) => {
      const route: Route = routes[name];
      const person = PEOPLE.find((_one, i) => ![401, 403].includes(matrix[name][i] ?? 401));
      if (person === undefined || route.audience !== 'staff') return;
      const isMarked = route.stepUp === true || needsStepUp(route.permission);
      const weighty = isMarked && endpoints[name][0] !== 'GET';
      expect((await knockLate(name, person)) === 'step-up-needed').toBe(weighty);
    },
  );
});

describe('a session of one portal', () => {
  const [CANDIDATE, STAFF] = ['weikao_test_candidate', 'weikao_test_staff'];
  const tokenOf = (cookies: ReadonlyMap<string, string>, name: string) => cookies.get(name) ?? '';

  it('opens nothing in the other, under either cookie’s name', async () => {
    await scenes.submitted.enter();
    const { people } = scenes.submitted;
    const candidate = tokenOf(people.owner, CANDIDATE);
    const staff = tokenOf(people.point, STAFF);
    expect([candidate.length, staff.length]).toEqual([43, 43]);
    for (const name of names) {
      const { audience } = routes[name];
      if (audience !== 'candidate' && audience !== 'staff') continue;
      const borrowed = audience === 'staff' ? { [STAFF]: candidate } : { [CANDIDATE]: staff };
      const browser = browserOf({ app }, new Map(Object.entries(borrowed)));
      const { input, headers = {} } = calls[name];
      const answer = await browser.send(name, input(scenes.submitted, scenes) as never, { headers });
      expect(answer.statusCode, name).toBe(401);
    }
  });

  it('is not taken from an address, a header or a body', async () => {
    await scenes.submitted.enter();
    const token = tokenOf(scenes.submitted.people.owner, CANDIDATE);
    const tries = [
      { url: `/api/account?${CANDIDATE}=${token}` },
      { url: '/api/account', headers: { authorization: `Bearer ${token}` } },
      { url: '/api/account', headers: { [CANDIDATE]: token } },
    ];
    for (const attempt of tries) {
      expect((await app.inject({ method: 'GET', ...attempt })).statusCode).toBe(401);
    }
  });
});

describe('a change', () => {
  it.each(guarded)('%s is refused without a key of its own, and from a foreign page', async (name) => {
    await sceneFor(name).enter();
    const right = PEOPLE[matrix[name].indexOf(200)] ?? 'nobody';
    for (const key of ['', 'not-a-key', '26000000-0000-0000-0000-00000000000G']) {
      const refused = await knock(name, right, { 'idempotency-key': key });
      expect([refused.statusCode, refused.json().error.code]).toEqual([400, 'key-missing']);
    }
    for (const origin of ['https://weikao.example', 'http://localhost:81', 'null']) {
      const refused = await knock(name, right, { origin });
      expect([refused.statusCode, refused.json().error.code], origin).toEqual([403, 'foreign-origin']);
    }
    const own = { origin: 'https://weikao.example', host: 'weikao.example' };
    expect((await knock(name, right, own)).statusCode).toBe(matrix[name][PEOPLE.indexOf(right)]);
  });

  it('of a payment platform or of the demo’s clock needs neither', () => {
    expect(changing.filter((name) => !guarded.includes(name))).toEqual([
      'receiveWechat',
      'receiveCheckAnswer',
      'receiveSmsReports',
      'receiveNotice',
      'moveDemoClock',
    ]);
  });
});
