/** What keeps several processes from doing one thing at the same time. */
export interface Locks {
  /** Runs `work` where nobody else is at `name`; null where somebody is. Who dies lets go. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}
