import { text } from './language.ts';
import type { WireRefusalWords } from './wire-refusal-words.ts';

/** Of what goes out and comes in as files. */
export const transferRefusals = {
  'purpose-missing': {
    what: text('没有写明用途。', 'No purpose was given.'),
    how: text(
      '请用至少 4 个字说明导出后作什么用。',
      'Please say in at least 4 characters what the data are for.',
    ),
  },
  'columns-unknown': {
    what: text(
      '没有选择列，或者选择的列在这次考试中不存在。',
      'No column was chosen, or one that this exam does not have.',
    ),
    how: text('请刷新页面，重新选择列。', 'Please load the page again and choose the columns anew.'),
  },
  'sealed-not-asked': {
    what: text(
      '选择的列中有加密保存的个人信息。',
      'Some of the chosen columns hold personal data that are stored encrypted.',
    ),
    how: text(
      '请先勾选“包含加密保存的信息”，或去掉这些列。',
      'Please tick that encrypted data are to be included, or leave these columns out.',
    ),
  },
  'too-many-exports': {
    what: text('您已有多个导出正在排队或生成。', 'Several of your exports are waiting or being written.'),
    how: text('请等其中一个完成，或取消一个后再试。', 'Please wait until one is ready, or cancel one.'),
  },
  'handover-under-way': {
    what: text(
      '这个范围的移交正在生成，或者您已有多个文件正在排队或生成。',
      'A handover of this area is being written, or several of your files are waiting.',
    ),
    how: text('请等它完成后再试；不会重复生成。', 'Please wait until it is ready; nothing is made twice.'),
  },
  'export-not-ready': {
    what: text('这个导出没有可以下载的文件。', 'This export has no file to download.'),
    how: text(
      '请等它生成完毕；未完成或已取消的，请重新导出。',
      'Please wait until it is written; if it failed or was cancelled, export again.',
    ),
  },
  'export-expired': {
    what: text('文件已超过 24 小时，已经删除。', 'The file is older than 24 hours and was deleted.'),
    how: text('如仍需要，请重新导出。', 'If you still need it, please export again.'),
  },
  'import-too-large': {
    what: text('文件是空的，或者超过 2 GB。', 'The file is empty, or larger than 2 GB.'),
    how: text('请检查文件；太大的请分成几个文件导入。', 'Please check the file, or split it into several.'),
  },
  'import-wrong-state': {
    what: text(
      '这次导入的状态已经变化，现在不能这样办理。',
      'This import has moved on, and this cannot be done now.',
    ),
    how: text('请看下面记录中的最新状态。', 'Please look at its state in the record below.'),
  },
  'import-part-wrong': {
    what: text('上传中断或不完整。', 'The upload broke off or is incomplete.'),
    how: text(
      '请重新选择同一个文件，会从断开的地方继续。',
      'Please choose the same file again; it goes on where it broke off.',
    ),
  },
} satisfies Record<string, WireRefusalWords>;
