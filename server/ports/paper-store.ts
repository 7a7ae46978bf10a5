import type { PaperFile } from '#domain/registration/paper-files.ts';
import type { Identity } from './registration-store.ts';
import type { ScanState } from './virus-scanner.ts';

export type StoredPaper = Omit<PaperFile, 'revision'>;

/** A file on its way, part after part. */
export type Upload = {
  readonly id: string;
  readonly item: string;
  /** SHA-256 of the whole, as its sender has told it. */
  readonly digest: string;
  readonly size: number;
  /** So many bytes are here, from the beginning. */
  readonly received: number;
  /** Where each part begins. */
  readonly parts: readonly number[];
  /** What became of it; null until it was complete and found to be a paper. */
  readonly paper: StoredPaper | null;
};

export type StaleUpload = Identity & Pick<Upload, 'id' | 'parts' | 'received'>;

export type UnscannedPaper = Identity & Pick<StoredPaper, 'digest' | 'kind'> & { readonly storedAt: Date };

/** What the scan has found on a registration that does not say so yet. */
export type InfectedPapers = Identity & { readonly digests: readonly string[] };

export interface PaperStore {
  /** Begins an upload, or finds the one of the same file for the same item; null where there are too many, or no registration. */
  openUpload(
    of: Identity,
    upload: Pick<Upload, 'id' | 'item' | 'digest' | 'size'> & { readonly at: Date },
    most: number,
  ): Promise<Upload | null>;
  findUpload(of: Identity, id: string): Promise<Upload | null>;
  /** Counts a part that begins where the last one ended; false where another was faster. */
  addPart(of: Identity, id: string, offset: number, length: number): Promise<boolean>;
  settleUpload(of: Identity, id: string, paper: StoredPaper): Promise<void>;
  dropUpload(of: Identity, id: string): Promise<void>;
  listStaleUploads(before: Date, limit: number): Promise<readonly StaleUpload[]>;
  /** Once for each digest; a second time changes nothing. */
  addFile(of: Identity, file: StoredPaper & { bytes: number; scan: ScanState; at: Date }): Promise<void>;
  /** Not scanned yet, also because there was no scanner then; in the order in which they came. */
  listUnscanned(after: UnscannedPaper | null, limit: number): Promise<readonly UnscannedPaper[]>;
  /** Null where there is no such file. */
  findScan(of: Identity, digest: string): Promise<ScanState | null>;
  /** In the order of their candidates; also what cannot be said now, of registrations that have ended. */
  listInfected(after: Identity | null, limit: number): Promise<readonly InfectedPapers[]>;
  recordScan(of: Identity, digest: string, scan: ScanState, at: Date): Promise<void>;
}
