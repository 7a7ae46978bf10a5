/** What an edition asks of a photo: pixels of what is kept, bytes of what is uploaded. The bounds themselves are accepted. */
export type PhotoLimits = {
  readonly minWidth: number;
  readonly minHeight: number;
  readonly minBytes: number;
  readonly maxBytes: number;
};
