import type { PaperCondition, PaperWish } from '#domain/edition/paper-list.ts';
import type { LeftPaper } from '#domain/registration/papers.ts';
import { type EditionText, sayIn } from './edition-words.ts';
import { type Language, say, type Text, text } from './language.ts';

type PaperWords = {
  readonly label: EditionText;
  /** Why it is asked for, from what was answered. */
  readonly why: EditionText;
  /** Where a region demands what may be left out elsewhere. */
  readonly whyDemanded?: EditionText;
  /** What has to be on it. */
  readonly how: EditionText;
};

const corners = text('四角完整，字迹清楚。', 'All four corners in the picture, every word readable.');

const papers = {
  'signed-form': {
    label: text('报名申请表', 'Application form'),
    why: text(
      '每位考生都要上传打印出来、本人签名并由单位盖章的报名申请表。',
      'Everybody uploads the printed application form, signed and sealed by the employer.',
    ),
    how: text(
      '请先点击“打印报名表”。签名盖章后拍照或扫描，验证码要清楚。',
      'Press “Print the form” first. Photograph or scan it once it is signed and sealed; the code must be readable.',
    ),
  },
  'id-paper': {
    label: text('有效身份证件', 'ID paper'),
    why: text('每位考生都要上传。', 'Everybody uploads it.'),
    how: text('正反两面都要上传，四角完整，字迹清楚。', 'Both sides; all four corners, every word readable.'),
  },
  'education-certificate': {
    label: text('学历证书', 'Education certificate'),
    why: text('您引用了这条报考学历。', 'You quoted this education record.'),
    how: corners,
  },
  'degree-certificate': {
    label: text('学位证书', 'Degree certificate'),
    why: text('您填写了学位。', 'You named a degree.'),
    how: corners,
  },
  'title-certificate': {
    label: text('专业技术资格证书', 'Certificate of professional title'),
    why: text('您填写了现有技术资格。', 'You named the title you hold.'),
    how: corners,
  },
  'practice-licence': {
    label: text('执业证书', 'Licence to practise'),
    why: text('您的执业类别不是“无”。', 'You named a practice category.'),
    how: text('要有首次注册日期和变更注册的页。', 'With the pages of first and later registrations.'),
  },
  'residency-certificate': {
    label: text('住培合格证书', 'Residency certificate'),
    why: text('您已取得住培合格证书。', 'You hold the residency certificate.'),
    how: text('证书落款时间要清楚。', 'The date at the end of the certificate must be readable.'),
  },
  'proof-of-years': {
    label: text('从事本专业年限证明', 'Proof of years in the profession'),
    why: text('每位考生都要上传。', 'Everybody uploads it.'),
    how: text(
      '由单位出具并盖章，写明起止年月。',
      'Issued and sealed by the employer, with the months from and to.',
    ),
  },
  'further-papers': {
    label: text('其他证明材料', 'Further papers'),
    why: text(
      '考区或报名点另有要求的，请在这里上传；没有的不用上传。',
      'If your region or registration site asks for more, upload it here; else leave it empty.',
    ),
    whyDemanded: text(
      '本考区另有要求，请按考区的要求上传。',
      'Your region asks for more: please upload what it names.',
    ),
    how: corners,
  },
} satisfies Record<string, PaperWords>;

type PaperKey = keyof typeof papers;

export const isPaper = (key: string): key is PaperKey => Object.hasOwn(papers, key);

/** What a paper of a region's own is called there; the English name where there is one. */
export type OwnTitle = { readonly title: string; readonly titleEn: string };

const unnamed = text('考区要求的其他材料', 'Another paper that a region asked for');

const ownTitle = ({ title, titleEn }: OwnTitle, language: Language) =>
  language === 'en' && titleEn !== '' ? titleEn : title;

/** The keys of papers that regions ask for beyond the declared ones. */
export const isOwnPaper = (key: string): boolean => key.startsWith('own-');

/** The paper's name: declared, or given by the region; its key where it has none. */
export function paperLabel(
  edition: string,
  key: string,
  language: Language,
  own: OwnTitle | null = null,
): string {
  if (own !== null) return ownTitle(own, language);
  if (isPaper(key)) return sayIn(edition, papers[key].label, language);
  return isOwnPaper(key) ? say(unnamed, language) : key;
}

const conditions = {
  always: text('每位考生', 'everybody'),
  'with-degree': text('填写了学位的考生', 'who has named a degree'),
  'with-licence': text('填写了执业类别的考生', 'who has named a practice category'),
  'with-level': text('报考{levels}的考生', 'who registers for {levels}'),
  'on-line': text('线上确认的考生', 'who is confirmed on line'),
  'on-site': text('现场确认的考生', 'who is confirmed on site'),
} satisfies Record<PaperCondition, Text>;

export const isPaperCondition = (word: string): word is PaperCondition => Object.hasOwn(conditions, word);

/** Of whom a region's own paper is asked. */
export const paperConditionText = (
  when: PaperCondition,
  levels: readonly string[],
  language: Language,
): string => say(conditions[when], language, { levels: levels.join(language === 'en' ? ', ' : '、') });

const wishes = {
  declared: text('按全国要求', 'As in the whole country'),
  required: text('必须上传', 'Has to be uploaded'),
  'not-asked': text('本考区不要求', 'Not asked for here'),
} satisfies Record<PaperWish | 'declared', Text>;

export const isPaperWish = (word: string): word is PaperWish => word === 'required' || word === 'not-asked';

/** What a region makes of a declared paper. */
export const paperWishText = (wish: PaperWish | 'declared', language: Language): string =>
  say(wishes[wish], language);

const left = {
  region: text('本考区不再要求', 'No longer asked for by this region'),
  answers: text('按现在填写的内容不用上传', 'Not needed for what you have answered'),
} satisfies Record<LeftPaper['why'], Text>;

/** Why something that was uploaded is asked for no more. */
export const leftPaperText = (why: LeftPaper['why'], language: Language): string => say(left[why], language);

/** Why it is asked for, and what has to be on it. */
export function paperWhy(
  edition: string,
  key: string,
  language: Language,
  isDemanded = false,
): { why: string; how: string } {
  if (!isPaper(key)) return { why: '', how: '' };
  const { why, whyDemanded = why, how }: PaperWords = papers[key];
  return {
    why: sayIn(edition, isDemanded ? whyDemanded : why, language),
    how: sayIn(edition, how, language),
  };
}

const scans = {
  waiting: text('病毒检查尚未完成', 'Virus scan not finished'),
  clean: text('病毒检查通过', 'No virus found'),
  infected: text('发现病毒，不能打开', 'Virus found; cannot be opened'),
  unscanned: text('未作病毒检查', 'Not scanned for viruses'),
};

/** What the virus scanner says, for staff. */
export const scanText = (state: keyof typeof scans, language: Language): string =>
  say(scans[state], language);
