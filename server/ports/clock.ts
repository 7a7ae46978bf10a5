/** Business time. The only clock of the house; nothing below the adapters asks the machine. */
export interface Clock {
  now(): Date;
}

/** The demo's clock can be moved; production refuses to start with it. */
export interface MovableClock extends Clock {
  moveTo(at: Date): Promise<void>;
}
