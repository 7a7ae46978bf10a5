export type MailAddress = {
  readonly mail: string;
  /** The last mail to it came back. */
  readonly fails: boolean;
};

/** By what else than the telephone a candidate is reached. */
export interface ReachStore {
  findMail(candidate: string): Promise<MailAddress | null>;
  /** Null takes it away. */
  setMail(candidate: string, mail: string | null): Promise<void>;
}
