import { text } from './language.ts';
import type { WireRefusalWords } from './wire-refusal-words.ts';

/** Of what a region, the nation and the catalogue settle. */
export const configurationRefusals = {
  'configuration-not-found': {
    what: text('没有找到这份配置，或者它不归您管理。', 'There is no such configuration, or it is not yours.'),
    how: text('请回到配置总览重新选择。', 'Please go back to the overview and choose again.'),
  },
  'configuration-changed': {
    what: text(
      '您打开之后，这份草稿有了变化，这次操作没有生效。',
      'This draft changed after you opened it; this had no effect.',
    ),
    how: text('请重新查看草稿和差异，再办理。', 'Please look at the draft and its differences again first.'),
  },
  'reason-unknown': {
    what: text(
      '这条理由不存在、已经变化，或不归您管理。',
      'This reason does not exist, has changed, or is not yours to manage.',
    ),
    how: text('请刷新页面后再试。', 'Please load the page anew and try again.'),
  },
  'reason-change-open': {
    what: text('这条理由已有一项修改等待批准。', 'A change of this reason waits for approval already.'),
    how: text('请等那一项办结后再提。', 'Please wait until that one is settled.'),
  },
  'configuration-open': {
    what: text(
      '本考区已有一份未办结的草稿。',
      'There is a draft for this region already that is not settled.',
    ),
    how: text('请在那份草稿上继续修改，或先放弃它。', 'Please go on with that one, or drop it first.'),
  },
  'configuration-settled': {
    what: text(
      '这份配置的状态已经变化，不能再这样办理。',
      'The state of this configuration has changed; this cannot be done any more.',
    ),
    how: text('请刷新页面，查看办理记录。', 'Please load the page anew and see its history.'),
  },
  'configuration-problems': {
    what: text('草稿里还有必须改正的问题。', 'The draft still has errors that must be mended.'),
    how: text('请按页面上标出的问题逐项修改。', 'Please mend what the page marks, one by one.'),
  },
  'rehearsal-missing': {
    what: text(
      '这份草稿还没有演练，或者演练之后又改过。',
      'This draft has not been rehearsed, or was changed after its rehearsal.',
    ),
    how: text('请先用现在的内容演练一次，再送审。', 'Please rehearse it as it now stands, then send it.'),
  },
} satisfies Record<string, WireRefusalWords>;
