import type { Credential } from '#domain/credentials/credential.ts';
import type { Problem } from '#domain/edition/problem.ts';
import type { IdProblem } from '#domain/identity/id-papers.ts';
import type { NameProblem } from '#domain/identity/names.ts';
import type { PasswordProblem } from '#domain/identity/passwords.ts';
import { credentialLabel } from './credentials.ts';
import { type EditionText, worded, wordsOf } from './edition-words.ts';
import { fieldLabel, hasLabel, isChosen } from './fields.ts';
import { type Language, sayIfComplete, type Text, text } from './language.ts';
import { sayParams } from './moments.ts';

const idProblems = {
  'id-number-empty': text('请填写证件号码。', 'Please enter your ID number.'),
  'id-number-length': text(
    '请核对证件号码的位数，要与所选证件类型一致。居民身份证是 18 位。',
    'Please check how many characters the ID number has for the ID type chosen. A resident ID has 18.',
  ),
  'id-number-characters': text(
    '请核对证件号码，其中有这类证件不使用的字符。请按证件逐位填写。',
    'Please check the ID number: it has a character that this ID type does not use. Copy it from your ID.',
  ),
  'id-number-prefix': text(
    '请核对证件类型。这个号码像是另一类证件的。',
    'Please check the ID type. This number looks like that of another kind of ID.',
  ),
  'id-number-birth-date': text(
    '请核对证件号码中的出生日期，没有这一天或还没有到。',
    'Please check the date of birth within the ID number: there is no such day, or it is still to come.',
  ),
  'id-number-check-digit': text(
    '请逐位核对证件号码，其中可能有一位输错或两位颠倒。',
    'Please check the ID number digit by digit: one may be wrong, or two may be swapped.',
  ),
} satisfies Record<IdProblem, Text>;

const nameProblems = {
  'name-empty': text('请填写姓名。', 'Please enter your name.'),
  'name-too-long': text(
    '姓名最多 60 个字。请按证件上的写法填写。',
    'A name has at most 60 characters. Please write it as on your ID.',
  ),
  'name-characters': text(
    "请按证件上的写法填写姓名，只用文字、空格、“·”“-”和“'”。",
    "Please write your name as on your ID, with letters, spaces, “·”, “-” and “'” only.",
  ),
} satisfies Record<NameProblem, Text>;

const accountProblems = {
  'user-name-shape': text(
    '请用 4 到 32 个字母、数字、“_”“.”“-”作用户名，以字母开头，不要用证件号码或手机号码。',
    'Please use 4 to 32 letters, digits, “_”, “.” or “-”, starting with a letter; no ID number or phone number.',
  ),
  'password-weak': text(
    '请用 10 到 128 个字符作密码，大写字母、小写字母、数字、符号至少有两类，不要总用相同的字符。',
    'Please use 10 to 128 characters of at least two kinds (capitals, small letters, digits, signs), not the same few again and again.',
  ),
  'password-contains-name': text(
    '请换一个密码，不要含有用户名或证件号码。',
    'Please choose another password, without your user name or ID number in it.',
  ),
} satisfies Record<PasswordProblem | 'user-name-shape', Text>;

type PageProblem =
  | 'required'
  | 'account-incomplete'
  | 'not-picked'
  | 'wrong-shape'
  | 'too-long'
  | 'not-offered'
  | 'not-a-month'
  | 'not-a-date'
  | 'not-a-whole-number'
  | 'not-a-phone'
  | 'not-a-postcode'
  | 'id-expires-before-exam'
  | 'date-in-future'
  | 'credential-unknown';

const pageProblems = {
  required: text('请填写{label}。', 'Please fill in “{label}”.'),
  'account-incomplete': text(
    '请先在考生管理平台的“基本信息”中补充{label}，再回到这一页。',
    'Please add “{label}” to the basic information of your account, then come back to this page.',
  ),
  'not-picked': text('请从列表中选择{label}。', 'Please pick “{label}” from the list.'),
  'wrong-shape': text('请重新填写{label}。', 'Please fill in “{label}” again.'),
  'too-long': text(
    '{label}最多 {max} 个字，请缩短。',
    '“{label}” takes at most {max} characters. Please shorten it.',
  ),
  'not-offered': text(
    '请重新选择{label}。原来的选项现在不能选。',
    'Please choose “{label}” again. The earlier choice is no longer offered.',
  ),
  'not-a-month': text(
    '请填写{label}的年和月，例如 2020-07。',
    'Please give year and month for “{label}”, such as 2020-07.',
  ),
  'not-a-date': text(
    '请填写{label}的年、月、日，例如 2020-07-01。',
    'Please give a day for “{label}”, such as 2020-07-01.',
  ),
  'not-a-whole-number': text(
    '{label}请填写 0 到 {max} 的整数。',
    'Please give a whole number from 0 to {max} for “{label}”.',
  ),
  'not-a-phone': text('请填写 11 位手机号码。', 'Please enter a mobile number of 11 digits.'),
  'not-a-postcode': text(
    '请填写 6 位邮编，或者留空。',
    'Please enter a postcode of 6 digits, or leave it empty.',
  ),
  'id-expires-before-exam': text(
    '您的证件在考试日期（{exam}）前到期。请及时更换有效证件，以免影响参加考试。现在可以继续报名。',
    'Your ID expires before the exam ({exam}). Please renew it in time, or you may be kept from the exam. You can go on registering now.',
  ),
  'date-in-future': text(
    '请核对{label}，不能晚于今天。',
    'Please check “{label}”: it cannot be later than today.',
  ),
  'credential-unknown': text(
    '请重新引用学历信息。原来引用的这一条不能再引用。',
    'Please quote an education record again. The one quoted before cannot be quoted any more.',
  ),
} satisfies Record<PageProblem, Text>;

type CredentialProblem =
  | 'in-the-future'
  | 'before-birth'
  | 'unusually-young'
  | 'certificate-number-missing'
  | 'unprintable-characters';

const credentialProblems = {
  'in-the-future': text(
    '请填写已经取得的{label}，不能晚于今天。',
    'Please give a past date for “{label}”: only what you have already obtained can be added.',
  ),
  'before-birth': text(
    '请核对{label}，不能早于您的出生日期。',
    'Please check “{label}”: it cannot be before your date of birth.',
  ),
  'unusually-young': text(
    '按{label}推算，您当时 {years} 周岁。请核对年份；没有错就可以继续。',
    'By “{label}” you were {years} years old. Please check the year; if it is right, go on.',
  ),
  'certificate-number-missing': text(
    '您没有填写{label}。证书上有编号的请填写；没有编号的可以继续。',
    '“{label}” is empty. Please enter it if the certificate bears one; if not, go on.',
  ),
  'unprintable-characters': text(
    '{label}中有无法显示的字符。请删除后重新输入，不要粘贴。',
    '“{label}” has characters that cannot be shown. Please delete it and type it again rather than paste it.',
  ),
} satisfies Record<CredentialProblem, Text>;

const general = new Map<string, Text>(
  Object.entries({
    ...idProblems,
    ...nameProblems,
    ...accountProblems,
    ...pageProblems,
    ...credentialProblems,
  }),
);

const requiredChoice = text('请选择{label}。', 'Please choose “{label}”.');
const unknownProblem = text(
  '请核对{label}，修改后再提交。',
  'Please check “{label}”, correct it, and submit again.',
);
const namelessField = text('此项', 'this item');

/** Keyed `field code`: where a sentence of its own helps more than the general one. */
const specific = new Map<string, EditionText>(
  Object.entries({
    'first_registered required': text(
      '请填写首次注册年月。执业类别不是“无”时必须填写。',
      'Please enter the month of first practice registration. It is required unless the practice category is “None”.',
    ),
    'residency_certified required': text(
      '请填写住培合格证书发证年月，以证书落款时间为准。',
      'Please enter the month of your residency training certificate, as dated at its foot.',
    ),
    'education_record required': worded(
      text(
        '请点击“报考学历”，引用一条学历信息。',
        'Please click “Education used to apply” and quote a record.',
      ),
      {
        'health-2023': text(
          '请在下拉菜单中引用一条学历信息。',
          'Please quote an education record from the drop-down.',
        ),
      },
    ),
    'degree required': text(
      '请选择学位。如无学位，请选择“无”。',
      'Please choose a degree. If you have none, choose “None”.',
    ),
    'subjects required': text('请至少勾选一个报考科目。', 'Please tick at least one subject.'),
    'subjects not-offered': text(
      '请重新勾选报考科目，要属于所选专业。',
      'Please tick the subjects again: they must belong to the specialty chosen.',
    ),
    'specialty not-offered': worded(
      text(
        '请重新选择专业，要属于所选的专业类别和级别。',
        'Please choose the specialty again: it must belong to the discipline and level chosen.',
      ),
      {
        'health-2023': text(
          '请在下拉菜单中重新选择报考专业。',
          'Please choose the specialty again from the drop-down.',
        ),
      },
    ),
    'practice_category not-offered': text(
      '请重新选择执业类别，要与专业类别对应。',
      'Please choose the practice category again: it must suit the discipline.',
    ),
    'employer not-picked': text(
      '请从列表中选择单位名称，不可自行填写。列表中没有时，请选“其它”，再填写“其它单位”。',
      'Please pick your employer from the list; free text is not accepted. If it is not listed, choose “Other” and fill in “Other employer”.',
    ),
    'employer_other required': text(
      '请填写其它单位。单位名称为“其它”时必须填写。',
      'Please enter your employer’s full name. It is required if the employer is “Other”.',
    ),
    'employer_category required': text(
      '请选择单位类别。单位名称为“其它”时必须选择。',
      'Please choose the category of your employer. It is required if the employer is “Other”.',
    ),
    'years_in_profession not-a-whole-number': text(
      '从事本专业年限请填写 0 到 {max} 的整数，单位是年。',
      'Please give your years in this specialty as a whole number from 0 to {max}.',
    ),
    'birth_date date-in-future': text(
      '请核对出生日期，不能晚于今天。',
      'Please check your date of birth: it cannot be later than today.',
    ),
  }),
);

/** Account fields come by the wire's names, form fields by their own: `idValidUntil` is `id_valid_until`. */
const formKey = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function generalText({ code, field }: Problem): Text {
  if (code === 'required' && isChosen(formKey(field))) return requiredChoice;
  return general.get(code) ?? unknownProblem;
}

function withLabel(words: Text, label: string, problem: Problem, language: Language): string {
  const params = { ...sayParams(problem.params ?? {}, language), label };
  return sayIfComplete(words, language, params) ?? sayIfComplete(unknownProblem, language, params) ?? label;
}

function labelOf(key: string, edition: string, language: Language): string {
  if (hasLabel(formKey(key))) return fieldLabel(edition, formKey(key), language);
  return credentialLabel('education', key, language) ?? namelessField[language];
}

/** One full sentence that says what to do. A code without words gets a general one. */
export function problemText(problem: Problem, edition: string, language: Language): string {
  const own = specific.get(`${formKey(problem.field)} ${problem.code}`);
  const words = own === undefined ? generalText(problem) : wordsOf(own, edition);
  return withLabel(words, labelOf(problem.field, edition, language), problem, language);
}

/** The same for a record of 「学历学位信息维护」, whose `level` is not the level of the exam. */
export function credentialProblemText(
  problem: Problem,
  kind: Credential['kind'],
  language: Language,
): string {
  const isChoice = problem.field === 'level' || problem.field === 'studyLength';
  const words =
    problem.code === 'required' && isChoice ? requiredChoice : (general.get(problem.code) ?? unknownProblem);
  const label = credentialLabel(kind, problem.field, language) ?? namelessField[language];
  return withLabel(words, label, problem, language);
}
