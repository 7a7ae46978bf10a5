import { accountRefusals } from './account-refusals.ts';
import { candidateRefusals } from './candidate-refusals.ts';
import { caseRefusals } from './case-refusals.ts';
import { configurationRefusals } from './configuration-refusals.ts';
import { fileRefusals } from './file-refusals.ts';
import { text } from './language.ts';
import { logInRefusals } from './log-in-refusals.ts';
import { staffRefusals } from './staff-refusals.ts';
import { transferRefusals } from './transfer-refusals.ts';
import { uploadRefusals } from './upload-refusals.ts';
import { reload, type WireRefusalWords, waitSeconds } from './wire-refusal-words.ts';

/** Of the wire itself. */
export const refusalsOfWire = {
  'database-away': {
    what: text('暂时无法保存，这次操作没有生效。', 'Nothing can be saved at the moment; this had no effect.'),
    how: text(
      '请不要关闭页面，稍后再试。之前保存的内容都在。',
      'Please keep the page open and try again soon. What you saved before is kept.',
    ),
  },
  'files-away': {
    what: text(
      '暂时无法读取或保存文件，这次操作没有完成。',
      'Files cannot be read or kept at the moment; this was not completed.',
    ),
    how: text(
      '请不要关闭页面，稍后再试。之前保存的内容都在。',
      'Please keep the page open and try again soon. What you saved before is kept.',
    ),
  },
  'too-many-requests': {
    what: text('现在办理的人很多，请稍候。', 'Many people are here at the moment. Please wait.'),
    how: text(
      '请稍后再试，不用反复点击。已保存的内容都在。',
      'Please try again soon; there is no need to keep pressing. What you saved is kept.',
    ),
    preciseHow: waitSeconds,
  },
  shape: {
    what: text('页面可能不是最新的，这次操作没有生效。', 'The page may be out of date; this had no effect.'),
    how: reload,
  },
  'key-missing': {
    what: text('这次操作没有完整送达，没有生效。', 'This did not arrive complete and had no effect.'),
    how: reload,
  },
  'foreign-origin': {
    what: text(
      '这次操作不是从本网站的页面发出的，没有生效。',
      'This was not sent from a page of this site and had no effect.',
    ),
    how: text('请从本网站重新打开页面再办理。', 'Please open the page again on this site.'),
  },
  internal: {
    what: text('这次操作没有完成。', 'This could not be completed.'),
    how: text(
      '请稍后再试；仍不成功时，请把下面的编号告诉报名所在考点。',
      'Please try again later; if it still fails, give your exam point the number below.',
    ),
  },
} satisfies Record<string, WireRefusalWords>;

/** What account, session and wire refuse, and no rule of a registration: each slice words its own. */
export const wireRefusals = {
  ...logInRefusals,
  ...accountRefusals,
  ...uploadRefusals,
  ...candidateRefusals,
  ...fileRefusals,
  ...caseRefusals,
  ...configurationRefusals,
  ...transferRefusals,
  ...staffRefusals,
  ...refusalsOfWire,
};

export type WireRefusal = keyof typeof wireRefusals;
