import type { Looks, Pixels } from '#domain/photo/measure-looks.ts';

export interface PhotoLooker {
  /** Looks for faces and measures them; null where nobody can look just now. Never rejects, never keeps anybody waiting. */
  look(pixels: Pixels): Promise<Looks | null>;
  close(): Promise<void>;
}
