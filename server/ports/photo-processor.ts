import type { PhotoDoubt, PhotoFault } from '#domain/photo/check-photo.ts';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';

/** What a look at the photo has left open; kept beside the photo, for its owner and for staff. */
export type PhotoCheck = {
  /** False where nobody could look for a face: then staff look alone. */
  readonly faceChecked: boolean;
  readonly doubts: PhotoDoubt[];
};

export type ProcessedPhoto = {
  /** Re-encoded JPEG, upright, without metadata, never enlarged. */
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly check: PhotoCheck;
};

export type PhotoResult =
  | { readonly ok: true; readonly photo: ProcessedPhoto }
  | { readonly ok: false; readonly problem: PhotoFault; readonly found: Readonly<Record<string, number>> };

/** Part of the picture to keep, in pixels of the upright original, after a turn clockwise where there is one. */
export type Crop = {
  readonly turn?: Turn;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type Turn = 90 | 180 | 270;

export interface PhotoProcessor {
  /** Decides by content, not by name or declared type. */
  process(upload: Uint8Array, limits: PhotoLimits, crop?: Crop): Promise<PhotoResult>;
}
