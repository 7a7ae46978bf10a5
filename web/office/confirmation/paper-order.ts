import type { FileView } from '#contract/client.ts';

type Papers = NonNullable<FileView['papers']>;

/** A file on the bench, with the item it was uploaded for and its place in it. */
export type Sheet = Papers['items'][number]['files'][number] & {
  readonly item: string;
  readonly place: number;
};

/** What is new to staff stands first, then the order of the items. */
export function sheetsOf(papers: FileView['papers']): readonly Sheet[] {
  const all = (papers?.items ?? []).flatMap(({ key, files }) =>
    files.map((file, i): Sheet => ({ ...file, item: key, place: i + 1 })),
  );
  return [...all.filter(({ isNew }) => isNew), ...all.filter(({ isNew }) => !isNew)];
}
