/** How many codes an installation sends on a day: a bill, and what somebody with many addresses could run up. */
export interface MessageBudget {
  /** False where the day's are used up. */
  take(day: string, most: number): Promise<boolean>;
  /** Whether there are any left; takes none. */
  hasLeft(day: string, most: number): Promise<boolean>;
}
