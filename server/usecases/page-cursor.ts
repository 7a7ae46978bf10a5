const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The last row of a page: its time, and the id that tells apart rows of one time. */
export type PageCursor = { readonly at: Date; readonly id: string };

/** Where the next page begins; opaque to the browser, harmless when forged: the area is asked again each time. */
export function readCursor(after: string | undefined): PageCursor | null {
  const [since = '', id = ''] = (after ?? '').split('~');
  const at = new Date(since);
  return !Number.isNaN(at.getTime()) && UUID.test(id) ? { at, id } : null;
}

/** What the browser sends for the next page; null after a page that is not full. */
export function nextCursor<T>(
  page: readonly T[],
  limit: number,
  toCursor: (row: T) => PageCursor,
): string | null {
  const last = page.at(-1);
  if (page.length < limit || last === undefined) return null;
  const { at, id } = toCursor(last);
  return `${at.toISOString()}~${id}`;
}
