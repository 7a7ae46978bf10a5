/** Draws what a telephone is to read. */
export interface QrCodes {
  /** SVG. */
  draw(text: string): string;
}
