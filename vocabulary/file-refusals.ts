import { text } from './language.ts';
import type { WireRefusalWords } from './wire-refusal-words.ts';

/** Of what staff do with files: at the counter, on the bench, with money and in bulk. */
export const fileRefusals = {
  'code-unknown': {
    what: text('没有找到这个验证码。', 'This verification code was not found.'),
    how: text(
      '请核对报名表上的验证码，重新扫描或输入。',
      'Please check the code on the form, and scan or type it again.',
    ),
  },
  'code-other-area': {
    what: text('这份报名表不属于您的考点。', 'This form does not belong to your exam point.'),
    preciseWhat: text(
      '这份报名表属于{place}，不属于您的考点。',
      'This form belongs to {place}, not to your exam point.',
    ),
    how: text('请告诉考生到报名所在考点进行报名确认。', 'Please send the candidate to their own exam point.'),
  },
  'refund-settled': {
    what: text('这笔退费已经办理过，不能再作这个决定。', 'This refund has been decided on already.'),
    how: text('请刷新页面，查看最新状态。', 'Please reload the page and see where it stands.'),
  },
  'statement-unreadable': {
    what: text('银行到账明细中有一行不能识别。', 'A line of the statement cannot be read.'),
    preciseWhat: text('第 {line} 行不能识别。', 'Line {line} cannot be read.'),
    how: text(
      '每行写一天：日期、金额（元，两位小数）、摘要，用英文逗号隔开。',
      'Write a line a day: date,amount with two decimals,reference; for instance 2026-02-05,230.00,settlement.',
    ),
  },
  'too-many-forms': {
    what: text('一次最多打印 100 份报名表，请至少选择一份。', 'Choose between one form and a hundred.'),
    how: text('请分几次打印。', 'Please print them in several goes.'),
  },
  'employers-missing': {
    what: text('没有选定经办人所在的单位。', "The clerk's employer has not been picked."),
    how: text(
      '请从本考区的单位库中选择一个或几个单位。',
      'Please pick one or more employers of the region from the directory.',
    ),
  },
  'nobody-for-sheet': {
    what: text('现在没有可以列入汇总表的人员。', 'Nobody can be listed on a sheet now.'),
    how: text(
      '本单位人员提交报名信息后，请再生成汇总表。',
      'Please make the sheet once staff of yours have submitted.',
    ),
  },
  'note-empty': {
    what: text('还没有填写内容。', 'Nothing has been written.'),
    how: text('请填写后再保存。', 'Please write it first.'),
  },
  'question-answered': {
    what: text(
      '这个问题已经有人答复，您的答复没有保存。',
      'Somebody has answered this already; your answer was not saved.',
    ),
    how: text(
      '请先看已有的答复；需要补充的，请写备注。',
      'Please read that answer first; what is to be added can be a note.',
    ),
  },
  'takes-two': {
    what: text(
      '恢复缴费机会要由两名工作人员先后审核。',
      'To give back the chance to pay takes two members of staff.',
    ),
    how: text('请在“个案”中提出“恢复已放弃的报名”，并附证明。', 'Please open a case for it, with a proof.'),
  },
  'undo-too-late': {
    what: text('通过已超过 30 天，不能撤销。', 'The approval is more than 30 days old and cannot be undone.'),
    how: text('如需更正，请重新申请。', 'If it has to be put right, please open a new case.'),
  },
  'nothing-held': {
    what: text('没有因这个个案暂停办理的报名。', 'No registration is held because of this case.'),
    how: text('不用再解除。', 'There is nothing to release.'),
  },
  'nothing-changed': {
    what: text('填写的内容与现在的账户信息相同。', 'What you entered is what the account says already.'),
    how: text('请核对后填写不同的内容。', 'Please check, and enter what is different.'),
  },
} satisfies Record<string, WireRefusalWords>;
