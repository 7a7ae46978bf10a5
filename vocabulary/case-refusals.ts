import { text } from './language.ts';
import type { WireRefusalWords } from './wire-refusal-words.ts';

/** Of cases beside registrations. */
export const caseRefusals = {
  'case-not-found': {
    what: text('没有找到这个个案。', 'This case was not found.'),
    how: text('请回到个案列表，重新进入。', 'Please go back to the list of cases and enter again.'),
  },
  'case-changed': {
    what: text(
      '您打开之后，这个个案有了变化，这次操作没有生效。',
      'This case changed after you opened it; this had no effect.',
    ),
    how: text('请重新查看后再办理。', 'Please look at it again first.'),
  },
  'case-reason-needed': {
    what: text('还没有填写原因。', 'No reason has been given.'),
    how: text('请写明原因，考生会看到。', 'Please give the reason; the candidate will read it.'),
  },
  'case-settled': {
    what: text('这个个案现在不能进行这项操作。', 'This cannot be done with the case as it now stands.'),
    how: text('请重新查看个案的状态。', 'Please look at the state of the case again.'),
  },
  'case-final': {
    what: text(
      '收回的证件号码不能通过撤销退回。',
      'A number that was given back cannot be returned by undoing.',
    ),
    how: text('有异议的，由另一方重新申请。', 'Whoever disagrees opens a case of their own.'),
  },
  'case-pending': {
    what: text('同一事项已经有一个个案正在办理。', 'A case of this kind is being dealt with already.'),
    how: text('请等待办理结果，或者先撤回。', 'Please wait for its result, or withdraw it first.'),
  },
  'case-overtaken': {
    what: text(
      '相关的账户信息在申请之后有了变化，决定没有生效。',
      'The account has changed since this was asked for; the decision had no effect.',
    ),
    how: text('请重新核对后再办理。', 'Please compare again before deciding.'),
  },
  'same-member-of-staff': {
    what: text(
      '两次审核必须由不同的工作人员完成。',
      'The two approvals must come from two different people.',
    ),
    how: text('请由另一位工作人员复核。', 'Please leave the second one to a colleague.'),
  },
  'evidence-missing': {
    what: text('还没有上传需要的证明图片。', 'The pictures that are needed have not been uploaded.'),
    how: text('请上传证明图片，最多 6 张。', 'Please upload them, six at most.'),
  },
  'past-record-missing': {
    what: text(
      '没有找到以这个身份参加上一年度考试的记录。',
      'There is no record of last year’s exam under this identity.',
    ),
    how: text('请核对原姓名、证件类型和证件号码。', 'Please check the former name, ID type and number.'),
  },
  'past-record-taken': {
    what: text(
      '上一年度的记录已经合并给考生。',
      'Last year’s record has been joined to a candidate already.',
    ),
    how: text('请先查看已有的成绩合并个案。', 'Please look at the earlier score merge first.'),
  },
} satisfies Record<string, WireRefusalWords>;
