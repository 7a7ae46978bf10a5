import type { Source } from '#domain/edition/edition.ts';
import { type EditionText, worded, wordsOf } from './edition-words.ts';
import { type Language, type Text, text } from './language.ts';

type FieldWords = {
  readonly label: EditionText;
  readonly hint?: EditionText;
  /** Picked from a list rather than typed. */
  readonly chosen?: true;
};

const chosen = true;

const fields = {
  region: { label: text('报考考区', 'Exam region'), chosen },
  point: {
    label: text('报名地市', 'City'),
    hint: text('请选择您要报名的考点所在地市。', 'Choose the city of the exam point where you register.'),
    chosen,
  },
  site: {
    label: worded(text('报名点', 'Registration site'), {
      'health-2023': text('网上确认机构', 'On-line confirmation institution'),
    }),
    hint: worded(
      text('由报名点在线审核您上传的材料。', 'The registration site checks what you upload, on line.'),
      {
        'health-2023': text(
          '请先查看网上确认机构列表，再准确填写。',
          'Look it up in the list of institutions, then fill it in exactly.',
        ),
      },
    ),
    chosen,
  },
  name: { label: text('姓名', 'Name') },
  id_type: { label: text('证件类型', 'ID type'), chosen },
  id_number: { label: text('证件号码', 'ID number') },
  nationality: { label: text('国籍', 'Nationality'), chosen },
  id_valid_until: {
    label: worded(text('证件有效截止日期', 'ID valid until'), {
      'health-2023': text('证件有效截至日期', 'ID valid until'),
    }),
    hint: text('长期有效的证件请留空。', 'Leave empty if your ID has no end date.'),
  },
  sex: { label: text('性别', 'Sex'), chosen },
  birth_date: { label: text('出生日期', 'Date of birth'), chosen },
  ethnicity: { label: text('民族', 'Ethnic group'), chosen },
  health: { label: text('健康状态', 'Health'), chosen },
  phone: {
    label: text('手机号码', 'Mobile number'),
    hint: text('请填写 11 位手机号码，用于接收报名通知。', '11 digits; used to notify you.'),
  },
  address: { label: text('地址', 'Address') },
  postcode: { label: text('邮编', 'Postcode'), hint: text('6 位数字。', '6 digits.') },
  discipline: { label: text('专业类别', 'Discipline'), chosen },
  level: { label: text('级别', 'Level'), chosen },
  specialty: {
    label: worded(text('专业', 'Specialty'), { 'health-2023': text('报考专业', 'Specialty applied for') }),
    chosen,
  },
  subjects: {
    label: text('报考科目', 'Subjects'),
    hint: text(
      '为防止漏选，已为您默认勾选；您可以根据实际需求自行勾选。',
      'Ticked for you so that none is missed; tick differently if you need to.',
    ),
    chosen,
  },
  practice_category: {
    label: text('执业类别', 'Practice category'),
    hint: worded(
      text(
        '要与专业类别对应。没有执业注册的请选“无”。',
        'Must suit the discipline. “None” if you have no practice licence.',
      ),
      {
        'health-2023': text('没有执业注册的请选“无”。', '“None” if you have no practice licence.'),
      },
    ),
    chosen,
  },
  first_registered: {
    label: text('首次注册年月', 'Month of first practice registration'),
    hint: text(
      '以执业证书上首次注册的年月为准。',
      'The month of first registration on your practice licence.',
    ),
  },
  has_residency_certificate: {
    label: text('是否已取得住培合格证书', 'Do you hold the residency training certificate?'),
    chosen,
  },
  residency_certified: {
    label: text('住培合格证书发证年月', 'Month of the residency training certificate'),
    hint: text('以证书落款时间为准。', 'As dated at the foot of the certificate.'),
  },
  current_title: { label: text('现有技术资格', 'Current professional title'), chosen },
  current_title_since: { label: text('现有技术资格取得时间', 'Current professional title since') },
  education_record: {
    label: worded(text('报考学历', 'Education used to apply'), { 'health-2023': text('学历', 'Education') }),
    hint: worded(
      text('引用“学历学位信息维护”中的学历信息。', 'Quotes a record from “Education and degrees”.'),
      {
        'health-2023': text(
          '引用“学历学位信息维护”中的内容。',
          'Quotes a record from “Education and degrees”.',
        ),
      },
    ),
    chosen,
  },
  degree_record: {
    label: text('学位', 'Degree'),
    hint: text(
      '引用“学历学位信息维护”中的内容。如无学位，请选择“无”。',
      'Quotes a record from “Education and degrees”. Choose “None” if you have no degree.',
    ),
    chosen,
  },
  education_level: { label: text('学历', 'Education') },
  school: { label: text('毕业学校', 'School') },
  school_note: { label: text('学校备注', 'Note on the school') },
  major: { label: text('毕业专业', 'Major') },
  graduated_on: { label: text('毕业时间', 'Date of graduation') },
  education_certificate: { label: text('学历证书编号', 'Education certificate number') },
  degree: {
    label: text('学位', 'Degree'),
    hint: text('如无学位，请选择“无”。', 'Choose “None” if you have no degree.'),
    chosen,
  },
  highest_education: { label: text('最高学历', 'Highest education'), chosen },
  study_length: { label: text('学制', 'Length of study'), chosen },
  work_history: {
    label: text('专业工作经历', 'Professional work history'),
    hint: text(
      '请按时间顺序写明起止年月、单位、岗位。',
      'In order of time: from and to, employer, position.',
    ),
  },
  study_history: {
    label: text('专业学习经历', 'Professional study history'),
    hint: text('请按时间顺序写明起止年月、学校、专业。', 'In order of time: from and to, school, major.'),
  },
  employer: {
    label: text('单位名称', 'Employer'),
    hint: worded(
      text(
        '可先选择省市，再输入关键字检索，在下拉列表中选择。不可输入单位缩写、简称。没有您的单位时，请输入“其它”。',
        'Choose province and city first if you like, type a keyword, then pick from the list. No abbreviations or short names. If yours is missing, type “其它” (other).',
      ),
      {
        'health-2023': text(
          '请输入关键字检索，在列表中选择，不可自行填写。不可输入单位缩写、简称。没有您的单位时，请输入“其它”。',
          'Type a keyword, then pick from the list; free text is not accepted. No abbreviations or short names. If yours is missing, type “其它” (other).',
        ),
      },
    ),
    chosen,
  },
  employer_name: { label: text('单位名称', 'Employer') },
  employer_other: {
    label: text('其它单位', 'Other employer'),
    hint: text('请填写单位全称，与公章一致。', 'The full name, as on the official seal.'),
  },
  employer_affiliation: { label: text('单位所属', 'Affiliation of the employer'), chosen },
  employer_nature: { label: text('单位性质', 'Nature of the employer'), chosen },
  employer_category: {
    label: text('单位类别', 'Category of the employer'),
    hint: text('单位名称为“其它”时必须选择。', 'Required if the employer is “Other”.'),
    chosen,
  },
  years_in_profession: {
    label: text('从事本专业年限', 'Years in this specialty'),
    hint: text('请填写整数，单位是年。', 'A whole number of years.'),
  },
  photo: { label: text('照片', 'Photo') },
} satisfies Record<string, FieldWords>;

const pages = {
  'exam-point': {
    title: text('考点信息', 'Exam point'),
    why: text(
      '考点负责您的报名确认和资格审核。',
      'The exam point confirms your registration and reviews your qualification.',
    ),
  },
  person: {
    title: text('基本信息', 'Basic information'),
    why: text('请逐项核对，要与您的有效身份证件一致。', 'Please check every line against your valid ID.'),
  },
  contact: {
    title: text('联系方式', 'Contact'),
    why: text('用来通知您报名进展。', 'Used to tell you how your registration is going.'),
  },
  application: { title: text('报考信息', 'Application'), why: null },
  education: {
    title: text('教育情况', 'Education'),
    why: text(
      '用来审核报考条件，要与证书一致。',
      'Used to review your eligibility; must match your certificates.',
    ),
  },
  employment: {
    title: text('工作情况', 'Employment'),
    why: text('用来审核报考条件，请如实填写。', 'Used to review your eligibility; please answer truthfully.'),
  },
} satisfies Record<string, { title: EditionText; why: EditionText | null }>;

const sources = {
  account: text('引自注册信息', 'Quoted from your account'),
  credential: text('引自学历学位信息维护', 'Quoted from “Education and degrees”'),
  employer: text('引自单位列表', 'Quoted from the list of employers'),
} satisfies Record<Source, Text>;

const corrections = {
  account: text(
    '姓名、证件类型、证件号码有误的，请在“我的账户”申请更正；其他内容请在“基本信息”中修改。',
    'If your name, ID type or ID number is wrong, ask for a correction under “My account”; change the rest under “Basic information”.',
  ),
  employer: text('有误时，请重新选择单位名称。', 'If it is wrong, choose your employer again.'),
} satisfies Record<Exclude<Source, 'credential'>, Text>;

const wordsOfFields = new Map<string, FieldWords>(Object.entries(fields));
const wordsOfPages = new Map<string, { title: EditionText; why: EditionText | null }>(Object.entries(pages));

/** Label of a form field, or of `region` and `photo` in a comparison. A key without words is shown as it is. */
export function fieldLabel(edition: string, key: string, language: Language): string {
  const words = wordsOfFields.get(key);
  return words === undefined ? key : wordsOf(words.label, edition)[language];
}

/** What helps to fill the field in, or null where its label says enough. */
export function fieldHint(edition: string, key: string, language: Language): string | null {
  const hint = wordsOfFields.get(key)?.hint;
  return hint === undefined ? null : wordsOf(hint, edition)[language];
}

export const hasLabel = (key: string) => wordsOfFields.has(key);
export const isChosen = (key: string) => wordsOfFields.get(key)?.chosen === true;

/** Title of a page of the form. A key without words is shown as it is. */
export function pageTitle(edition: string, page: string, language: Language): string {
  const words = wordsOfPages.get(page);
  return words === undefined ? page : wordsOf(words.title, edition)[language];
}

/** Why the page is asked, or null where that is obvious. */
export function pageWhy(edition: string, page: string, language: Language): string | null {
  const why = wordsOfPages.get(page)?.why ?? null;
  return why === null ? null : wordsOf(why, edition)[language];
}

/** Where a quoted value comes from. */
export function sourceText(source: Source, language: Language): string {
  return sources[source][language];
}

/** How a quoted value is put right at its source; for a record, the field where it is picked says so. */
export function sourceCorrection(source: Exclude<Source, 'credential'>, language: Language): string {
  return corrections[source][language];
}
