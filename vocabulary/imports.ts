import type { BuiltOn, ImportProblem, ImportProblemKind, ImportState } from '#domain/transfers/import.ts';
import { fieldLabel } from './fields.ts';
import { type Language, say, type Text, text } from './language.ts';

const columns: Readonly<Record<string, Text>> = {
  year: text('年度', 'Year'),
  region: text('考区代码', 'Code of the region'),
  point: text('考点代码', 'Code of the point'),
  level: text('级别代码', 'Code of the level'),
  specialty: text('专业代码', 'Code of the specialty'),
  id_type: text('证件类型代码', 'Code of the ID type'),
  pass_mark: text('合格分数', 'Pass mark'),
  violation: text('违纪', 'Misconduct'),
  number: text('报名号', 'Registration number'),
  credit_code: text('统一社会信用代码', 'Credit code'),
  edition: text('考试（如 health-2026）', 'Edition, as health-2026'),
  specialty_name: text('专业名称', 'Name of the specialty'),
  name_en: text('英文名称', 'English name'),
  discipline: text('专业类别代码', 'Code of the discipline'),
  form: text('考试方式（paper 或 computer）', 'Form (paper or computer)'),
  subjects: text('科目代码（用 | 分隔）', 'Codes of the subjects, parted by |'),
  closed: text('不接受新报考人员（yes 或 no）', 'Closed for new candidates (yes or no)'),
  aliases: text('简称（用 | 分隔）', 'Shorter names, parted by |'),
  nature: text('单位性质代码', 'Code of the nature'),
  category: text('单位类别代码', 'Code of the category'),
  display_name: text('人员姓名', 'Name of the member of staff'),
  gateway: text('缴费平台', 'Payment platform'),
  arrived_on: text('到账日期', 'Day of arrival'),
  arrived: text('到账金额（元）', 'Amount that came (CNY)'),
  bank_reference: text('银行流水号', 'The bank’s number'),
  post: text('岗位代码', 'Code of the post'),
  link: text('邀请链接', 'Link of the invitation'),
  employer: text('单位统一社会信用代码', 'Credit code of the employer'),
  score_basic: text('基础知识成绩', 'Score, basic knowledge'),
  score_related: text('相关专业知识成绩', 'Score, related professional knowledge'),
  score_professional: text('专业知识成绩', 'Score, professional knowledge'),
  score_practice: text('专业实践能力成绩', 'Score, professional practice'),
};

/** What a column of a file of results is called; a field of the form as it is called there. */
export const importColumn = (key: string, language: Language): string =>
  columns[key]?.[language] ?? fieldLabel('', key, language);

const states: Readonly<Record<ImportState, Text>> = {
  uploading: text('上传中', 'Being uploaded'),
  checking: text('校验中', 'Being checked'),
  faulty: text('有问题，没有写入', 'Faulty, nothing was written'),
  checked: text('校验通过，待应用', 'Right, not yet applied'),
  applying: text('正在写入', 'Being applied'),
  applied: text('已应用', 'Applied'),
  undoing: text('正在撤销', 'Being taken back'),
  undone: text('已撤销', 'Taken back'),
  dropped: text('已放弃', 'Dropped'),
};

export const importState = (state: ImportState, language: Language): string => states[state][language];

type Words = { readonly what: Text; readonly how: Text };

const problems: Readonly<Record<ImportProblemKind, Words>> = {
  encoding: {
    what: text('这一行有无法识别的字符编码', 'This line cannot be read in the encoding of the file'),
    how: text(
      '请把整个文件另存为 UTF-8 或 GB18030 的 CSV。',
      'Please save the whole file as CSV in UTF-8 or GB18030.',
    ),
  },
  'broken-csv': {
    what: text(
      '从这里起不是正确的 CSV，后面的内容没有校验',
      'From here on it is no proper CSV; what follows was not checked',
    ),
    how: text(
      '请检查引号是否成对，一行是否过长。',
      'Please check that quotes come in pairs and no line is too long.',
    ),
  },
  'header-missing': {
    what: text('表头缺少这一列', 'The header lacks this column'),
    how: text('请对照模板补上这一列。', 'Please add the column, as in the template.'),
  },
  'header-twice': {
    what: text('表头有重复的列', 'The header names this column twice'),
    how: text('请只保留一列。', 'Please keep one of them.'),
  },
  'header-unknown': {
    what: text('表头有不认识的列', 'The header names an unknown column'),
    how: text('请对照模板改名，或删除这一列。', 'Please rename it as in the template, or remove it.'),
  },
  'no-rows': {
    what: text('文件里没有数据', 'The file has no rows'),
    how: text('请在表头下面填写数据。', 'Please add rows below the header.'),
  },
  'cell-count': {
    what: text('这一行的列数与表头不同', 'This row has another number of cells than the header'),
    how: text('请检查这一行的逗号和引号。', 'Please check commas and quotes of this row.'),
  },
  'control-character': {
    what: text('有不可见的控制字符', 'There is an invisible control character'),
    how: text('请删除后重新填写这一格。', 'Please type this cell anew.'),
  },
  'value-missing': {
    what: text('没有填写', 'Nothing stands here'),
    how: text('请补填。', 'Please fill it in.'),
  },
  'value-unknown': {
    what: text('代码不存在', 'The code does not exist'),
    how: text('请对照代码表填写。', 'Please use a code of the list.'),
  },
  'platform-unknown': {
    what: text('没有这个缴费平台', 'There is no such payment platform'),
    how: text(
      '请填写“对账”页面列出的名称，例如：微信支付。',
      'Please write its name in Chinese, as the page of reconciliation lists it.',
    ),
  },
  'other-area': {
    what: text('不属于您的考区', 'It belongs to another region'),
    how: text('请删除这一行，由所属考区导入。', 'Please remove the row; its own region imports it.'),
  },
  'name-wrong': {
    what: text(
      '姓名中有不能使用的字符，或者太长',
      'The name has characters that no name has, or is too long',
    ),
    how: text('请按证件填写。', 'Please write it as on the ID paper.'),
  },
  'id-number-wrong': {
    what: text('证件号码不正确', 'The ID number is not right'),
    how: text(
      '请核对号码、校验位和证件类型；不要让 Excel 改成科学计数。',
      'Please compare number, check digit and type; Excel may have rounded it.',
    ),
  },
  'number-wrong': {
    what: text('不是允许范围内的数字', 'No number within the allowed range'),
    how: text(
      '请填写数字；缺考填 absent，已考但无成绩填 none。',
      'Please write a number; “absent”, or “none” where no score is known.',
    ),
  },
  'amount-wrong': {
    what: text('金额不正确', 'This is no amount'),
    how: text(
      '请以元为单位，保留两位小数，例如 12345.60；退回的填负数。',
      'Please write yuan with two decimals, such as 12345.60; below zero what was taken back.',
    ),
  },
  'date-wrong': {
    what: text('日期不正确', 'No such date'),
    how: text('请写成 1990-01-31 的样子。', 'Please write it like 1990-01-31.'),
  },
  'too-long': {
    what: text('内容太长', 'Too long'),
    how: text('请缩短到 1000 字以内。', 'Please keep it below 1000 characters.'),
  },
  repeated: {
    what: text('与前面的一行重复', 'It repeats an earlier line'),
    how: text('请与先出现的那一行核对，只保留一行。', 'Please compare with the earlier line and keep one.'),
  },
  'credit-code-wrong': {
    what: text('统一社会信用代码不正确', 'The credit code is not right'),
    how: text(
      '请核对 18 位代码和校验位；不要让 Excel 改成科学计数。',
      'Please compare the 18 characters; Excel may have rounded them.',
    ),
  },
  'place-wrong': {
    what: text('这个考点不在所填的考区', 'The point is not in the region of the row'),
    how: text('请核对考区代码和考点代码。', 'Please compare the codes of region and point.'),
  },
  'position-wrong': {
    what: text(
      '您不能授予这个岗位，或者考区、考点与岗位不符',
      'This post is not yours to give, or does not fit the place',
    ),
    how: text(
      '考点的岗位要填考区和考点，考区的岗位只填考区，国家的岗位都不填。',
      'A post of a point needs region and point, one of a region the region, one of the nation neither.',
    ),
  },
  'number-unknown': {
    what: text('没有这个报名号', 'There is no such registration number'),
    how: text('请核对报名号。', 'Please compare the number.'),
  },
  'not-registered': {
    what: text('这份报名没有报名成功', 'This registration was not completed'),
    how: text(
      '没有报名成功的人没有成绩，请删除这一行。',
      'Who was not registered has no results: please remove the row.',
    ),
  },
  'exam-to-come': {
    what: text('这次考试还没有举行', 'This exam has not been held yet'),
    how: text('请在考试结束后再导入。', 'Please import after the exam.'),
  },
};

export const importProblem = (kind: ImportProblemKind, language: Language) => ({
  what: problems[kind].what[language],
  how: problems[kind].how[language],
});

const builtOn: Readonly<Record<BuiltOn['what'], Text>> = {
  'later-import': text(
    '后来的导入改写了其中 {count} 条记录，请先撤销后来的导入。',
    'A later import has overwritten {count} of its records; please take that one back first.',
  ),
  merged: text(
    '其中 {count} 条记录已用于成绩合并，请先撤销合并。',
    '{count} of its records were merged with a candidate; please undo the merges first.',
  ),
  submitted: text(
    '导入后，已有 {count} 名考生依据这些成绩提交了报名。',
    'Since then {count} candidates have submitted with these results.',
  ),
  erased: text(
    '被替换的 {count} 条旧记录已过保存期限，无法恢复。',
    '{count} of the records that it replaced are past their term and cannot be put back.',
  ),
  named: text(
    '其中 {count} 个新单位已被考生或工作人员选用。',
    '{count} of the new employers were named by candidates or staff since.',
  ),
  accepted: text(
    '其中 {count} 个邀请已被接受；请到人员页面停用这些账号。',
    '{count} of the invitations were accepted; please disable the accounts on the page of staff.',
  ),
  'typed-over': text(
    '其中 {count} 天后来由工作人员重新填写。',
    '{count} of its days were written in anew by staff since.',
  ),
  settled: text(
    '这些日期已有 {count} 条到账差异写明了处理结论。',
    '{count} differences of its days were settled by staff since.',
  ),
  'draft-moved': text(
    '导入之后，草稿又修改过，或者已经送审、批准、放弃；请在“全国统一设置”里修改。',
    'The draft was changed, sent, approved or dropped since; please go on where the nation settles it.',
  ),
};

export const importBuiltOn = ({ what, count }: BuiltOn, language: Language): string =>
  say(builtOn[what], language, { count });

const heading: readonly Text[] = [
  text('行', 'Line'),
  text('列', 'Column'),
  text('问题', 'Problem'),
  text('内容', 'Found'),
  text('怎么办', 'What to do'),
];

/** The report as rows of a sheet. */
export function importReport(found: readonly ImportProblem[], language: Language): string[][] {
  const rows = found.map(({ line, column, kind, found: cell }) => {
    const { what, how } = importProblem(kind, language);
    const name = column === null ? '' : importColumn(column, language);
    return [String(line), name, what, kind.startsWith('header') ? importColumn(cell, language) : cell, how];
  });
  return [heading.map((words) => words[language]), ...rows];
}
