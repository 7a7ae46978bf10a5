import type { Answers } from '../edition/edition.ts';
import type { RegionSettings } from '../registration/command.ts';
import type { Status } from '../registration/registration.ts';
import type { Credential } from './credential.ts';

/** The records of an account that answers quote. The form of 2026 keeps the degree, not which record it came from. */
export function quotedRecords(
  { education_record, degree_record, degree }: Answers,
  records: readonly Credential[],
): { readonly education: Credential | null; readonly degree: Credential | null } {
  const isDegree = ({ id, kind, level }: Credential) =>
    degree_record === undefined ? kind === 'degree' && level === degree : id === degree_record;
  return {
    education: records.find(({ id }) => id === education_record) ?? null,
    degree: records.find(isDegree) ?? null,
  };
}

/** Whether the register, or staff with evidence, have verified every record that is quoted. */
export function areVerified(answers: Answers, records: readonly Credential[]): boolean {
  const { education, degree } = quotedRecords(answers, records);
  return education?.state === 'verified' && (degree === null || degree.state === 'verified');
}

const BEFORE_APPROVAL: readonly Status[] = ['submitted', 'repair', 'confirmed', 'endorsed'];

/** Whether the region's approval waits for a record that nobody has verified yet. */
export const waitsForCredentials = (
  status: Status,
  { verifiedCredentials }: Pick<RegionSettings, 'verifiedCredentials'>,
  areAllVerified: boolean,
): boolean => verifiedCredentials && !areAllVerified && BEFORE_APPROVAL.includes(status);
