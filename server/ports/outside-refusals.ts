import type { OutsideDoor, OutsideReason } from '#domain/outside/refusals.ts';

/** Something that came from outside and was not believed; nothing of what it said. */
export type OutsideRefusal = {
  readonly door: OutsideDoor;
  readonly reason: OutsideReason;
  /** The order's or message's number that it named, where that much could be read. */
  readonly about: string | null;
  /** The network from which a vendor's server seemed to call; never that of a candidate's browser. */
  readonly address: string | null;
  /** By the machine's time. */
  readonly at: Date;
};

export type RefusalCursor = { readonly at: Date; readonly id: string };

export type RefusalFilter = {
  readonly door: OutsideDoor | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly after: RefusalCursor | null;
};

/** What was not believed is written down, for staff; nothing else follows from it. */
export interface OutsideRefusals {
  add(refusal: OutsideRefusal): Promise<void>;
  /** The newest first. */
  list(filter: RefusalFilter, limit: number): Promise<readonly (OutsideRefusal & { readonly id: string })[]>;
  /** How many came at each door since then. */
  countSince(since: Date): Promise<readonly { readonly door: OutsideDoor; readonly count: number }[]>;
}
