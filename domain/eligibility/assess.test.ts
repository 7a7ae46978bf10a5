import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../edition/edition.ts';
import { nurseOf2023, nurseOf2026 } from '../testing/personas.ts';
import { type Applicant, applicantOf } from './applicant.ts';
import { assess, countsUntil, VERDICTS } from './assess.ts';
import { monthsUntil } from './evidence.ts';
import { EDUCATIONS, type Family, type Level, RULES, TITLES } from './rules.ts';

const specialty = (code: string, level: string, discipline: string) => ({ code, level, discipline });
const NURSING = specialty('368', 'intermediate', 'nursing');
const JUNIOR_NURSING = specialty('203', 'junior', 'nursing');
const INTERNAL = specialty('303', 'intermediate', 'clinical');
const PHARMACY = specialty('366', 'intermediate', 'pharmacy');
const ASSISTANT_PHARMACY = specialty('101', 'junior-assistant', 'pharmacy');
const JUNIOR_PHARMACY = specialty('201', 'junior', 'pharmacy');

const physician: Answers = {
  education_level: 'bachelor',
  graduated_on: '2018-06-30',
  degree: 'bachelor',
  practice_category: 'clinical',
  first_registered: '2020-10',
  has_residency_certificate: 'no',
  years_in_profession: 5,
};

function advise(answers: Answers, of: ReturnType<typeof specialty>, year = 2026) {
  const applicant = applicantOf(answers, of);
  if (applicant === null) throw new Error('there is nothing to advise on');
  const { verdict, lines } = assess(applicant, year);
  return { verdict, codes: lines.map(({ code }) => code), params: lines.map(({ params }) => params) };
}

describe('years count until 31 December of the year before the exam', () => {
  it('the last day is named', () => {
    expect([countsUntil(2026), countsUntil(2023)]).toEqual(['2025-12-31', '2022-12-31']);
  });

  it.each([
    ['2021-12', 48],
    ['2022-01', 47],
    ['2025-12', 0],
    ['2026-01', 0],
    ['2022-04', 44],
  ])('from %s there are %d whole months', (from, months) => {
    expect(monthsUntil(from, '2025-12-31')).toBe(months);
  });

  it('in the month that completes the years they are complete, in the month after not', () => {
    expect(advise({ ...physician, first_registered: '2021-12' }, INTERNAL).verdict).toBe('meets');
    const late = advise({ ...physician, first_registered: '2022-01' }, INTERNAL);
    expect(late.verdict).toBe('short');
    expect(late.params[0]).toMatchObject({ needed: 4, years: 3, months: 11, until: '2025-12-31' });
  });

  it('“you need 4 years, you have 3 years 8 months on 2025-12-31”', () => {
    const found = advise({ ...physician, first_registered: '2022-04' }, INTERNAL);
    expect(found.verdict).toBe('short');
    expect(found.codes).toEqual(['short', 'missing']);
    expect(found.params[0]).toMatchObject({ basis: 'registration', needed: 4, years: 3, months: 8 });
  });

  it('a degree obtained later does not count', () => {
    const found = advise({ ...physician, graduated_on: '2026-01-01' }, INTERNAL);
    expect(found).toMatchObject({ verdict: 'short', codes: ['graduated-after'] });
    expect(advise({ ...physician, graduated_on: '2025-12-31' }, INTERNAL).verdict).toBe('meets');
  });
});

describe('the table', () => {
  it.each([
    ['junior-college', '2019-12', 'meets'],
    ['junior-college', '2020-01', 'short'],
    ['secondary-vocational', '2018-12', 'meets'],
    ['secondary-vocational', '2019-01', 'short'],
  ])('physician, intermediate, %s, registered %s: %s', (education_level, first_registered, verdict) => {
    expect(
      advise({ ...physician, degree: 'none', education_level, first_registered }, INTERNAL).verdict,
    ).toBe(verdict);
  });

  it('a bachelor may also come two years after the residency certificate', () => {
    const answers = { ...physician, first_registered: '2023-01', has_residency_certificate: 'yes' };
    expect(advise({ ...answers, residency_certified: '2023-12' }, INTERNAL).verdict).toBe('meets');
    const late = advise({ ...answers, residency_certified: '2024-01' }, INTERNAL);
    expect(late).toMatchObject({ verdict: 'short', codes: ['short', 'short'] });
  });

  it('a doctor of medicine needs the residency certificate alone', () => {
    const doctor = { ...physician, education_level: 'doctor', degree: 'doctor', first_registered: '2025-01' };
    const certified = { has_residency_certificate: 'yes', residency_certified: '2025-12' };
    expect(advise({ ...doctor, ...certified }, INTERNAL).verdict).toBe('meets');
    expect(advise(doctor, INTERNAL)).toMatchObject({ verdict: 'short', codes: ['missing'] });
  });

  it('a master short by the own way may come by the bachelor’s, if that is quoted', () => {
    const master = { ...physician, education_level: 'master', degree: 'master' };
    const found = advise(master, INTERNAL);
    expect(found).toMatchObject({ verdict: 'unclear', codes: ['missing', 'lower-education'] });
    expect(found.params[1]).toEqual({ education: 'bachelor' });
  });

  it('a degree above the education may be enough; its date is not on the form', () => {
    const answers = {
      ...physician,
      first_registered: '2022-06',
      degree: 'master',
      has_residency_certificate: 'yes',
    };
    const short = { ...answers, residency_certified: '2024-06' };
    expect(advise(short, INTERNAL).verdict).toBe('short');
    const enough = { ...nurseOf2026.pages.application, education_level: 'junior-college', degree: 'master' };
    expect(advise({ ...enough, first_registered: '2023-01' }, NURSING)).toMatchObject({
      verdict: 'unclear',
      codes: ['short-at-most', 'degree-undated'],
    });
  });

  it('nobody without a licence, where one is needed', () => {
    const found = advise({ ...physician, practice_category: 'none' }, INTERNAL);
    expect(found).toMatchObject({ verdict: 'short', codes: ['licence-missing'] });
    expect(advise({ ...physician, practice_category: 'none' }, JUNIOR_PHARMACY).verdict).toBe('meets');
  });

  it('junior: 1 year for a bachelor, 3 for a junior college, none for a master; an assistant’s title and 5 for 中专', () => {
    const answers = { ...physician, degree: 'none', practice_category: 'none' };
    const verdictOf = (education_level: string, years_in_profession: number) =>
      advise({ ...answers, education_level, years_in_profession }, JUNIOR_PHARMACY).verdict;
    expect([verdictOf('bachelor', 0), verdictOf('bachelor', 1)]).toEqual(['short', 'meets']);
    expect([verdictOf('junior-college', 2), verdictOf('junior-college', 3)]).toEqual(['short', 'meets']);
    expect(verdictOf('master', 0)).toBe('meets');
    expect([verdictOf('secondary-vocational', 4), verdictOf('secondary-vocational', 5)]).toEqual([
      'short',
      'unclear',
    ]);
  });

  it('assistant: 中专 and 大专; of others the rule says nothing', () => {
    const verdictOf = (education_level: string) => advise({ education_level }, ASSISTANT_PHARMACY);
    expect(verdictOf('junior-college').verdict).toBe('meets');
    expect(verdictOf('bachelor')).toMatchObject({ verdict: 'unclear', codes: ['not-named'] });
  });

  it('the exam of a level that the rule does not know for a family is not judged', () => {
    expect(advise(physician, specialty('999', 'junior', 'clinical'))).toMatchObject({
      verdict: 'unclear',
      codes: ['not-named'],
    });
  });

  it('a year less in a community health centre is for the region to say', () => {
    const nurse = { ...physician, practice_category: 'nursing', education_level: 'master', degree: 'master' };
    const community = specialty('373', 'intermediate', 'nursing');
    const answers = { ...nurse, first_registered: '2024-06', employer_category: 'community-centre' };
    expect(advise(answers, community)).toMatchObject({
      verdict: 'unclear',
      codes: ['short', 'community-earlier'],
    });
    expect(advise(answers, NURSING).verdict).toBe('short');
    expect(advise({ ...answers, first_registered: '2024-12' }, community).verdict).toBe('unclear');
    expect(advise({ ...answers, first_registered: '2025-01' }, community).verdict).toBe('short');
    expect(advise({ ...answers, employer_category: 'clinic' }, community).verdict).toBe('short');
  });
});

describe('what the form does not ask', () => {
  const answersOf2026 = { ...nurseOf2026.pages.application, ...nurseOf2026.pages.employment };
  const bachelor = { education_level: 'bachelor', degree: 'bachelor', graduated_on: '2016-06-30' };

  it('2026: when a title was obtained; a licence that is too young leaves no room for it', () => {
    expect(advise({ ...answersOf2026, ...bachelor }, NURSING)).toMatchObject({
      verdict: 'unclear',
      codes: ['unknown'],
    });
    const young = advise({ ...answersOf2026, ...bachelor, first_registered: '2022-02' }, NURSING);
    expect(young).toMatchObject({ verdict: 'short', codes: ['short-at-most'] });
    expect(young.params[0]).toMatchObject({ basis: 'title', title: 'junior', needed: 4 });
  });

  it('2026: a pharmacist’s title cannot be older than the work', () => {
    const answers = { ...bachelor, practice_category: 'none' };
    const verdictOf = (years_in_profession: number) =>
      advise({ ...answers, years_in_profession }, PHARMACY).verdict;
    // Three years typed may be three years and eleven months, never four.
    expect([verdictOf(3), verdictOf(4)]).toEqual(['short', 'unclear']);
  });

  it('2023: title and since when are asked', () => {
    const answers: Answers = {
      ...nurseOf2023.pages.application,
      ...nurseOf2023.pages.employment,
      education_level: 'bachelor',
    };
    expect(advise(answers, NURSING, 2023)).toMatchObject({ verdict: 'meets', codes: ['met'] });
    const later = { ...answers, current_title_since: '2019-01' };
    expect(advise(later, NURSING, 2023)).toMatchObject({ verdict: 'short', codes: ['short'] });
    const none = { ...answers, current_title: 'none', current_title_since: null };
    expect(advise(none, NURSING, 2023)).toMatchObject({ verdict: 'short', codes: ['missing'] });
    const higher = { ...answers, current_title: 'intermediate' };
    expect(advise(higher, NURSING, 2023)).toMatchObject({ verdict: 'unclear', codes: ['unknown'] });
  });

  it('2023: no licence date; years of work bound it', () => {
    const answers = { education_level: 'bachelor', practice_category: 'clinical' };
    expect(advise({ ...answers, years_in_profession: 3 }, INTERNAL, 2023).codes).toContain('unknown');
    expect(advise({ ...answers, years_in_profession: 9 }, INTERNAL, 2023).verdict).toBe('unclear');
  });

  it('there is no advice before specialty and education are answered', () => {
    expect(applicantOf({}, INTERNAL)).toBeNull();
    expect(applicantOf({ education_level: 'bachelor' }, null)).toBeNull();
    expect(applicantOf({ education_level: 'something' }, INTERNAL)).toBeNull();
    expect(applicantOf({ education_level: 'bachelor' }, specialty('1', 'senior', 'clinical'))).toBeNull();
    expect(applicantOf({ highest_education: 'bachelor' }, JUNIOR_NURSING)).not.toBeNull();
  });
});

const month = fc
  .tuple(fc.integer({ min: 2000, max: 2027 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`);
const families: readonly Family[] = ['physician', 'public-health', 'nursing', 'technical'];
const applicants: fc.Arbitrary<Applicant> = fc.record({
  level: fc.constantFrom(...(Object.keys(RULES) as Level[])),
  family: fc.constantFrom(...families),
  specialty: fc.constantFrom('301', '368', '373'),
  education: fc.constantFrom(...EDUCATIONS),
  graduatedOn: fc.option(month.map((each) => `${each}-15`)),
  degree: fc.constant(null),
  licensed: fc.option(fc.boolean()),
  registeredSince: fc.option(month),
  trainedSince: fc.oneof(fc.option(month), fc.constant('none' as const)),
  title: fc.option(fc.constantFrom(...TITLES)),
  titleSince: fc.option(month),
  yearsInProfession: fc.option(fc.nat(60)),
  inCommunity: fc.boolean(),
});
const rankOf = (applicant: Applicant, year = 2026) => VERDICTS.indexOf(assess(applicant, year).verdict);

describe('whoever applies', () => {
  it('is told why, whatever the verdict', () => {
    fc.assert(
      fc.property(applicants, (applicant) => {
        const { verdict, lines } = assess(applicant, 2026);
        expect(VERDICTS).toContain(verdict);
        expect(lines.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is never worse off a year later', () => {
    fc.assert(
      fc.property(applicants, (applicant) => {
        expect(rankOf(applicant, 2027)).toBeLessThanOrEqual(rankOf(applicant, 2026));
      }),
    );
  });

  it('is never called short for the higher education alone', () => {
    fc.assert(
      fc.property(applicants, (applicant) => {
        const higher = EDUCATIONS[EDUCATIONS.indexOf(applicant.education) + 1];
        if (higher === undefined || rankOf(applicant) !== VERDICTS.indexOf('meets')) return;
        expect(rankOf({ ...applicant, education: higher })).not.toBe(VERDICTS.indexOf('short'));
      }),
    );
  });
});
