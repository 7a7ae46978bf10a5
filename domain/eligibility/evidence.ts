import type { CalendarDate, CalendarMonth } from '../calendar/dates.ts';
import type { Applicant } from './applicant.ts';
import { TITLES, type Way } from './rules.ts';

/**
 * What the answers say of the months that a way asks for. `at-most`: when it began is not on the form, but it cannot
 * have been earlier than something that is.
 */
export type Evidence =
  | { readonly is: 'known' | 'at-most'; readonly months: number }
  | { readonly is: 'missing' | 'unknown' };

const UNKNOWN: Evidence = { is: 'unknown' };
const MISSING: Evidence = { is: 'missing' };

/** Whole months from a month to a day; the form knows no days, so the first month counts from its beginning to its end alike. */
export function monthsUntil(from: CalendarMonth, until: CalendarDate): number {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const [lastYear = 0, lastMonth = 0] = until.split('-').map(Number);
  return Math.max(0, (lastYear - year) * 12 + lastMonth - month);
}

const known = (from: CalendarMonth, until: CalendarDate): Evidence =>
  from > until.slice(0, 7) ? MISSING : { is: 'known', months: monthsUntil(from, until) };

/** The longest that something within the working life can have lasted: `5` years may be nearly six. */
function withinWork({ yearsInProfession }: Applicant): Evidence {
  return yearsInProfession === null ? UNKNOWN : { is: 'at-most', months: yearsInProfession * 12 + 11 };
}

function ofRegistration(applicant: Applicant, until: CalendarDate): Evidence {
  const { registeredSince } = applicant;
  return registeredSince === null ? withinWork(applicant) : known(registeredSince, until);
}

/** Where the form asks for no title, a nurse's cannot be older than her licence, and nobody's older than their work. */
function ofTitle(applicant: Applicant, way: Way, until: CalendarDate): Evidence {
  const { title, titleSince, registeredSince, family } = applicant;
  if (title === null) {
    const isNurse = family === 'nursing' && registeredSince !== null;
    return isNurse ? { is: 'at-most', months: monthsUntil(registeredSince, until) } : withinWork(applicant);
  }
  const [held, wanted] = [TITLES.indexOf(title), TITLES.indexOf(way.title ?? 'none')];
  if (held < wanted) return MISSING;
  // A higher title says nothing of when the lower one was obtained.
  return held > wanted || titleSince === null ? UNKNOWN : known(titleSince, until);
}

function ofResidency({ trainedSince }: Applicant, until: CalendarDate): Evidence {
  if (trainedSince === 'none') return MISSING;
  return trainedSince === null ? UNKNOWN : known(trainedSince, until);
}

export function evidenceFor(way: Way, applicant: Applicant, until: CalendarDate): Evidence {
  switch (way.basis) {
    case 'registration':
      return ofRegistration(applicant, until);
    case 'title':
      return ofTitle(applicant, way, until);
    case 'residency':
      return ofResidency(applicant, until);
    case 'profession':
      return applicant.yearsInProfession === null
        ? UNKNOWN
        : { is: 'known', months: applicant.yearsInProfession * 12 };
    case 'education':
      return { is: 'known', months: 0 };
  }
}
