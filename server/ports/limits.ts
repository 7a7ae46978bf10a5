/** What an installation allows before it slows somebody down. */
export type Limits = {
  /** Wrong passwords, and codes asked for and never used, from one network address within an hour. */
  readonly failuresPerAddress: number;
  /** Codes by short message, all together, on a day. */
  readonly messagesADay: number;
};
