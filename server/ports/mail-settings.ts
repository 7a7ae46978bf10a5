/** A mail server of ours, and in whose name it sends. */
export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** From the first byte on port 465, elsewhere before anything is said; false: a stand-in on this machine. */
  readonly encrypted: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
};
