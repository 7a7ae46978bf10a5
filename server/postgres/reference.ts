import type pg from 'pg';
import type { Windows } from '#domain/calendar/windows.ts';
import { REASON_STAGES } from '#domain/catalogue/reason.ts';
import { type Edition, fieldsOf } from '#domain/edition/edition.ts';
import { editions } from '#domain/edition/editions.ts';
import type { Option, OptionLists } from '#domain/edition/options.ts';
import type { PaperList } from '#domain/edition/paper-list.ts';
import type { FeeRow } from '#domain/payment/fee.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import { SECOND_LOOK_RULES, type SecondLookSettings } from '#domain/registration/first-pass.ts';
import type { PaperLimits } from '#domain/registration/paper-files.ts';
import type { ReminderTopic } from '#domain/registration/reminders.ts';
import { readTerm } from '#domain/retention/term.ts';
import type { Merger } from '#domain/returning/rolling.ts';
import type { EditionRow, Reason, Reference, RegionOfEdition, Specialty } from '../ports/reference.ts';
import type { RetentionTerm } from '../ports/retention-store.ts';
import { instant, integer, integerOrNull, text, textOrNull, texts, truth, word } from './columns.ts';
import { type Row, rows } from './pool.ts';

type Tables = Readonly<Record<(typeof TABLES)[number], readonly Row[]>>;

const TABLES = [
  'editions',
  'regions',
  'points',
  'sites',
  'specialties',
  'edition_specialties',
  'specialty_mergers',
  'options',
  'region_settings',
  'windows',
  'fees',
  'photo_limits',
  'paper_limits',
  'reasons',
  'grace_periods',
  'employer_settings',
  'reminders',
  'retention_terms',
] as const;

const ORDERED = new Set([
  'editions',
  'regions',
  'points',
  'sites',
  'specialties',
  'edition_specialties',
  'options',
  'reasons',
  'retention_terms',
]);

async function readTables(pool: pg.Pool): Promise<Tables> {
  const read = TABLES.map(async (table) => {
    const order = ORDERED.has(table) ? ' order by position' : '';
    return [table, await rows(pool, `select * from ${table}${order}`)] as const;
  });
  return Object.fromEntries(await Promise.all(read)) as unknown as Tables;
}

const isOf = (column: string, value: string) => (row: Row) => row[column] === value;

function windowsOf(tables: Tables, edition: string, region: string): Windows {
  const found = tables.windows.filter(isOf('edition_id', edition)).filter(isOf('region_id', region));
  const kinds = ['registration', 'confirmation', 'repair', 'review', 'payment'] as const;
  const entries = kinds.map((kind) => {
    const row = found.find(isOf('kind', kind));
    if (row === undefined) throw new Error(`no ${kind} window for region ${region} in ${edition}`);
    return [kind, { opensAt: instant(row, 'opens_at'), closesAt: instant(row, 'closes_at') }] as const;
  });
  return Object.fromEntries(entries) as Windows;
}

function feesOf(tables: Tables, edition: string, region: string, payee: string): FeeRow[] {
  const found = tables.fees.filter(isOf('edition_id', edition)).filter(isOf('region_id', region));
  return found.map((row) => ({
    level: text(row, 'level'),
    form: text(row, 'form'),
    fenPerSubject: integer(row, 'fen_per_subject'),
    fenPerPerson: integer(row, 'fen_per_person'),
    legalBasis: text(row, 'legal_basis'),
    payee,
  }));
}

/** Without a row there is neither grace nor extension. */
function graceOf(tables: Tables, edition: string, region: string) {
  const row = tables.grace_periods.filter(isOf('edition_id', edition)).find(isOf('region_id', region));
  return row === undefined
    ? { graceMinutes: 0, extensionHours: 0 }
    : { graceMinutes: integer(row, 'grace_minutes'), extensionHours: integer(row, 'extension_hours') };
}

/** Off without a row. */
function letsClerksIn(tables: Tables, edition: string, region: string): boolean {
  const row = tables.employer_settings.filter(isOf('edition_id', edition)).find(isOf('region_id', region));
  return row !== undefined && truth(row, 'clerks');
}

function daysBefore(tables: Tables, edition: string, about: ReminderTopic): number[] {
  const found = tables.reminders.filter(isOf('edition_id', edition)).filter(isOf('about', about));
  return found.map((row) => integer(row, 'days')).sort((a, b) => b - a);
}

/** A rule that this release does not know asks for nothing. */
function secondLookOf(row: Row): SecondLookSettings {
  const named = texts(row, 'second_look_rules');
  const rules = SECOND_LOOK_RULES.filter((rule) => named.includes(rule));
  return { rules, percent: integer(row, 'second_look_percent') };
}

function toRegion(tables: Tables, row: Row): RegionOfEdition {
  const [edition, region] = [text(row, 'edition_id'), text(row, 'region_id')];
  const named = tables.regions.find(isOf('region_id', region));
  return {
    region,
    name: named === undefined ? region : text(named, 'name'),
    confirmation: word(row, 'confirmation', ['on-site', 'on-line']),
    onlinePayment: truth(row, 'online_payment'),
    autoConfirmation: truth(row, 'auto_confirmation'),
    reviewsAutoConfirmed: truth(row, 'review_auto_confirmed'),
    secondLook: secondLookOf(row),
    verifiedCredentials: truth(row, 'verified_credentials'),
    // Written by bring_into_force() alone, from a document that was checked by its schema and its problems.
    paperList: row.paper_list as PaperList,
    ...graceOf(tables, edition, region),
    windows: windowsOf(tables, edition, region),
    gateway: text(row, 'payment_gateway'),
    payee: text(row, 'payee'),
    place: text(row, 'confirmation_place'),
    papers: texts(row, 'confirmation_papers'),
    fees: feesOf(tables, edition, region, text(row, 'payee')),
    notice: text(row, 'notice'),
    employerClerks: letsClerksIn(tables, edition, region),
  };
}

const option = (row: Row, code: string, within: Option['within']): Option => ({
  code,
  label: text(row, row.label === undefined ? 'name' : 'label'),
  labelEn: text(row, row.label === undefined ? (row.name_en === undefined ? 'name' : 'name_en') : 'label_en'),
  within,
});

const isOffered = (row: Row, year: number) =>
  (integerOrNull(row, 'from_year') ?? year) <= year && year <= (integerOrNull(row, 'to_year') ?? year);

/** What the nation has settled for the edition; where it has not, what the files say of its year. */
function offeredIn(tables: Tables, { key, exam, year }: Edition): readonly Row[] {
  const settled = tables.edition_specialties.filter(isOf('edition_id', key));
  if (settled.length > 0) return settled;
  return tables.specialties.filter((row) => row.exam === exam && isOffered(row, year));
}

/** `within` of a code list names disciplines; specialties hang on discipline and level, levels on what they hold. */
function codeLists(tables: Tables, specialties: readonly Row[]): Record<string, Option[]> {
  const lists: Record<string, Option[]> = {};
  for (const row of tables.options) {
    const list = text(row, 'list');
    const disciplines =
      list === 'level' ? disciplinesOf(specialties, text(row, 'code')) : texts(row, 'within');
    const within = disciplines.length === 0 ? {} : { discipline: disciplines };
    lists[list] = [...(lists[list] ?? []), option(row, text(row, 'code'), within)];
  }
  return lists;
}

function disciplinesOf(specialties: readonly Row[], level: string): string[] {
  return [...new Set(specialties.filter(isOf('level', level)).map((row) => text(row, 'discipline')))];
}

function specialtyOption(row: Row): Option {
  const within = { discipline: [text(row, 'discipline')], level: [text(row, 'level')] };
  const code = text(row, 'specialty_id');
  const label = `${code} ${text(row, 'name')}`;
  const { nameEn, closed } = toSpecialty(row);
  const labelEn = nameEn === '' ? label : `${code} ${nameEn}`;
  return { code, label, labelEn, within, ...(closed && { closed }) };
}

/** Where no level is asked, the specialty's label tells it: one name stands on several levels (C6, 2023). */
function withLevel(option: Option, levels: readonly Option[]): Option {
  const level = levels.find(({ code }) => option.within.level?.includes(code));
  if (level === undefined) return option;
  return {
    ...option,
    label: `${option.label} · ${level.label}`,
    labelEn: `${option.labelEn} · ${level.labelEn}`,
  };
}

/** A list is narrowed only by answers that the edition asks for. */
function withinDeclared(lists: Record<string, Option[]>, edition: Edition): OptionLists {
  const declared = new Set(fieldsOf(edition).map(({ key }) => key));
  const kept = (within: Option['within']) =>
    Object.fromEntries(Object.entries(within).filter(([key]) => declared.has(key)));
  return Object.fromEntries(
    Object.entries(lists).map(([key, list]) => [key, list.map((of) => ({ ...of, within: kept(of.within) }))]),
  );
}

function buildLists(tables: Tables, { edition }: EditionRow, region: string | null): OptionLists {
  const specialties = offeredIn(tables, edition);
  const isOpen = (row: Row) => !texts(row, 'closed_in').includes(edition.key);
  const points = region === null ? [] : tables.points.filter(isOf('region_id', region)).filter(isOpen);
  const sites = points.flatMap((point) =>
    tables.sites.filter(isOf('point_id', text(point, 'point_id'))).filter(isOpen),
  );
  const codes = codeLists(tables, specialties);
  const asksLevel = fieldsOf(edition).some(({ key }) => key === 'level');
  const offered = specialties.map(specialtyOption);
  const lists = {
    ...codes,
    specialty: asksLevel ? offered : offered.map((of) => withLevel(of, codes.level ?? [])),
    point: points.map((row) => option(row, text(row, 'point_id'), {})),
    site: sites.map((row) => option(row, text(row, 'site_id'), { point: [text(row, 'point_id')] })),
  };
  return withinDeclared(lists, edition);
}

const toPaperLimits = (row: Row): PaperLimits => ({
  maxBytes: integer(row, 'max_bytes'),
  maxSheets: integer(row, 'max_sheets'),
});

const toLimits = (row: Row): PhotoLimits => ({
  minWidth: integer(row, 'min_width'),
  minHeight: integer(row, 'min_height'),
  minBytes: integer(row, 'min_bytes'),
  maxBytes: integer(row, 'max_bytes'),
});

const toReason = (row: Row, all: readonly Row[]): Reason => ({
  code: text(row, 'reason_id'),
  stage: word(row, 'stage', REASON_STAGES),
  region: textOrNull(row, 'region_id'),
  isRetired: row.retired_at !== null,
  isReplaced: all.some(({ replaces }) => replaces === row.reason_id),
  text: text(row, 'text_zh'),
  fix: text(row, 'fix_zh'),
  textEn: text(row, 'text_en'),
  fixEn: text(row, 'fix_en'),
  field: textOrNull(row, 'field'),
});

const toTerm = (row: Row): RetentionTerm => ({
  class: text(row, 'class'),
  term: readTerm(textOrNull(row, 'term') ?? ''),
  basis: word(row, 'basis', ['law', 'ours']),
  what: text(row, 'what_zh'),
  whatEn: text(row, 'what_en'),
  since: text(row, 'since_zh'),
  sinceEn: text(row, 'since_en'),
  basisText: text(row, 'basis_zh'),
  basisTextEn: text(row, 'basis_en'),
});

const toMerger = (row: Row): Merger => ({
  former: text(row, 'former'),
  specialty: text(row, 'specialty_id'),
  fromYear: integer(row, 'from_year'),
});

const toSpecialty = (row: Row): Specialty => ({
  code: text(row, 'specialty_id'),
  name: text(row, 'name'),
  level: text(row, 'level'),
  discipline: text(row, 'discipline'),
  form: word(row, 'form', ['paper', 'computer']),
  subjects: texts(row, 'subjects'),
  nameEn: row.name_en === undefined ? '' : text(row, 'name_en'),
  closed: row.closed === true,
});

/** Only editions that code declares and rows date are open; the rest of the house asks nothing else. */
function toEditions(tables: Tables): EditionRow[] {
  return tables.editions.flatMap((row) => {
    const edition = editions.find((declared) => declared.key === row.edition_id);
    return edition === undefined
      ? []
      : [{ edition, title: text(row, 'title'), examDate: text(row, 'exam_date') }];
  });
}

function buildReference(tables: Tables): Reference {
  const open = toEditions(tables);
  const regions = new Map(
    open.map(({ edition }) => {
      const settings = tables.region_settings.filter(isOf('edition_id', edition.key));
      const ordered = tables.regions.flatMap((named) =>
        settings.filter(isOf('region_id', text(named, 'region_id'))),
      );
      return [edition.key, ordered.map((row) => toRegion(tables, row))] as const;
    }),
  );
  const nameIn = (table: 'regions' | 'points' | 'sites', column: string) => {
    const names = new Map(tables[table].map((row) => [text(row, column), text(row, 'name')]));
    return (code: string) => names.get(code) ?? code;
  };
  const reasons = tables.reasons.map((row) => toReason(row, tables.reasons));
  const terms = tables.retention_terms.map(toTerm);
  const lists = new Map<string, OptionLists>();
  const byCode = (rows: readonly Row[]) =>
    new Map(rows.map((row) => [text(row, 'specialty_id'), toSpecialty(row)]));
  const specialties = byCode(tables.specialties);
  const settled = new Map(
    open.map(({ edition }) => [edition.key, byCode(offeredIn(tables, edition))] as const),
  );
  const mergers = tables.specialty_mergers.map(toMerger);
  const limits = new Map(tables.photo_limits.map((row) => [text(row, 'edition_id'), toLimits(row)]));
  const paperLimits = new Map(
    tables.paper_limits.map((row) => [text(row, 'edition_id'), toPaperLimits(row)]),
  );
  const findEdition = (key: string) => open.find(({ edition }) => edition.key === key) ?? null;
  return {
    editions: () => open,
    findEdition,
    regionsOf: (edition) => regions.get(edition) ?? [],
    findRegion: (edition, region) => regions.get(edition)?.find((found) => found.region === region) ?? null,
    listsFor: (key, region) => {
      const edition = findEdition(key);
      if (edition === null) return {};
      const built = lists.get(`${key}/${region}`) ?? buildLists(tables, edition, region);
      lists.set(`${key}/${region}`, built);
      return built;
    },
    findSpecialty: (edition, code) => settled.get(edition)?.get(code) ?? specialties.get(code) ?? null,
    specialtiesOf: (key) => {
      const edition = findEdition(key)?.edition;
      return edition === undefined ? [] : offeredIn(tables, edition).map(toSpecialty);
    },
    mergers: () => mergers,
    photoLimits: (edition) => limits.get(edition) ?? null,
    paperLimits: (edition) => paperLimits.get(edition) ?? null,
    reasons: () => reasons,
    reminderDays: (edition, about) => daysBefore(tables, edition, about),
    retentionTerms: () => terms,
    regionName: nameIn('regions', 'region_id'),
    pointName: nameIn('points', 'point_id'),
    siteName: nameIn('sites', 'site_id'),
  };
}

export type LiveReference = Reference & {
  /** Reads the tables anew; until it has finished the old state is served whole. */
  reload(): Promise<void>;
};

/** Keeps the reference tables in memory: they are small, and every act reads them. */
export async function createReference(pool: pg.Pool): Promise<LiveReference> {
  let current = buildReference(await readTables(pool));
  return {
    editions: () => current.editions(),
    findEdition: (key) => current.findEdition(key),
    regionsOf: (edition) => current.regionsOf(edition),
    findRegion: (edition, region) => current.findRegion(edition, region),
    listsFor: (edition, region) => current.listsFor(edition, region),
    findSpecialty: (edition, code) => current.findSpecialty(edition, code),
    specialtiesOf: (edition) => current.specialtiesOf(edition),
    mergers: () => current.mergers(),
    photoLimits: (edition) => current.photoLimits(edition),
    paperLimits: (edition) => current.paperLimits(edition),
    reasons: () => current.reasons(),
    reminderDays: (edition, about) => current.reminderDays(edition, about),
    retentionTerms: () => current.retentionTerms(),
    regionName: (region) => current.regionName(region),
    pointName: (point) => current.pointName(point),
    siteName: (site) => current.siteName(site),
    reload: async () => {
      current = buildReference(await readTables(pool));
    },
  };
}
