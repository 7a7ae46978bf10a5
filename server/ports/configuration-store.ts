import type { ConfigurationDocument } from '#domain/configuration/document.ts';
import type { Configuration, ConfigurationAction, ConfigurationState } from '#domain/configuration/life.ts';
import type { ComparedRehearsal } from '#domain/rehearsal/report.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';

/** Where a document was copied from: an edition, and within its own one a number. */
export type Origin = { readonly edition: string; readonly number: number };

/** A region's document, or the nation's under the place of the nation; the life of both is one. */
export type StoredConfiguration<D = ConfigurationDocument> = Configuration & {
  readonly id: string;
  readonly edition: string;
  /** 0: what the data files said before the first. */
  readonly number: number;
  readonly document: D;
  readonly origin: Origin;
  readonly rehearsal: ComparedRehearsal | null;
  readonly rehearsedAt: Date | null;
  readonly approvedBy: string | null;
  readonly liveFrom: Date | null;
  readonly liveAt: Date | null;
  readonly endedAt: Date | null;
  readonly createdAt: Date;
};

export type ConfigurationEvent = {
  readonly number: number;
  readonly action: ConfigurationAction | 'open';
  readonly staff: string;
  readonly staffName: string;
  readonly state: ConfigurationState;
  readonly note: string;
  readonly at: Date;
};

/** The idempotency key of a command, which also is the id of what it opens. */
export type ConfigurationCommand = {
  readonly key: string;
  readonly requestDigest: string;
  readonly staff: string;
  readonly at: Date;
  readonly note: string;
};

export type NewConfiguration<D = ConfigurationDocument> = {
  readonly edition: string;
  readonly region: string;
  readonly document: D;
  readonly digest: string;
  readonly origin: Origin;
  /** Of a document that comes back: it was rehearsed then. */
  readonly rehearsal: ComparedRehearsal | null;
  /** What is live now and was never a configuration: kept as number 0, so that it can be brought back. */
  readonly baseline: { readonly document: D; readonly digest: string };
};

/** What a decision changes; whatever is not named stays. */
export type ConfigurationChange<D = ConfigurationDocument> = {
  readonly action: ConfigurationAction;
  readonly state: ConfigurationState;
  readonly authors: readonly string[];
  readonly document?: D;
  readonly digest?: string;
  readonly rehearsal?: ComparedRehearsal;
  readonly approvedBy?: string | null;
  readonly liveFrom?: Date | null;
};

type Decided<D, T> = { readonly change: ConfigurationChange<D> | null; readonly answer: T };

export interface ConfigurationStore<D = ConfigurationDocument> {
  /** The open ones and the live ones of an edition. */
  listCurrent(area: Jurisdiction, edition: string): Promise<readonly StoredConfiguration<D>[]>;
  /** All of a region, newest first. */
  listOf(area: Jurisdiction, edition: string, region: string): Promise<readonly StoredConfiguration<D>[]>;
  historyOf(area: Jurisdiction, edition: string, region: string): Promise<readonly ConfigurationEvent[]>;
  /** `open`: there is one already. */
  open(
    area: Jurisdiction,
    fresh: NewConfiguration<D>,
    command: ConfigurationCommand,
  ): Promise<'done' | 'open' | 'other'>;
  /**
   * Locks the open configuration of a region, decides and writes in one transaction; what is approved and due is live
   * with it. Null where there is none that this area sees; `earlier` is the request of this key, where there was one.
   */
  lockAndDecide<T>(
    area: Jurisdiction,
    id: string,
    command: ConfigurationCommand,
    decide: (read: {
      readonly configuration: StoredConfiguration<D>;
      readonly earlier: string | null;
    }) => Decided<D, T>,
  ): Promise<T | null>;
}

/** Brings into force what was approved for a time that has come; tells how many. */
export interface DueConfigurations {
  bringIntoForce(now: Date): Promise<number>;
}
