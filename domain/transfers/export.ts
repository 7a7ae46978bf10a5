import { type Edition, fieldsOf } from '../edition/edition.ts';
import { STATUSES, type Status } from '../registration/registration.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `signed`: a handover, which is asked for in its own way. */
export const WRITTEN_FORMATS = [...EXPORT_FORMATS, 'signed'] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

export const EXPORT_STATES = ['waiting', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Why an export has no file. `interrupted`: the machine or the process ended in the middle. */
export const EXPORT_FAILURES = [
  'interrupted',
  'not-permitted',
  'too-many-rows',
  'too-large',
  'broken',
] as const;
export type ExportFailure = (typeof EXPORT_FAILURES)[number];

/** What every registration has beside its answers. */
export const FILE_COLUMNS = [
  'number',
  'status',
  'status_since',
  'region',
  'id_tail',
  'first_submitted_at',
  'submitted_at',
] as const;
export type FileColumn = (typeof FILE_COLUMNS)[number];

/** A draft is its candidate's own affair: staff see nothing of it, here neither. */
export const EXPORTED_STATUSES: readonly Status[] = STATUSES.filter((status) => status !== 'draft');

export type ExportWish = {
  readonly edition: string;
  readonly statuses: readonly Status[];
  /** None: all points, all specialties. */
  readonly points: readonly string[];
  readonly specialties: readonly string[];
  readonly columns: readonly string[];
  /** Asked for on its own: columns that are stored encrypted. */
  readonly sealedToo: boolean;
  readonly format: WrittenFormat;
};

export type ExportColumn = { readonly key: string; readonly sealed: boolean };

/** The columns of an edition: of the file first, then its fields in the order of the form. References to records are none. */
export function exportColumns(edition: Edition): readonly ExportColumn[] {
  const fields = fieldsOf(edition).filter(({ type }) => type !== 'credential');
  return [
    ...FILE_COLUMNS.map((key) => ({ key, sealed: false })),
    ...fields.map(({ key, stored }) => ({ key, sealed: stored === 'sealed' })),
  ];
}

export type WishFault = 'columns-unknown' | 'sealed-not-asked';

/** What is wrong with a wish, or null. */
export function faultInWish(
  edition: Edition,
  wish: Pick<ExportWish, 'columns' | 'sealedToo'>,
): WishFault | null {
  const known = new Map(exportColumns(edition).map(({ key, sealed }) => [key, sealed]));
  if (wish.columns.length === 0 || new Set(wish.columns).size < wish.columns.length) return 'columns-unknown';
  if (!wish.columns.every((key) => known.has(key))) return 'columns-unknown';
  return !wish.sealedToo && wish.columns.some((key) => known.get(key) === true) ? 'sealed-not-asked' : null;
}

/** Whether anything of a wish has to be unsealed. */
export function unseals(edition: Edition, columns: readonly string[]): boolean {
  return exportColumns(edition).some(({ key, sealed }) => sealed && columns.includes(key));
}

/** A sheet ends here, its header included. */
export const SHEET_ROWS = 1_048_576;
/** How long a file can be downloaded. */
export const EXPORT_HOURS = 24;

export const exportEnds = (readyAt: Date): Date => new Date(readyAt.getTime() + EXPORT_HOURS * 3_600_000);
