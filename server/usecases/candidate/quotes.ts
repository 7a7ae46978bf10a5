import { type Credential, standing } from '#domain/credentials/credential.ts';
import type { Answers } from '#domain/edition/edition.ts';
import type { Quotes } from '#domain/registration/command.ts';
import type { Account, AccountStore } from '../../ports/account-store.ts';
import type { EmployerDirectory, EmployerEntry } from '../../ports/reference.ts';

const present = (answers: Record<string, string | null>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));

/** C3: what the account knows is quoted; what it does not know (sex, date of birth) stays to be chosen. */
export function quoteAccount(account: Account): Answers {
  return present({
    name: account.name,
    id_type: account.paper.type,
    id_number: account.paper.number,
    nationality: account.nationality,
    sex: account.sex,
    birth_date: account.birthDate,
  });
}

/** Offered to begin with, not bound: the candidate may answer otherwise. */
export function suggestFrom(account: Account): Answers {
  return present({
    phone: account.phone,
    ethnicity: account.ethnicity,
    id_valid_until: account.idValidUntil,
  });
}

export function quoteEducation(credential: Credential): Answers {
  return present({
    education_level: credential.level,
    school: credential.school,
    school_note: credential.schoolNote,
    major: credential.major,
    graduated_on: credential.finishedOn,
    education_certificate: credential.certificateNumber,
  });
}

/** C13: who has no degree says so with this code instead of a record. */
const NO_DEGREE = 'none';

function quoteDegree(record: string, credentials: readonly Credential[]): Answers | null {
  if (record === NO_DEGREE) return { degree: NO_DEGREE };
  const found = credentials.find(({ id, kind }) => id === record && kind === 'degree');
  return found === undefined ? null : { degree: found.level };
}

function quoteEducationRecord(record: string, credentials: readonly Credential[]): Answers | null {
  const found = credentials.find(({ id, kind }) => id === record && kind === 'education');
  return found === undefined ? null : quoteEducation(found);
}

/** What the records that are named say; null where one is not this candidate's, or set aside (C12, C19). */
function quoteCredentials(answers: Answers, credentials: readonly Credential[]): Answers | null {
  const { education_record: education, degree_record: degree } = answers;
  const ofEducation = typeof education === 'string' ? quoteEducationRecord(education, credentials) : {};
  const ofDegree = typeof degree === 'string' ? quoteDegree(degree, credentials) : {};
  return ofEducation === null || ofDegree === null ? null : { ...ofEducation, ...ofDegree };
}

const quoteEmployer = (employer: EmployerEntry): Answers => ({ employer_name: employer.name });

export type Sources = { readonly accounts: AccountStore; readonly employers: EmployerDirectory };

export type Gathered = { readonly quotes: Quotes; readonly account: Account | null };

/** Looks up what the answers refer to, among this candidate's own records only. */
export async function gatherQuotes(sources: Sources, candidate: string, answers: Answers): Promise<Gathered> {
  const { employer } = answers;
  const namesRecord =
    typeof answers.education_record === 'string' || typeof answers.degree_record === 'string';
  const [account, credentials, entry] = await Promise.all([
    sources.accounts.findAccount(candidate),
    namesRecord ? sources.accounts.credentialsOf(candidate) : [],
    typeof employer === 'string' && employer !== 'other' ? sources.employers.findEmployer(employer) : null,
  ]);
  const quotes = {
    account: account === null ? {} : quoteAccount(account),
    credential: namesRecord ? quoteCredentials(answers, standing(credentials)) : null,
    employer: entry === null ? null : quoteEmployer(entry),
  };
  return { quotes, account };
}

export const NO_QUOTES: Quotes = { account: {}, credential: null, employer: null };
