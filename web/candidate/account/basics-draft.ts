import type { Account, Basics } from '#contract/client.ts';
import { isCalendarDate } from '#domain/calendar/dates.ts';
import type { Problem } from '#domain/edition/problem.ts';
import { nationalityOf } from '#domain/identity/id-papers.ts';

/** What the form opens with; what the kind of ID implies is filled in. */
export function firstBasics(account: Account): Basics {
  return {
    nationality: account.nationality ?? nationalityOf(account.idType) ?? '',
    sex: account.sex,
    birthDate: account.birthDate,
    ethnicity: account.ethnicity,
    idValidUntil: account.idValidUntil,
  };
}

const error = (field: string, code: string): Problem => ({ field, code, severity: 'error' });
const isDay = (date: string | null) => date === null || isCalendarDate(date);

/** In reading order. Sex, birth date and ethnicity may stay open: exam forms then ask (C3). */
export function checkBasics(basics: Basics): readonly Problem[] {
  const found = [
    basics.nationality === '' ? error('nationality', 'required') : null,
    isDay(basics.birthDate) ? null : error('birthDate', 'not-a-date'),
    isDay(basics.idValidUntil) ? null : error('idValidUntil', 'not-a-date'),
  ];
  return found.filter((problem) => problem !== null);
}
