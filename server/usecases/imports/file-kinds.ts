import { beijingDate } from '#domain/calendar/dates.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { servesRegion } from '#domain/payment/merchant.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { employerRows } from '#domain/transfers/employer-rows.ts';
import type { HeaderRule } from '#domain/transfers/header.ts';
import type { ImportProblem } from '#domain/transfers/import.ts';
import {
  asProblem,
  type FinishedExam,
  type OwnResult,
  ownResultRows,
  recordOf,
} from '#domain/transfers/own-results.ts';
import { createResultReader, type PastResult, resultHeader } from '#domain/transfers/past-results.ts';
import { createPlainReader, type PlainKind, type PlainRow } from '#domain/transfers/plain-rows.ts';
import { specialtyRows } from '#domain/transfers/specialty-rows.ts';
import { staffRows } from '#domain/transfers/staff-rows.ts';
import { statementRows } from '#domain/transfers/statement-rows.ts';
import type { ImportRun, Staged, StagedResult } from '../../ports/import-store.ts';
import type { CsvLine } from '../../ports/sheets.ts';
import { idHashOf } from '../account/sign-up.ts';
import { personHashOf } from '../candidate/unlinked-scores.ts';
import { invitationToken } from '../staff/invite-staff.ts';
import { type ImportDeps, resultFacts } from './import-deps.ts';

export type Tell = (problems: readonly ImportProblem[]) => void;
/** Rows of a file that are right, ready to be staged; what is wrong is told. */
type RowsOf = (lines: readonly CsvLine[], tell: Tell) => readonly Staged[] | Promise<readonly Staged[]>;

/** What a kind of file must look like, and how its rows are read. */
export type FileKind = {
  readonly header: HeaderRule;
  readonly rowsBy: (columns: readonly string[]) => RowsOf;
};

type Of = Pick<ImportRun, 'kind' | 'area' | 'staff'>;

const isWrong = <T extends object>(read: T | readonly ImportProblem[]): read is readonly ImportProblem[] =>
  Array.isArray(read);

function toStaged({ keys }: ImportDeps, line: number, result: PastResult): StagedResult {
  const { birthDate, name, paper } = result;
  const personHash = birthDate === null ? null : personHashOf(keys, name, birthDate);
  return { line, idHash: idHashOf(keys, paper), personHash, result };
}

/** What a reader makes of lines; problems are told. */
function readBy<T extends object, S>(
  reader: (cells: readonly string[], line: number) => T | readonly ImportProblem[],
  toRow: (line: number, read: T) => S,
) {
  return (lines: readonly CsvLine[], tell: Tell): readonly S[] =>
    lines.flatMap(({ line, cells }) => {
      const read = reader(cells, line);
      if (!isWrong(read)) return [toRow(line, read)];
      tell(read);
      return [];
    });
}

function results(deps: ImportDeps, of: Of): FileKind {
  const facts = resultFacts(deps, of);
  return {
    header: resultHeader(facts),
    rowsBy: (columns) =>
      readBy(createResultReader(columns, facts), (line, result) => toStaged(deps, line, result)),
  };
}

function examOf({ reference }: ImportDeps, of: Registration | undefined): FinishedExam | null {
  const row = of === undefined ? null : reference.findEdition(of.edition);
  return row === null ? null : { year: row.edition.year, date: row.examDate };
}

/** Numbers and scores; who has the number is looked up batch by batch. */
function ownResults(deps: ImportDeps, of: Of): FileKind {
  const today = beijingDate(deps.clock.now());
  const kind = ownResultRows(resultFacts(deps, of).subjects);
  const rowsBy = (columns: readonly string[]): RowsOf => {
    const read = readBy(createPlainReader(columns, kind), (line, row: OwnResult) => ({ line, row }));
    return async (lines, tell) => {
      const found = read(lines, tell);
      const registrations = await deps.imports.findRegistrations(found.map(({ row }) => row.key));
      const byNumber = new Map(registrations.map((one) => [one.number, one]));
      return found.flatMap(({ line, row }) => {
        const registration = byNumber.get(row.key);
        const record = recordOf(row, registration ?? null, examOf(deps, registration), today);
        if (typeof record !== 'string') return [toStaged(deps, line, record)];
        tell([asProblem(record, line, row.key)]);
        return [];
      });
    };
  };
  return { header: kind, rowsBy };
}

function plain<T extends PlainRow>(kind: PlainKind<T>, toRow: (row: T) => PlainRow = (row) => row): FileKind {
  const rowsBy = (columns: readonly string[]) =>
    readBy(createPlainReader(columns, kind), (line, row: T) => ({ ...toRow(row), line }));
  return { header: kind, rowsBy };
}

/** In which region each point is, over all editions. */
function pointsOf({ reference }: ImportDeps): ReadonlyMap<string, string> {
  const regions = reference
    .editions()
    .flatMap(({ edition }) =>
      reference.regionsOf(edition.key).map(({ region }) => ({ region, edition: edition.key })),
    );
  return new Map(
    regions.flatMap(({ region, edition }) =>
      (reference.listsFor(edition, region).point ?? []).map(({ code }) => [code, region] as const),
    ),
  );
}

const codesOf = (lists: readonly OptionLists[], list: string) =>
  new Set(lists.flatMap((of) => (of[list] ?? []).map(({ code }) => code)));

function employers(deps: ImportDeps, { area }: Of): FileKind {
  const lists = deps.reference.editions().map(({ edition }) => deps.reference.listsFor(edition.key, null));
  return plain(
    employerRows({
      region: area.region,
      points: pointsOf(deps),
      natures: codesOf(lists, 'employer-nature'),
      categories: codesOf(lists, 'employer-category'),
    }),
  );
}

/** Each row becomes an invitation of who brought the file; its link is made anew whenever they ask for it. */
function staff(deps: ImportDeps, { area, staff: administrator }: Of): FileKind {
  const post = area.region === null ? 'national-administrator' : 'region-administrator';
  const points = pointsOf(deps);
  const facts = { administrator: { post, area }, points, regions: new Set(points.values()) } as const;
  return plain(staffRows(facts), ({ key, content }) => {
    const id = deps.keys.uuid();
    const token = deps.keys.lookup('token', invitationToken(deps.keys, administrator, id));
    return { key, content: { ...content, invitation_id: id, token_hash: token.toString('hex') } };
  });
}

/** What came to the account of a region; its days of the file take the place of what was there. */
function statements(deps: ImportDeps, { area }: Of): FileKind {
  const gateways = [...deps.gateways.values()]
    .filter((gateway) => servesRegion(gateway, area.region ?? ''))
    .map(({ name }) => ({ name, words: deps.texts.gateway(name) }));
  return plain(statementRows({ gateways, today: beijingDate(deps.clock.now()) }));
}

function specialties({ reference }: ImportDeps): FileKind {
  const known = reference.editions().map(({ edition }) => edition.key);
  const lists = known.map((key) => reference.listsFor(key, null));
  return plain(
    specialtyRows({
      editions: new Set(known),
      disciplines: codesOf(lists, 'discipline'),
      levels: codesOf(lists, 'level'),
      subjects: codesOf(lists, 'subject'),
    }),
  );
}

const KINDS: Readonly<Record<ImportRun['kind'], (deps: ImportDeps, of: Of) => FileKind>> = {
  results,
  'own-results': ownResults,
  employers,
  staff,
  statements,
  specialties,
};

export const fileKind = (deps: ImportDeps, of: Of): FileKind => KINDS[of.kind](deps, of);
