import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { EmployerVerdict } from '#domain/staff/employer-names.ts';

/** What a region's staff have said last of a name. */
export type EmployerSaid = {
  readonly verdict: EmployerVerdict;
  /** Of the directory; only where `listed`. */
  readonly employer: { readonly code: string; readonly name: string } | null;
};

/** A name that candidates of a region have typed, in all its spellings. */
export type TypedEmployer = EmployerSaid & {
  readonly region: string;
  /** The spelling most of them have used. */
  readonly name: string;
  readonly count: number;
  /** Counts what was said of it; zero where nothing ever was. */
  readonly seq: number;
  readonly by: string | null;
  readonly at: Date | null;
};

export type Identification = {
  readonly region: string;
  readonly name: string;
  readonly verdict: EmployerVerdict;
  readonly employer: string | null;
  /** As its author has seen it. */
  readonly seq: number;
  readonly staff: string;
  readonly key: string;
  readonly at: Date;
};

/** Employers' names typed by hand on submitted forms, and what was said of them. Under row-level security. */
export interface EmployerNames {
  /** `open`: nothing is said yet, most frequent first. Otherwise what was said last comes first. */
  listTyped(area: Jurisdiction, is: 'open' | 'said'): Promise<readonly TypedEmployer[]>;
  findTyped(area: Jurisdiction, region: string, name: string): Promise<TypedEmployer | null>;
  /** `conflict`: somebody has said something meanwhile. `other`: the key has said something else. */
  identify(area: Jurisdiction, identification: Identification): Promise<'done' | 'conflict' | 'other'>;
  findSaid(area: Jurisdiction, region: string, name: string): Promise<EmployerSaid | null>;
}
