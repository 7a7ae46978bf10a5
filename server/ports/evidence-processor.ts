import type { PhotoFault } from '#domain/photo/check-photo.ts';

export type EvidenceResult =
  | { readonly ok: true; readonly jpeg: Uint8Array }
  | { readonly ok: false; readonly problem: PhotoFault; readonly found: Readonly<Record<string, number>> };

export interface EvidenceProcessor {
  /** Pictures of papers and people, of any shape: a plain upright JPEG that can be read, nothing else of the upload. */
  process(upload: Uint8Array): Promise<EvidenceResult>;
}
