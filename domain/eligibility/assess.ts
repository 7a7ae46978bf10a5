import type { CalendarDate } from '../calendar/dates.ts';
import type { Applicant } from './applicant.ts';
import { evidenceFor } from './evidence.ts';
import { EDUCATIONS, type Education, MAY_COME_EARLIER, needsLicence, RULES, type Way } from './rules.ts';

export const VERDICTS = ['meets', 'unclear', 'short'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const ADVICE_CODES = [
  'met',
  'short',
  'short-at-most',
  'unknown',
  'missing',
  'licence-missing',
  'graduated-after',
  'degree-undated',
  'lower-education',
  'community-earlier',
  'not-named',
] as const;
export type AdviceCode = (typeof ADVICE_CODES)[number];

/** One reason: a code with its figures, worded by whoever speaks to a person. */
export type AdviceLine = {
  readonly code: AdviceCode;
  readonly params: Readonly<Record<string, string | number>>;
};

/** Help, never a refusal: staff decide, by papers that no form holds. */
export type Advice = { readonly verdict: Verdict; readonly lines: readonly AdviceLine[] };

/** Degrees and years count until the last day of the year before the exam. */
export const countsUntil = (year: number): CalendarDate => `${year - 1}-12-31`;

const EARLIER_MONTHS = 12;

type Found = Advice & {
  /** Months short on the best way; zero where that is not known. */
  readonly lacking: number;
};

function along(way: Way, education: Education, applicant: Applicant, until: CalendarDate): Found {
  const evidence = evidenceFor(way, applicant, until);
  const needed = way.years * 12;
  const params = { education, basis: way.basis, title: way.title ?? '', needed: way.years, until };
  const say = (verdict: Verdict, code: AdviceCode, months: number, lacking = 0): Found => ({
    verdict,
    lacking,
    lines: [{ code, params: { ...params, years: Math.floor(months / 12), months: months % 12 } }],
  });
  if (!('months' in evidence)) {
    return evidence.is === 'missing' ? say('short', 'missing', 0) : say('unclear', 'unknown', 0);
  }
  const { months } = evidence;
  if (months < needed) {
    return say('short', evidence.is === 'known' ? 'short' : 'short-at-most', months, needed - months);
  }
  return evidence.is === 'known' ? say('meets', 'met', months) : say('unclear', 'unknown', 0);
}

const rank = ({ verdict }: Advice) => VERDICTS.indexOf(verdict);

/** The best of several ways; where they are alike all of them are said. */
function best(found: readonly Found[]): Found | null {
  const [first, ...others] = found.toSorted((a, b) => rank(a) - rank(b));
  if (first === undefined) return null;
  const alike = others.filter(({ verdict }) => verdict === first.verdict && verdict !== 'meets');
  const lacking = [first, ...alike].map((each) => each.lacking).filter((months) => months > 0);
  const lines = [first, ...alike].flatMap((each) => each.lines);
  return { verdict: first.verdict, lines, lacking: lacking.length === 0 ? 0 : Math.min(...lacking) };
}

function by(education: Education, applicant: Applicant, until: CalendarDate): Found {
  const ways = RULES[applicant.level][applicant.family]?.[education] ?? [];
  const found = best(ways.map((way) => along(way, education, applicant, until)));
  return found ?? { verdict: 'unclear', lacking: 0, lines: [{ code: 'not-named', params: { education } }] };
}

const add = (found: Found, code: AdviceCode, params: AdviceLine['params']): Found => ({
  ...found,
  verdict: 'unclear',
  lines: [...found.lines, { code, params }],
});

/** Who is short by the own education may come by a lower one that is enough, with the record of that. */
function orLower(found: Found, applicant: Applicant, until: CalendarDate): Found {
  if (found.verdict !== 'short') return found;
  const lower = EDUCATIONS.slice(0, EDUCATIONS.indexOf(applicant.education)).toReversed();
  const named = lower.filter((education) => RULES[applicant.level][applicant.family]?.[education]);
  const education = named.find((each) => by(each, applicant, until).verdict === 'meets');
  return education === undefined ? found : add(found, 'lower-education', { education });
}

/** A degree above the education may be enough; when it was awarded is not on the form. */
function orByDegree(found: Found, applicant: Applicant, until: CalendarDate): Found {
  const { degree } = applicant;
  if (degree === null || found.verdict !== 'short') return found;
  return by(degree, applicant, until).verdict === 'short'
    ? found
    : add(found, 'degree-undated', { degree, until });
}

function orEarlier(found: Found, { inCommunity, specialty }: Applicant): Found {
  const isNear = found.lacking > 0 && found.lacking <= EARLIER_MONTHS;
  const may = found.verdict === 'short' && isNear && inCommunity && MAY_COME_EARLIER.includes(specialty);
  return may ? add(found, 'community-earlier', {}) : found;
}

/** Whether the answers meet the usual conditions, and why. Pure: the year says until when. */
export function assess(applicant: Applicant, year: number): Advice {
  const until = countsUntil(year);
  const stops: AdviceLine[] = [];
  const { graduatedOn, family, licensed } = applicant;
  if (graduatedOn !== null && graduatedOn > until) {
    stops.push({ code: 'graduated-after', params: { graduated: graduatedOn, until } });
  }
  if (needsLicence(family) && licensed === false) stops.push({ code: 'licence-missing', params: {} });
  if (stops.length > 0) return { verdict: 'short', lines: stops };
  const own = by(applicant.education, applicant, until);
  const found = orEarlier(orByDegree(orLower(own, applicant, until), applicant, until), applicant);
  return { verdict: found.verdict, lines: found.lines };
}
