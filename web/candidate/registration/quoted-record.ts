import type { Credential, Employer } from '#contract/client.ts';
import type { Answers, Page } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';

/**
 * What picking an education record fills in: what is quoted from it (the server copies the same when the page is
 * submitted), and the length of study where it is offered.
 */
export function answersFromCredential(credential: Credential, page: Page, lists: OptionLists): Answers {
  const quoted: Answers = {
    education_level: credential.level,
    school: credential.school,
    school_note: credential.schoolNote,
    major: credential.major,
    graduated_on: credential.finishedOn,
    education_certificate: credential.certificateNumber,
  };
  const offersLength = lists['study-length']?.some((option) => option.code === credential.studyLength);
  const filled = offersLength ? { ...quoted, study_length: credential.studyLength } : quoted;
  return onlyAsked(page, { ...filled, education_record: credential.id });
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
