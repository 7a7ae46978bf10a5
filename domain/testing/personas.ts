import type { Answers } from '../edition/edition.ts';
import type { Quotes } from '../registration/command.ts';

/** An invented candidate: what their account knows, and what they type on each page. */
export type Persona = {
  readonly region: string;
  readonly pages: Readonly<Record<string, Answers>>;
  readonly quotes: Quotes;
};

const linXiaoyu: Answers = {
  name: '林晓雨',
  id_type: 'resident-id',
  id_number: '330106199403184627',
  nationality: 'CN',
  sex: '2',
  birth_date: '1994-03-18',
};

const bachelorOfNursing: Answers = {
  education_level: 'bachelor',
  school: '温州医科大学',
  school_note: '',
  major: '护理学',
  graduated_on: '2016-06-30',
  education_certificate: '103431201605001234',
};

const contact: Answers = { phone: '13857101234', address: '杭州市西湖区文三路88号', postcode: '310012' };

/** A nurse in Hangzhou, Zhejiang (on-site), who applies for 368 in 2026. */
export const nurseOf2026: Persona = {
  region: '33',
  pages: {
    // The site counts only where a test lets the region confirm on-line.
    'exam-point': { point: '3301', site: '3301-1' },
    person: { id_valid_until: '2034-05-01', ethnicity: '01', health: '10' },
    contact,
    application: {
      discipline: 'nursing',
      level: 'intermediate',
      specialty: '368',
      subjects: ['basic', 'related', 'professional', 'practice'],
      practice_category: 'nursing',
      first_registered: '2016-09',
      has_residency_certificate: 'no',
    },
    education: {
      education_record: 'record-1',
      degree: 'bachelor',
      study_length: '5',
      work_history: '2016年7月至今 杭州市西湖区人民医院 护士',
    },
    employment: {
      employer: '12330106470110086C',
      employer_affiliation: 'prefecture',
      employer_nature: 'public-institution',
      years_in_profession: 9,
    },
  },
  quotes: {
    account: linXiaoyu,
    credential: bachelorOfNursing,
    employer: { employer_name: '杭州市西湖区人民医院' },
  },
};

/** The same nurse three years earlier, in the form of 2023, in Tianjin (on-line). */
export const nurseOf2023: Persona = {
  region: '12',
  pages: {
    'exam-point': { point: '120103', site: '120103-1' },
    person: { id_valid_until: '2024-05-01', ethnicity: '01', health: '10' },
    contact,
    application: {
      specialty: '203',
      subjects: ['basic', 'related', 'professional', 'practice'],
      current_title: 'junior',
      current_title_since: '2018-05',
      practice_category: 'nursing',
    },
    education: {
      education_record: 'record-1',
      degree_record: 'record-2',
      highest_education: 'bachelor',
      study_length: '5',
      study_history: '2011年9月至2016年6月 温州医科大学 护理学',
    },
    employment: {
      employer: 'other',
      employer_other: '天津市河西区友谊路护理院',
      employer_affiliation: 'social',
      employer_nature: 'private-enterprise',
      years_in_profession: 6,
    },
  },
  quotes: { account: linXiaoyu, credential: { ...bachelorOfNursing, degree: 'bachelor' }, employer: null },
};
