import type { EmployerScope } from '#domain/employers/employees.ts';
import type { LineNow } from '#domain/employers/sheet.ts';
import type { Status } from '#domain/registration/registration.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { Identity } from './registration-store.ts';

/** What an employer's clerk may know of a registration; nothing sealed is in it. */
export type Employee = Identity & {
  readonly number: string;
  readonly status: Status;
  readonly statusSince: Date;
  readonly firstSubmittedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly region: string;
  readonly point: string | null;
  readonly name: string;
  readonly idTail: string;
  readonly level: string | null;
  readonly specialty: string | null;
  readonly subjects: readonly string[];
  readonly revision: number;
  /** Of the directory, also where the name was typed by hand. */
  readonly employer: string;
};

export type EmployeeFilter = {
  readonly edition: string;
  readonly status: Status | null;
  /** Begins a name, or is the end of an ID number. */
  readonly text: string | null;
  readonly after: { readonly since: Date; readonly candidate: string } | null;
  readonly limit: number;
};

export type EmployeeCount = {
  readonly status: Status;
  readonly employer: string;
  readonly point: string | null;
  readonly count: number;
};

/** A line as it was printed; words, for a sheet is read for years. */
export type SheetLine = {
  readonly number: string;
  readonly name: string;
  readonly maskedId: string;
  readonly specialty: string;
  readonly level: string;
  readonly subjects: readonly string[];
  readonly status: Status;
  /** Beijing time. */
  readonly submittedAt: string;
};

export type EmployerSheet = {
  readonly id: string;
  readonly edition: string;
  readonly region: string;
  readonly point: string;
  readonly employer: string;
  readonly employerName: string;
  readonly serial: number;
  readonly code: string;
  readonly listed: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  /** Serial of the newest sheet of the same employer, edition and point. */
  readonly newest: number;
};

/** A line of a sheet, and the registration as it is now. */
export type ComparedLine = Identity & {
  readonly revision: number;
  readonly shown: SheetLine;
  readonly now: LineNow;
};

export type NewSheet = {
  readonly id: string;
  readonly staff: string;
  readonly edition: string;
  readonly point: string;
  readonly employer: string;
  readonly at: Date;
};

/** `people`: who is to stand on it, read in the transaction that writes it; null: no sheet. */
export type DraftSheet = (people: readonly Employee[]) => {
  readonly code: string;
  readonly lines: readonly { readonly of: Employee; readonly shown: SheetLine }[];
} | null;

/** `other`: the id was used for another wish. */
export type MadeSheet = 'made' | 'none' | 'other';

/** Who works for an employer, and its sheets, as its clerk may see them. */
export interface EmployeeStore {
  listEmployees(scope: EmployerScope, filter: EmployeeFilter): Promise<readonly Employee[]>;
  countEmployees(scope: EmployerScope, edition: string): Promise<readonly EmployeeCount[]>;
  findEmployee(scope: EmployerScope, number: string): Promise<Employee | null>;
  makeSheet(scope: EmployerScope, sheet: NewSheet, draft: DraftSheet): Promise<MadeSheet>;
  listSheets(scope: EmployerScope, edition: string): Promise<readonly EmployerSheet[]>;
  findSheet(scope: EmployerScope, id: string): Promise<EmployerSheet | null>;
  linesOf(scope: EmployerScope, sheet: string): Promise<readonly ComparedLine[]>;
}

/** Sheets as the office reads them, within its area. */
export interface OfficeSheets {
  findByCode(area: Jurisdiction, code: string): Promise<EmployerSheet | null>;
  linesOf(area: Jurisdiction, sheet: EmployerSheet): Promise<readonly ComparedLine[]>;
  /** The newest sheet that lists this registration, with its line. */
  newestOf(
    area: Jurisdiction,
    of: Identity,
  ): Promise<{ readonly sheet: EmployerSheet; readonly line: ComparedLine } | null>;
}
