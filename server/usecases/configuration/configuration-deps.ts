import { isInArea } from '#domain/staff/actor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConfigurationStore } from '../../ports/configuration-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { PaymentGateway } from '../../ports/payment-gateway.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Rehearser } from '../../ports/rehearser.ts';
import type { StaffMember } from '../../ports/session-store.ts';

export type ConfigurationDeps = {
  readonly configurations: ConfigurationStore;
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
