/** A titled text, paragraph by paragraph. */
export type Notice = { readonly title: string; readonly paragraphs: readonly string[] };

/** The Chinese text is the one agreed to; the English one helps to read it. */
export type BilingualNotice = Notice & { readonly en: Notice };
