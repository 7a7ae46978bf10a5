import { type AuditEntry, ENTRY_CLASSES } from '#domain/audit/entry.ts';
import type { TrailHead, TrailLink } from '#domain/audit/trail-chain.ts';
import { bytes, instant, integer, text, textOrNull, word } from './columns.ts';
import type { Row } from './pool.ts';

export const toEntry = (row: Row): AuditEntry => ({
  staff: text(row, 'staff_id'),
  userName: text(row, 'user_name'),
  post: text(row, 'post'),
  area: { region: textOrNull(row, 'region_id'), point: textOrNull(row, 'point_id') },
  session: text(row, 'session'),
  class: word(row, 'class', ENTRY_CLASSES),
  endpoint: text(row, 'endpoint'),
  object: text(row, 'object'),
  words: text(row, 'words'),
  outcome: text(row, 'outcome'),
  at: instant(row, 'at'),
  recordedAt: instant(row, 'recorded_at'),
});

export const toTrailLink = (row: Row): TrailLink => ({
  seq: integer(row, 'seq'),
  head: bytes(row, 'head').toString('hex'),
  signature: bytes(row, 'signature').toString('hex'),
  entry: toEntry(row),
});

export const toTrailHead = (row: Row): TrailHead => ({
  staff: text(row, 'staff_id'),
  class: word(row, 'class', ENTRY_CLASSES),
  userName: text(row, 'user_name'),
  seq: integer(row, 'seq'),
  head: bytes(row, 'head').toString('hex'),
  cut:
    integer(row, 'cut_seq') === 0
      ? null
      : {
          seq: integer(row, 'cut_seq'),
          head: bytes(row, 'cut_head').toString('hex'),
          before: instant(row, 'cut_before'),
          signature: bytes(row, 'cut_signature').toString('hex'),
        },
});
