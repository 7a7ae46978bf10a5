/** Tables of registrations have a part for each edition. */
export interface Partitions {
  /** Makes what is missing for every edition that there is, and for the year after each exam's newest; gives how many. */
  ensure(): Promise<number>;
}
