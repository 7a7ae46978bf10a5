import type { ListedPaper, PaperCondition } from '../edition/paper-list.ts';
import type { AdviceLine, Verdict } from '../eligibility/assess.ts';

/** What a reviewer looks at, in the order in which a file is read. */
export const CHECK_TOPICS = [
  'identity',
  'photo',
  'education',
  'degree',
  'title',
  'licence',
  'residency',
  'work',
  'form',
] as const;

export type CheckTopic = (typeof CHECK_TOPICS)[number];

type Belongings = { readonly fields: readonly string[]; readonly papers: readonly string[] };

/** Which answers belong to a topic, and the papers that prove them; of all editions together. */
export const BELONGINGS: Readonly<Record<CheckTopic, Belongings>> = {
  identity: {
    fields: ['name', 'id_type', 'id_number', 'id_valid_until', 'nationality', 'sex', 'birth_date'],
    papers: ['id-paper'],
  },
  photo: { fields: [], papers: [] },
  education: {
    fields: [
      'education_level',
      'highest_education',
      'school',
      'school_note',
      'major',
      'graduated_on',
      'education_certificate',
      'study_length',
      'study_history',
    ],
    papers: ['education-certificate'],
  },
  degree: { fields: ['degree', 'degree_record'], papers: ['degree-certificate'] },
  title: { fields: ['current_title', 'current_title_since'], papers: ['title-certificate'] },
  licence: { fields: ['practice_category', 'first_registered'], papers: ['practice-licence'] },
  residency: {
    fields: ['has_residency_certificate', 'residency_certified'],
    papers: ['residency-certificate'],
  },
  work: {
    fields: [
      'employer_name',
      'employer_other',
      'employer_affiliation',
      'employer_nature',
      'employer_category',
      'years_in_profession',
      'work_history',
    ],
    papers: ['proof-of-years', 'further-papers'],
  },
  form: { fields: ['discipline', 'level', 'specialty', 'subjects'], papers: ['signed-form'] },
};

/** What the usual conditions reckon by, and where it stands. */
const TOPIC_OF_BASIS: Readonly<Record<string, CheckTopic>> = {
  registration: 'licence',
  title: 'title',
  residency: 'residency',
  profession: 'work',
  education: 'education',
};

const VERDICT_OF: Partial<Readonly<Record<AdviceLine['code'], Verdict>>> = {
  met: 'meets',
  short: 'short',
  'short-at-most': 'short',
  missing: 'short',
  'licence-missing': 'short',
  'graduated-after': 'short',
};

function topicOf({ code, params }: AdviceLine): CheckTopic {
  if (code === 'licence-missing') return 'licence';
  if (code === 'community-earlier') return 'work';
  if (code === 'degree-undated') return 'degree';
  return TOPIC_OF_BASIS[String(params.basis)] ?? 'education';
}

export type Check = Belongings & {
  readonly topic: CheckTopic;
  /** What the usual conditions say here; null where they say nothing. */
  readonly verdict: Verdict | null;
  readonly lines: readonly AdviceLine[];
};

const WORST: readonly Verdict[] = ['short', 'unclear', 'meets'];

const worstOf = (lines: readonly AdviceLine[]): Verdict | null =>
  WORST.find((verdict) => lines.some(({ code }) => (VERDICT_OF[code] ?? 'unclear') === verdict)) ?? null;

type Shown = {
  readonly fields: readonly string[];
  readonly papers: readonly Pick<ListedPaper, 'key' | 'own'>[];
  readonly hasPhoto: boolean;
};

/** What a region's own paper proves follows from when it is asked for; it says so of nothing but the work otherwise. */
const TOPIC_OF_CONDITION: Readonly<Partial<Record<PaperCondition, CheckTopic>>> = {
  'with-degree': 'degree',
  'with-licence': 'licence',
};

function papersOf(topic: CheckTopic, shown: Shown): readonly string[] {
  const belongs = ({ key, own }: Shown['papers'][number]) =>
    own === null
      ? BELONGINGS[topic].papers.includes(key)
      : (TOPIC_OF_CONDITION[own.when] ?? 'work') === topic;
  return shown.papers.filter(belongs).map(({ key }) => key);
}

/** The lines of a review: each with its answers, its papers, and what the conditions say of them. */
export function checksOf(shown: Shown, advice: readonly AdviceLine[]): readonly Check[] {
  return CHECK_TOPICS.flatMap((topic) => {
    const { fields } = BELONGINGS[topic];
    const found = {
      fields: fields.filter((field) => shown.fields.includes(field)),
      papers: papersOf(topic, shown),
    };
    const lines = advice.filter((line) => placeOf(line, shown) === topic);
    const isThere = topic === 'photo' ? shown.hasPhoto : found.fields.length > 0;
    return isThere ? [{ topic, ...found, lines, verdict: worstOf(lines) }] : [];
  });
}

/** A line about what the form does not ask for stands with the work: a nurse's title shows in her years. */
function placeOf(line: AdviceLine, { fields }: Shown): CheckTopic {
  const topic = topicOf(line);
  return BELONGINGS[topic].fields.some((field) => fields.includes(field)) ? topic : 'work';
}
