import type { PaperLimits } from '#domain/registration/paper-files.ts';

/** Why an upload is no paper; the words stand in vocabulary. */
export type PaperProblem =
  | 'paper-unreadable'
  | 'paper-heic'
  | 'paper-too-large'
  | 'paper-too-many-pixels'
  | 'paper-too-many-sheets'
  | 'paper-encrypted'
  | 'paper-not-plain';

/** A paper as it is kept: made anew by us, upright, with nothing but what is seen. `small` is a picture for lists. */
export type ReadPaper = {
  readonly kind: 'image' | 'pdf';
  readonly content: Uint8Array;
  readonly small: Uint8Array | null;
  readonly sheets: number;
};

export type PaperResult =
  | { readonly ok: true; readonly paper: ReadPaper }
  | { readonly ok: false; readonly problem: PaperProblem; readonly found: Readonly<Record<string, number>> };

export interface PaperReader {
  /** Decides by content, not by name or declared type. */
  read(upload: Uint8Array, limits: PaperLimits): Promise<PaperResult>;
  close(): Promise<void>;
}
