import type { Status } from '#domain/registration/registration.ts';
import type { ExportFailure, ExportState, FileColumn } from '#domain/transfers/export.ts';
import type { HandoverChange } from '#domain/transfers/handover.ts';
import { fieldLabel } from './fields.ts';
import { type Language, type Text, text } from './language.ts';
import { sayMoment } from './moments.ts';
import { statusText } from './statuses.ts';

const columns: Readonly<Record<FileColumn, Text>> = {
  number: text('报名号', 'Registration number'),
  status: text('状态', 'Status'),
  status_since: text('进入该状态的时间（北京时间）', 'In this status since (Beijing time)'),
  region: text('考区', 'Exam region'),
  id_tail: text('证件号码后四位', 'Last four of the ID number'),
  first_submitted_at: text('首次提交时间（北京时间）', 'First submitted (Beijing time)'),
  submitted_at: text('最近提交时间（北京时间）', 'Last submitted (Beijing time)'),
};

/** The form shows the chosen employer's name; the answer behind it is a code, and so a column of its own. */
const employerCode = text('单位统一社会信用代码', 'Credit code of the employer');

const isFileColumn = (key: string): key is FileColumn => Object.hasOwn(columns, key);

/** What a column of an export is called: as its field, or as what every file has. */
export function exportColumn(edition: string, key: string, language: Language): string {
  if (isFileColumn(key)) return columns[key][language];
  return key === 'employer' ? employerCode[language] : fieldLabel(edition, key, language);
}

export const exportStatus = (edition: string, status: Status, language: Language): string =>
  statusText(edition, status, 'staff', language);

const states: Readonly<Record<ExportState, Text>> = {
  waiting: text('排队中', 'Waiting'),
  running: text('生成中', 'Being written'),
  ready: text('可下载', 'Ready'),
  failed: text('未完成', 'Not finished'),
  cancelled: text('已取消', 'Cancelled'),
  expired: text('已过期', 'Expired'),
};

export const exportState = (state: ExportState, language: Language): string => states[state][language];

const failures: Readonly<Record<ExportFailure, Text>> = {
  interrupted: text(
    '生成过程中服务中断，没有留下文件。请重新导出。',
    'The server was interrupted in the middle, and no file was kept. Please export again.',
  ),
  'not-permitted': text(
    '开始生成时，申请人已没有导出权限或已更换辖区，没有生成文件。',
    'When it was to be written, whoever asked had no right to export any more, or another area. No file was made.',
  ),
  'too-many-rows': text(
    '超过 Excel 一张表的 1048575 行，没有生成文件。请改用 CSV，或缩小范围。',
    'More than the 1,048,575 rows of an Excel sheet, and no file was made. Please use CSV, or a narrower choice.',
  ),
  'too-large': text(
    '超过压缩包的 4 GB，没有生成文件。请减少列，或缩小范围。',
    'More than the 4 GB of an archive, and no file was made. Please choose fewer columns, or less.',
  ),
  broken: text(
    '生成过程中出错，没有留下文件。请重新导出；再次出错请联系技术支持。',
    'Something broke in the middle, and no file was kept. Please export again; if it breaks again, ask support.',
  ),
};

export const exportFailure = (failure: ExportFailure, language: Language): string =>
  failures[failure][language];

const changed = text('变更', 'Change');
const changes: Readonly<Record<HandoverChange, Text>> = {
  added: text('新增', 'Added'),
  corrected: text('更正', 'Corrected'),
  cancelled: text('取消', 'Cancelled'),
};

/** What has become of a line since the version before; null: what the column is called. */
export const handoverChange = (change: HandoverChange | null, language: Language): string =>
  (change === null ? changed : changes[change])[language];

/** What the sheet and the note beside it are called inside the file. */
export const exportNames = { sheet: '报名信息', note: '说明' } as const;

export type ExportNote = {
  readonly id: string;
  readonly at: Date;
  readonly staff: string;
  readonly purpose: string;
  readonly rows: number;
  /** Of the CSV; a workbook has none. */
  readonly sha256: string | null;
};

const beijing = (at: Date) => sayMoment(at.toISOString(), 'zh-CN');

/** What is to be known of the rows, inside the file: its readers are Chinese. */
export function exportNote({ id, at, staff, purpose, rows, sha256 }: ExportNote): string[] {
  const common = [
    `导出编号：${id}`,
    `数据截至：${beijing(at)}（北京时间）`,
    `导出人：${staff}`,
    `用途：${purpose}`,
    `行数：${rows}（不含表头）`,
    '仅限上述用途使用。用完请删除，不得转发。',
  ];
  if (sha256 === null) return [...common, '所有单元格均为文本，以“=”“+”“-”“@”开头的内容不会被当作公式计算。'];
  return [
    ...common,
    `CSV 文件的 SHA-256：${sha256}`,
    "以 = + - @ （含全角）、制表符、换行或单引号开头的单元格，前面加了一个半角单引号 '，以免被当作公式计算。",
    "还原：单元格以 ' 开头时，去掉开头的一个 ' 即可。",
    '证件号码等长数字请按“文本”列导入 Excel，直接双击打开会丢失后几位；只需查看时请改用 Excel 格式导出。',
  ];
}

/** `YYYY-MM-DD HH:MM:SS` in Beijing, as it sorts in a sheet. */
export function exportMoment(at: Date): string {
  const shifted = new Date(at.getTime() + 8 * 3_600_000);
  return shifted.toISOString().slice(0, 19).replace('T', ' ');
}
