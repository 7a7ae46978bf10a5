import type { ConfigurationDocument, NationDocument } from '#contract/client.ts';

/** What is being written: a document, how to change a part of it, and whether it may be. */
export type Writing<D = ConfigurationDocument> = {
  readonly document: D;
  readonly change: (part: Partial<D>) => void;
  readonly disabled: boolean;
};

export type NationWriting = Writing<NationDocument>;
