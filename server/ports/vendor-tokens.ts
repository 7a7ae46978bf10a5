export type VendorToken = { readonly token: string; readonly expiresAt: Date };

/** Tokens by which vendors let us in: fetched by one process, used by all. */
export interface VendorTokens {
  /**
   * The token that is kept; where there is none that lasts, or the one that is kept is `stale`, it is fetched, by one
   * process at a time: who waited for that takes what was fetched.
   */
  take(vendor: string, stale: string | null, now: Date, fetch: () => Promise<VendorToken>): Promise<string>;
}
