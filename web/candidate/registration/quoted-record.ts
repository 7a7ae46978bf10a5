import type { Credential, Employer } from '#contract/client.ts';
import type { Answers, Page } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';

export const NO_DEGREE = 'none';

/** Which records of the account a field quotes. */
export const kindOf = (field: string): Credential['kind'] =>
  field === 'degree_record' ? 'degree' : 'education';

/**
 * What picking an education record fills in: what is quoted from it (the server copies the same when the page is
 * submitted), and the length of study where it is offered. Without a record what was quoted goes.
 */
export function answersFromEducation(credential: Credential | null, page: Page, lists: OptionLists): Answers {
  const quoted: Answers = {
    education_record: credential?.id ?? null,
    education_level: credential?.level ?? null,
    school: credential?.school ?? null,
    school_note: credential?.schoolNote ?? null,
    major: credential?.major ?? null,
    graduated_on: credential?.finishedOn ?? null,
    education_certificate: credential?.certificateNumber ?? null,
  };
  const length = lists['study-length']?.find((option) => option.code === credential?.studyLength);
  return onlyAsked(page, length === undefined ? quoted : { ...quoted, study_length: length.code });
}

/** The same for a degree record, or for having no degree (C13, C19). */
export function answersFromDegree(degree: Credential | typeof NO_DEGREE | null, page: Page): Answers {
  const [record, level] = typeof degree === 'string' ? [degree, degree] : [degree?.id, degree?.level];
  return onlyAsked(page, { degree_record: record ?? null, degree: level ?? null });
}

/** What picking an employer fills in; the fields below can still be chosen otherwise. */
export function answersFromEmployer(employer: Employer, page: Page, lists: OptionLists): Answers {
  const known = (list: string, code: string) => lists[list]?.some((option) => option.code === code);
  return onlyAsked(page, {
    employer: employer.code,
    employer_name: employer.name,
    ...(known('employer-nature', employer.nature) ? { employer_nature: employer.nature } : {}),
    ...(known('employer-category', employer.category) ? { employer_category: employer.category } : {}),
  });
}

function onlyAsked(page: Page, answers: Answers): Answers {
  const keys = page.fields.map((field) => field.key);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.includes(key)));
}
