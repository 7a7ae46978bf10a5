import type { ConfigurationDocument } from '#contract/client.ts';

/** What is being written: a document, how to change a part of it, and whether it may be. */
export type Writing = {
  readonly document: ConfigurationDocument;
  readonly change: (part: Partial<ConfigurationDocument>) => void;
  readonly disabled: boolean;
};
