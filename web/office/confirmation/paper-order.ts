import type { FileView } from '#contract/client.ts';

type Papers = NonNullable<FileView['papers']>;

/** A file on the bench, with the item it was uploaded for and its place in it. */
export type Sheet = Papers['items'][number]['files'][number] & {
  /** Of a paper that the region asks for beyond the declared ones. */
  readonly title: Papers['items'][number]['title'];
  /** Nobody asks for it any more. */
  readonly isLeft: boolean;
  readonly item: string;
  readonly place: number;
};

/** What is new to staff stands first, then the order of the items. */
export function sheetsOf(papers: FileView['papers']): readonly Sheet[] {
  const all = (papers?.items ?? []).flatMap(({ key, title, asked, files }) =>
    files.map((file, i): Sheet => ({ ...file, item: key, title, isLeft: !asked, place: i + 1 })),
  );
  return [...all.filter(({ isNew }) => isNew), ...all.filter(({ isNew }) => !isNew)];
}
