/** Limits of an edition's photo; they are configuration (facts: 2023 > 295×413, > 45 KB; 2026 ≥ 420×600, ≥ 50 KB). */
export type PhotoLimits = {
  readonly minWidth: number;
  readonly minHeight: number;
  readonly minBytes: number;
  readonly maxBytes: number;
};

/** Why an upload is refused; the words stand in vocabulary. */
export type PhotoProblem =
  | 'photo-not-an-image'
  | 'photo-too-few-pixels'
  | 'photo-too-many-pixels'
  | 'photo-too-small'
  | 'photo-too-large'
  | 'photo-not-portrait';

export type ProcessedPhoto = {
  /** Re-encoded JPEG, upright, without metadata, never enlarged. */
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
};

export type PhotoResult =
  | { readonly ok: true; readonly photo: ProcessedPhoto }
  | { readonly ok: false; readonly problem: PhotoProblem; readonly found: Readonly<Record<string, number>> };

/** Part of the picture to keep, in pixels of the upright original. */
export type Crop = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export interface PhotoProcessor {
  /** Decides by content, not by name or declared type. */
  process(upload: Uint8Array, limits: PhotoLimits, crop?: Crop): Promise<PhotoResult>;
}
