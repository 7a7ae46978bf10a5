import { text } from './language.ts';
import { reload, type WireRefusalWords } from './wire-refusal-words.ts';

/** Of the way to a registration, beside what its rules refuse. */
export const candidateRefusals = {
  'notice-not-agreed': {
    what: text('还没有同意报考须知。', 'You have not agreed to the Notice to Candidates.'),
    how: text(
      '请认真阅读报考须知，勾选“同意”后点击“下一步”。',
      'Please read it, tick “I agree”, then press “Next”.',
    ),
  },
  'notice-outdated': {
    what: text('报考须知已经更新。', 'The Notice to Candidates has been updated.'),
    how: text(
      '请阅读新的报考须知，勾选“同意”后点击“下一步”。',
      'Please read the new one, tick “I agree”, then press “Next”.',
    ),
  },
  'region-unknown': {
    what: text('没有找到所选的省份。', 'The province chosen was not found.'),
    how: text('请在“所在省份”中重新选择。', 'Please choose again under “Province”.'),
  },
  'message-unknown': {
    what: text('没有找到这条消息。', 'This message was not found.'),
    how: reload,
  },
  'platform-away': {
    what: text(
      '缴费平台暂时没有应答，没有扣款。',
      'The payment platform does not answer just now. Nothing was paid.',
    ),
    how: text('请稍后再点击“支付”。', 'Please press “Pay” again in a while.'),
  },
  'employer-unknown': {
    what: text('没有选定单位库中的单位。', 'No employer of the directory has been picked.'),
    how: text(
      '请检索并从列表中选择一个单位；单位库中没有的，请标为“新单位”。',
      'Please search and pick one from the list; if it is not there, mark the name as a new employer.',
    ),
  },
} satisfies Record<string, WireRefusalWords>;
