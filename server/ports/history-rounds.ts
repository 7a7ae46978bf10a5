/** How far the histories of an edition have been read anew; a round goes on over several nights where it has to. */
export type HistoryRound = {
  readonly begunAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
  /** The last candidate who was read; null at the beginning. */
  readonly after: string | null;
  readonly read: number;
  readonly broken: number;
};

export interface HistoryRounds {
  find(edition: string): Promise<HistoryRound | null>;
  set(edition: string, round: HistoryRound): Promise<void>;
}
