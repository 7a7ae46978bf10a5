import type { Credential } from '#domain/credentials/credential.ts';
import { instantOrNull, text, word } from './columns.ts';
import type { Row } from './pool.ts';

const STATES = ['unverified', 'verified', 'failed'] as const;

/** A record with how its check stands; `check_state` and `expected_by` are null where there is none. */
export function toCredential(row: Row): Credential {
  const state = word(row, 'state', STATES);
  const isChecking = state === 'unverified' && row.check_state === 'asked';
  const expectedBy = isChecking ? instantOrNull(row, 'expected_by') : null;
  return {
    id: text(row, 'credential_id'),
    kind: word(row, 'kind', ['education', 'degree']),
    level: text(row, 'level'),
    school: text(row, 'school'),
    schoolNote: text(row, 'school_note'),
    major: text(row, 'major'),
    finishedOn: text(row, 'finished_on'),
    certificateNumber: text(row, 'certificate_number'),
    studyLength: text(row, 'study_length'),
    state: isChecking ? 'checking' : state,
    byStaff: row.settled_in !== null,
    expectedBy: expectedBy?.toISOString() ?? null,
    setAside: row.set_aside_at !== null,
  };
}
