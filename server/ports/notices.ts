/** Versions of the texts people agree to; what was agreed is recorded with its version and time. */
export interface Notices {
  registrationNotice(edition: string): string;
  consents(): readonly { readonly key: string; readonly version: string }[];
}
