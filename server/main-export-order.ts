import path from 'node:path';
import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, EXPORTED_STATUSES, exportColumns } from '#domain/transfers/export.ts';
import type { Reference } from './ports/reference.ts';
import type { ExportOrder } from './usecases/exports/order-export.ts';

/** What was typed; null where it is no order. */
export function readOrder(given: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      purpose: { type: 'string' },
      edition: { type: 'string' },
      columns: { type: 'string' },
      statuses: { type: 'string' },
      points: { type: 'string' },
      specialties: { type: 'string' },
      'sealed-too': { type: 'boolean', default: false },
      format: { type: 'string', default: 'csv' },
    },
  });
  const format = EXPORT_FORMATS.find((one) => one === values.format);
  const [file, ...more] = positionals;
  const { as, purpose } = values;
  if (!as || !purpose?.trim() || file === undefined || more.length > 0 || format === undefined) return null;
  return { ...values, as, purpose, format, file: path.resolve(file) };
}

export type Typed = NonNullable<ReturnType<typeof readOrder>>;

const listOf = (typed: string | undefined) => typed?.split(',').map((one) => one.trim());

/** What was not typed is the newest edition, all that staff see of it, and no column that is stored encrypted. */
export function orderOf(reference: Reference, typed: Typed): ExportOrder {
  const [newest] = reference.editions();
  const key = typed.edition ?? newest?.edition.key ?? '';
  const edition = reference.findEdition(key)?.edition;
  const usual = edition === undefined ? [] : exportColumns(edition).filter(({ sealed }) => !sealed);
  const statuses = listOf(typed.statuses);
  const named = EXPORTED_STATUSES.filter((status) => statuses?.includes(status) ?? true);
  if (statuses !== undefined && named.length < statuses.length)
    throw new Error(`--statuses: of ${EXPORTED_STATUSES.join(', ')}`);
  return {
    edition: key,
    statuses: named,
    points: listOf(typed.points) ?? [],
    specialties: listOf(typed.specialties) ?? [],
    columns: listOf(typed.columns) ?? usual.map(({ key: column }) => column),
    sealedToo: typed['sealed-too'],
    format: typed.format,
    purpose: typed.purpose,
  };
}
