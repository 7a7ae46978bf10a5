/** How the house stands, for those who watch the machines; nothing of a person. */
export type Gauges = {
  /** Registrations that wait for staff, by region; `since`: the Beijing day since which the oldest waits. */
  readonly waiting: readonly {
    readonly edition: string;
    readonly region: string;
    readonly status: string;
    readonly count: number;
    readonly since: string;
  }[];
  /** Orders that nobody has paid yet, as far as we know. */
  readonly openOrders: { readonly count: number; readonly oldest: Date | null };
  /** How long after the platform's time money was known here, in the last hour; null where none came. */
  readonly noticeLagSeconds: number | null;
  readonly exportsWaiting: number;
  readonly importsWaiting: number;
};

export interface GaugeStore {
  read(now: Date): Promise<Gauges>;
  /** Connections of this process. */
  connections(): readonly {
    readonly pool: string;
    readonly open: number;
    readonly idle: number;
    readonly waited: number;
  }[];
}
