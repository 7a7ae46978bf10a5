export type WechatBinding = { readonly following: boolean; readonly boundAt: Date };

export const SCAN_PURPOSES = ['log-in', 'bind'] as const;
export type ScanPurpose = (typeof SCAN_PURPOSES)[number];

/** `opened`: a phone has shown whose WeChat it is; `used`: what was agreed to has happened. */
export const SCAN_STATES = ['drawn', 'opened', 'agreed', 'declined', 'used'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** A QR code as it was drawn. Whoever is to be bound is known then, who logs in only afterwards. */
export type NewScan = {
  readonly scanHash: Buffer;
  readonly purpose: ScanPurpose;
  /** The browser that drew it. */
  readonly browserHash: Buffer;
  readonly candidate: string | null;
  readonly address: string;
  readonly device: string;
  readonly at: Date;
  readonly expiresAt: Date;
};

export type Scan = NewScan & {
  readonly state: ScanState;
  readonly openid: string | null;
  readonly following: boolean;
};

/** Whose WeChat is whose, and what QR codes stand for. An openid is found by its keyed hash and kept under seal. */
export interface WechatStore {
  findBinding(candidate: string): Promise<WechatBinding | null>;
  ownerOf(openid: string): Promise<string | null>;
  /**
   * In the place of the one that was bound before. `taken`: it is somebody else's, and is not to be moved; `from`: whose it
   * was and is no longer.
   */
  bind(
    candidate: string,
    openid: string,
    how: { readonly following: boolean; readonly move: boolean; readonly at: Date },
  ): Promise<'taken' | { readonly from: string | null }>;
  /** False where none was bound. */
  unbind(candidate: string): Promise<boolean>;
  setFollowing(openid: string, following: boolean): Promise<void>;
  drawScan(scan: NewScan): Promise<void>;
  /** Nothing that is older than its two minutes is found. */
  findScan(scanHash: Buffer, now: Date): Promise<Scan | null>;
  findScanOfBrowser(browserHash: Buffer, purpose: ScanPurpose): Promise<Scan | null>;
  findScanOfPhone(phoneHash: Buffer, now: Date): Promise<Scan | null>;
  /** A follower has scanned the account's own code: from now on it is this WeChat's. False where it is another's already. */
  noteFollower(scanHash: Buffer, openid: string, now: Date): Promise<boolean>;
  /** The first phone has it; false for every other, and for another WeChat than the one that scanned. */
  openScan(
    scanHash: Buffer,
    phone: { readonly phoneHash: Buffer; readonly openid: string },
    now: Date,
  ): Promise<boolean>;
  /** From `opened` to what was said; false where it was said before, or is too late. */
  answerScan(
    scanHash: Buffer,
    answer: { readonly state: 'agreed' | 'declined' | 'used'; readonly candidate: string | null },
    now: Date,
  ): Promise<boolean>;
  /** Who agreed, once; null for whoever comes second. */
  spendScan(scanHash: Buffer, now: Date): Promise<string | null>;
}

/** Calls from outside that were let in, so that the same call does nothing twice. */
export interface CallStore {
  /** The contents under which this call was let in; null where it was not. */
  bodyOf(call: Buffer): Promise<Buffer | null>;
  remember(call: Buffer, body: Buffer, at: Date): Promise<void>;
}
