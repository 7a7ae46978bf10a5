import { beijingDate } from '#domain/calendar/dates.ts';
import type { NationDocument } from '#domain/configuration/nation.ts';
import { fieldsOf } from '#domain/edition/edition.ts';
import { editions } from '#domain/edition/editions.ts';
import type { ResultFacts } from '#domain/transfers/past-results.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigurationStore } from '../../ports/configuration-store.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { ImportRun, ImportStore } from '../../ports/import-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { PaymentGateway } from '../../ports/payment-gateway.ts';
import type { Reference } from '../../ports/reference.ts';
import type { CsvReader } from '../../ports/sheets.ts';
import type { Texts } from '../../ports/texts.ts';

export type ImportDeps = {
  readonly imports: ImportStore;
  readonly nationConfigurations: ConfigurationStore<NationDocument>;
  readonly reference: Reference;
  readonly files: FileStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly readCsv: CsvReader;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
};

/** Large enough that a file of all results is some hundred parts, small enough for a hospital's line. */
export const IMPORT_PART_BYTES = 4 * 1024 * 1024;

export const importFolder = (id: string) => `imports/${id}`;
export const importPartKey = (id: string, offset: number) => `${importFolder(id)}/${offset}.part`;

const codesOf = (options: readonly { readonly code: string }[] | undefined) =>
  new Set((options ?? []).map(({ code }) => code));

/** What a file of results may name, over all editions that this installation knows. */
export function resultFacts({ reference, clock }: ImportDeps, run: Pick<ImportRun, 'area'>): ResultFacts {
  const known = reference.editions().map(({ edition }) => edition);
  const lists = known.map(({ key }) => reference.listsFor(key, null));
  const fields = editions.flatMap(fieldsOf).filter(({ type }) => type !== 'credential');
  const regions = known.flatMap(({ key }) => reference.regionsOf(key).map(({ region }) => region));
  const specialties = lists.flatMap((list) => [...codesOf(list.specialty)]);
  return {
    today: beijingDate(clock.now()),
    region: run.area.region,
    regions: new Set(regions),
    specialties: new Set([...specialties, ...reference.mergers().map(({ former }) => former)]),
    levels: new Set(lists.flatMap((list) => [...codesOf(list.level)])),
    subjects: [...new Set(lists.flatMap((list) => [...codesOf(list.subject)]))],
    fields: new Map(fields.map(({ key, type }) => [key, type === 'whole-number' ? 'number' : 'text'])),
  };
}
