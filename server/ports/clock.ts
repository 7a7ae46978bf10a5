/** The only clock of the house; nothing below the adapters asks the machine. */
export interface Clock {
  /** Business time: windows, deadlines, whatever is written down. */
  now(): Date;
  /** The machine's time, for what protects rather than decides: sessions, delays, codes. Moving the demo ends no session. */
  wall(): Date;
}

/** The demo's clock can be moved; production refuses to start with it. */
export interface MovableClock extends Clock {
  moveTo(at: Date): Promise<void>;
}
