import type { Action } from '#domain/registration/lifecycle.ts';
import { type EditionText, sayIn, worded } from './edition-words.ts';
import { type Language, text } from './language.ts';
import type { Voice } from './statuses.ts';

/** What can be pressed, or stands in the history: the actions, what changes nothing, and the first entry. */
export type NamedAct = Action | 'enter' | 'print' | 'pay';

const acts = {
  enter: text('进入网上报名', 'Enter on-line registration'),
  'save-page': text('提交', 'Submit page'),
  'choose-photo': worded(text('上传照片', 'Upload photo'), {
    'health-2023': text('确认使用照片', 'Use this photo'),
  }),
  'print-form': text('报名表已生成', 'Form made ready for printing'),
  'attach-paper': text('上传一份材料', 'Upload a paper'),
  'remove-paper': text('删除一份材料', 'Remove a paper'),
  'close-papers': text('上传全部证明材料', 'Upload of all papers finished'),
  'mark-infected': text('材料发现病毒', 'Virus found in a paper'),
  'change-region': text('修改考区', 'Change region'),
  submit: text('提交报名信息', 'Submit registration'),
  withdraw: text('撤回信息提交', 'Withdraw submission'),
  'print-for-candidate': text('工作人员打印报名表', 'Form printed by staff'),
  'give-up': text('注销账户，放弃报名', 'Account closed, exam given up'),
  print: text('打印报名表', 'Print the form'),
  pay: text('支付', 'Pay'),
  confirm: text('报名确认', 'Confirmation'),
  'refuse-confirmation': text('确认不通过', 'Not accepted at confirmation'),
  'revert-confirmation': text('报名确认已撤销', 'Confirmation taken back'),
  'pass-first': text('审核中', 'Under review'),
  'revert-first-pass': text('重新审核', 'Looked at anew'),
  'approve-at-point': text('{pointReview}通过', 'Passed the {pointReview}'),
  'approve-at-region': text('{regionReview}通过', 'Passed the {regionReview}'),
  'pass-unreviewed': text('自动确认，资格审核直接通过', 'Confirmed automatically; passed without a review'),
  'return-to-point': text('考区退回考点', 'Returned to the exam point'),
  'revert-endorsement': text('{pointReview}结论已撤销', 'Result of the {pointReview} taken back'),
  refuse: text('资格审核不通过', 'Qualification review not passed'),
  'revert-refusal': text('资格审核不通过已撤销', 'Negative review result taken back'),
  'record-payment': text('缴费', 'Payment'),
  'revert-approval': text('{regionReview}结论已撤销', 'Result of the {regionReview} taken back'),
  correct: text('报名信息更正', 'Registration corrected'),
  cancel: text('报名取消', 'Registration cancelled'),
  forfeit: text('{givenUp}', 'Exam given up'),
  'revert-forfeit': text('放弃已撤销', 'Giving up taken back'),
} satisfies Record<NamedAct, EditionText>;

/** Staff press these. */
const actsOfStaff = {
  ...acts,
  confirm: text('确认', 'Confirm'),
  'revert-confirmation': text('撤销确认', 'Take back confirmation'),
  'pass-first': text('通过，待他人复看', 'Passed; somebody else looks as well'),
  'revert-first-pass': text('撤销通过', 'Take back the pass'),
  'approve-at-point': text('通过', 'Pass'),
  'approve-at-region': text('通过', 'Pass'),
  'return-to-point': text('退回', 'Return to the exam point'),
  'revert-endorsement': text('撤销通过', 'Take back the pass'),
  refuse: text('不通过', 'Do not pass'),
  'revert-refusal': text('撤销不通过', 'Take back the refusal'),
  'record-payment': text('记录缴费', 'Record payment'),
  'revert-approval': text('撤销通过', 'Take back the pass'),
  correct: text('考前信息修改', 'Correct the registration'),
  cancel: text('取消报名', 'Cancel registration'),
  'revert-forfeit': text('撤销放弃', 'Take back the giving up'),
} satisfies Record<NamedAct, EditionText>;

export const isNamedAct = (act: string): act is NamedAct => Object.hasOwn(acts, act);

/** The word on the button, or in the history. */
export function actionLabel(edition: string, action: NamedAct, voice: Voice, language: Language): string {
  return sayIn(edition, (voice === 'staff' ? actsOfStaff : acts)[action], language);
}
