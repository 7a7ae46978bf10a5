import type { Answers } from '#domain/edition/edition.ts';

const PREFIX = 'draft:';

/** What was typed and not yet acknowledged by the server, and the revision it was typed on. */
export type DraftCopy = { readonly answers: Answers; readonly rev: number };

/** Where a page's answers stand until the server has them. One a person, exam and page. */
export type DraftCopies = {
  readonly keep: (copy: DraftCopy) => void;
  readonly find: () => DraftCopy | null;
  readonly forget: () => void;
};

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Copies live in the tab only: a shared computer keeps nothing once it is closed. */
export function draftCopies(store: Store, person: string, edition: string, page: string): DraftCopies {
  const name = `${PREFIX}${person}:${edition}:${page}`;
  return {
    keep: (copy) => {
      try {
        store.setItem(name, JSON.stringify(copy));
      } catch {
        // A full or forbidden store: the server still gets the draft.
      }
    },
    find: () => parse(store.getItem(name)),
    forget: () => store.removeItem(name),
  };
}

function parse(text: string | null): DraftCopy | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as DraftCopy;
  } catch {
    return null;
  }
}

/** At logging out. */
export function forgetAllCopies(store: Storage): void {
  const names = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '');
  for (const name of names) if (name.startsWith(PREFIX)) store.removeItem(name);
}
