import type { Difference } from '#domain/configuration/differences.ts';
import type { NationDocument } from '#domain/configuration/nation.ts';
import type { ConfigurationProblem } from '#domain/configuration/problems.ts';
import { isInArea } from '#domain/staff/actor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigurationStore } from '../../ports/configuration-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { NumbersStore } from '../../ports/numbers-store.ts';
import type { PaymentGateway } from '../../ports/payment-gateway.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Rehearser } from '../../ports/rehearser.ts';
import type { StaffMember } from '../../ports/session-store.ts';

export type ConfigurationPlace = { readonly edition: string; readonly region: string };

export type ConfigurationDeps = {
  readonly configurations: ConfigurationStore;
  readonly nationConfigurations: ConfigurationStore<NationDocument>;
  readonly numbers: NumbersStore;
  readonly reference: Reference;
  readonly rehearser: Rehearser;
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly keys: Keys;
  readonly clock: Clock;
  /** Reads in this process what was just written; the others are called. */
  readonly refreshReference: () => Promise<void>;
};

/** Whose region this is, or the nation. */
export const isOf = (staff: StaffMember, region: string) => isInArea(staff, region, null);

export type Judge<D, P> = (document: D) => readonly P[];
export type AnyProblem = Pick<ConfigurationProblem, 'severity'>;

/** What tells the documents of regions from the nation's. */
export type ConfigurationKind<D extends object, P extends AnyProblem = AnyProblem> = {
  readonly storeOf: (deps: ConfigurationDeps) => ConfigurationStore<D>;
  /** What is live; null where there is nothing to settle, or it is not to be seen. */
  readonly live: (deps: ConfigurationDeps, staff: StaffMember, place: ConfigurationPlace) => D | null;
  /** What speaks against documents of a place; what they are held against is looked up once. */
  readonly judge: (deps: ConfigurationDeps, place: ConfigurationPlace) => Promise<Judge<D, P>>;
  readonly differences: (before: D, after: D) => readonly Difference[];
  /** What is saved: as it came in, with the keys that are ours to make. */
  readonly keyed: (deps: ConfigurationDeps, place: ConfigurationPlace, document: D) => D;
  /** A document of another year for this one. */
  readonly copied: (document: D, years: number) => D;
};
