import type { Answer, Answers } from '#domain/edition/edition.ts';
import { fieldsOf } from '#domain/edition/edition.ts';
import { editions } from '#domain/edition/editions.ts';
import type { FirstPass } from '#domain/registration/first-pass.ts';
import { NO_PAPERS, type Papers } from '#domain/registration/paper-files.ts';
import { type Registration, STATUSES } from '#domain/registration/registration.ts';
import type { Keys } from '../ports/keys.ts';
import { bytes, instant, instantOrNull, integer, text, textOrNull, texts, word } from './columns.ts';
import type { Row } from './pool.ts';

/** Which column keeps which answer, for the fields declared `stored: 'column'`. */
const COLUMNS = {
  name: 'name',
  point: 'point_id',
  site: 'site_id',
  level: 'level',
  specialty: 'specialty_id',
} as const;

export const sealingPlace = (edition: string, candidate: string) => `registrations/${edition}/${candidate}`;

export type SplitAnswers = {
  readonly columns: { readonly [K in keyof typeof COLUMNS]: string | null };
  readonly plain: Answers;
  readonly sealed: Answers;
};

const textOf = (answer: Answer | undefined) => (typeof answer === 'string' ? answer : null);

/** How each field of an edition is stored, by its key. */
const storing = new Map(
  editions.map((edition) => [
    edition.key,
    new Map(fieldsOf(edition).map((field) => [field.key, field.stored])),
  ]),
);

/** Splits answers by how their fields are declared to be stored. An undeclared key is a bug, not data. */
export function splitAnswers(editionKey: string, answers: Answers): SplitAnswers {
  const storedAs = storing.get(editionKey);
  if (storedAs === undefined) throw new Error(`no edition ${editionKey}`);
  const kept = (stored: string) =>
    Object.fromEntries(
      Object.entries(answers).filter(([key, answer]) => answer !== null && storedAs.get(key) === stored),
    );
  return {
    columns: {
      name: textOf(answers.name),
      point: textOf(answers.point),
      site: textOf(answers.site),
      level: textOf(answers.level),
      specialty: textOf(answers.specialty),
    },
    plain: kept('plain'),
    sealed: kept('sealed'),
  };
}

export function sealRow(registration: Registration, sealed: Answers, keys: Keys): Buffer {
  const place = sealingPlace(registration.edition, registration.candidate);
  return keys.seal(place, { answers: sealed, code: registration.code });
}

type Sealed = { readonly answers: Answers; readonly code: string | null };

/** Nothing is sealed where the answers were erased. */
function openRow(row: Row, place: string, keys: Keys): Sealed {
  const sealed = bytes(row, 'sealed');
  return sealed.length === 0 ? { answers: {}, code: null } : (keys.open(place, sealed) as Sealed);
}

export function toRegistration(row: Row, keys: Keys): Registration {
  const [edition, candidate] = [text(row, 'edition_id'), text(row, 'candidate_id')];
  const sealed = openRow(row, sealingPlace(edition, candidate), keys);
  const columns = Object.entries(COLUMNS).map(([key, column]) => [key, textOrNull(row, column)] as const);
  return {
    edition,
    candidate,
    number: text(row, 'number'),
    status: word(row, 'status', STATUSES),
    statusSince: instant(row, 'status_since'),
    extendedUntil: instantOrNull(row, 'extended_until'),
    statusBefore: row.status_before === null ? null : word(row, 'status_before', STATUSES),
    firstPass: row.first_pass as FirstPass | null,
    rev: integer(row, 'rev'),
    region: text(row, 'region_id'),
    answers: { ...(row.answers as Answers), ...sealed.answers, ...Object.fromEntries(columns) },
    savedPages: texts(row, 'saved_pages'),
    photo: textOrNull(row, 'photo_digest'),
    papers: { ...NO_PAPERS, ...(row.papers as Partial<Papers>) },
    noticeVersion: text(row, 'notice_version'),
    firstSubmittedAt: instantOrNull(row, 'first_submitted_at'),
    submittedAt: instantOrNull(row, 'submitted_at'),
    code: sealed.code,
    revision: integer(row, 'revision'),
    contentDigest: textOrNull(row, 'content_digest'),
  };
}
