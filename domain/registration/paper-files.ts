import type { PaperList } from '../edition/paper-list.ts';

/** How large what is uploaded may be, and how many pages a PDF may have. */
export type PaperLimits = { readonly maxBytes: number; readonly maxSheets: number };

/** A file that was uploaded for an item: what is stored under the digest, re-made by us. */
export type PaperFile = {
  readonly digest: string;
  readonly kind: 'image' | 'pdf';
  readonly sheets: number;
  /** The newest frozen revision when it was uploaded; 0 before the first. */
  readonly revision: number;
  /** Found later, by the scan: nobody opens it, and it counts for nothing. */
  readonly infected?: true;
};

/** What staff found wanting: a paper, a page of the form or the photo, and why (a coded reason). */
export type Objection = { readonly item: string; readonly reason: string };

/** The uploaded papers of a registration, and what staff have said about them. */
export type Papers = {
  readonly files: Readonly<Record<string, readonly PaperFile[]>>;
  /** The candidate has said that these are all, and nothing has changed since. */
  readonly closed: boolean;
  /** Of the newest refused confirmation. */
  readonly objections: readonly Objection[];
  /** Digests of what staff had before them then: everything else is new to them. */
  readonly seen: readonly string[];
  /** What the region asked for when this was handed in last; null where that was what is declared, or nothing was. */
  readonly list: PaperList | null;
  /** What uploaded papers of a region's own were called, by key: their names outlast the region's list. */
  readonly titles: Readonly<Record<string, PaperTitle>>;
};

export type PaperTitle = { readonly title: string; readonly titleEn: string };

/** What a paper of a region's own was called when it was uploaded, or when the registration was handed in. */
export function paperTitleOf({ titles, list }: Papers, key: string): PaperTitle | null {
  const uploaded = Object.hasOwn(titles, key) ? titles[key] : undefined;
  const listed = list?.own.find((own) => own.key === key);
  if (uploaded !== undefined) return uploaded;
  return listed === undefined ? null : { title: listed.title, titleEn: listed.titleEn };
}

export const NO_PAPERS: Papers = {
  files: {},
  closed: false,
  objections: [],
  seen: [],
  list: null,
  titles: {},
};
