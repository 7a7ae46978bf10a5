import { placeOfAccount } from './account-row.ts';
import { casePlace } from './case-row.ts';
import { bytes, integer, text } from './columns.ts';
import { placeOfFactor } from './factor-store.ts';
import { placeOfNote } from './note-store.ts';
import { recordPlace } from './past-record-store.ts';
import type { Row } from './pool.ts';
import { mailPlace, wechatPlace } from './reach-row.ts';
import { refundPlace } from './refund-shares.ts';
import { sealingPlace } from './registration-row.ts';
import { correctionPlace, pagePlace, revisionPlace } from './save-registration.ts';
import { tokenPlace } from './vendor-tokens.ts';
import { scanPlace } from './wechat-store.ts';

/** A table whose column `sealed` is bound to a place; `more`: what else has to be read to name the place. */
export type SealedTable = {
  readonly table: string;
  /** The primary key, with the types of its columns. */
  readonly key: Readonly<Record<string, 'uuid' | 'text' | 'integer' | 'bytea'>>;
  readonly more?: string;
  readonly place: (row: Row) => string;
};

const owned = { edition_id: 'text', candidate_id: 'uuid' } as const;
const record = { id_hash: 'bytea', year: 'integer' } as const;

const identity = (row: Row) => [text(row, 'edition_id'), text(row, 'candidate_id')] as const;
const page = (row: Row) =>
  pagePlace({ edition: text(row, 'edition_id'), candidate: text(row, 'candidate_id') }, text(row, 'page'));
const ofRecord = (row: Row) => recordPlace(bytes(row, 'id_hash'), integer(row, 'year'));

const REV = `(select e.rev from registration_events e
  where e.edition_id = t.edition_id and e.candidate_id = t.candidate_id and e.seq = t.seq) as rev`;

/** All that is sealed in rows that stay; a test compares it with the schema. */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: 'candidates',
    key: { candidate_id: 'uuid' },
    place: (row) => placeOfAccount(text(row, 'candidate_id')),
  },
  { table: 'registrations', key: owned, place: (row) => sealingPlace(...identity(row)) },
  {
    table: 'registration_revisions',
    key: { ...owned, revision: 'integer' },
    place: (row) => revisionPlace(...identity(row), integer(row, 'revision')),
  },
  { table: 'drafts', key: { ...owned, page: 'text' }, place: page },
  { table: 'kept_answers', key: { ...owned, page: 'text' }, place: page },
  { table: 'past_records', key: record, place: ofRecord },
  { table: 'replaced_records', key: { replaced_by: 'uuid', ...record }, place: ofRecord },
  { table: 'cases', key: { case_id: 'uuid' }, place: (row) => casePlace(text(row, 'case_id')) },
  {
    table: 'file_notes',
    key: { ...owned, note_id: 'uuid' },
    place: (row) => placeOfNote(text(row, 'note_id')),
  },
  {
    table: 'staff_factors',
    key: { factor_id: 'uuid' },
    place: (row) => placeOfFactor(text(row, 'factor_id')),
  },
  {
    table: 'corrections',
    key: { ...owned, seq: 'integer' },
    more: REV,
    place: (row) => correctionPlace(...identity(row), integer(row, 'rev')),
  },
  {
    table: 'refunds',
    key: { ...owned, refund_id: 'uuid' },
    place: (row) => refundPlace(...identity(row), text(row, 'refund_id')),
  },
  {
    table: 'reaches',
    key: { candidate_id: 'uuid' },
    place: (row) => mailPlace(text(row, 'candidate_id')),
  },
  {
    table: 'wechat_bindings',
    key: { candidate_id: 'uuid' },
    place: (row) => wechatPlace(text(row, 'candidate_id')),
  },
  { table: 'scans', key: { scan_hash: 'bytea' }, place: (row) => scanPlace(bytes(row, 'scan_hash')) },
  { table: 'vendor_tokens', key: { vendor: 'text' }, place: (row) => tokenPlace(text(row, 'vendor')) },
];
