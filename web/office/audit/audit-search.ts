import type { Output } from '#contract/client.ts';

export type EntryClass = Output<'searchAudit'>['rows'][number]['class'];
export const CLASSES: readonly EntryClass[] = ['read', 'search', 'unmask', 'export', 'write', 'log-in'];

/** What is asked for, as it stands in the address; a day of Beijing. */
export type AuditSearch = {
  readonly person?: string;
  readonly object?: string;
  readonly class?: EntryClass;
  readonly day?: string;
};

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

const textIn = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** Reads an address; whatever does not belong there is left out. */
export function readAuditSearch(asked: Readonly<Record<string, unknown>>): AuditSearch {
  const [person, object, day] = [textIn(asked.person), textIn(asked.object), textIn(asked.day)];
  const what = CLASSES.find((known) => known === asked.class);
  return {
    ...(person === '' ? {} : { person }),
    ...(object === '' ? {} : { object }),
    ...(what === undefined ? {} : { class: what }),
    ...(DAY.test(day) && !Number.isNaN(Date.parse(day)) ? { day } : {}),
  };
}

/** The same as the server is asked. */
export function queryOf({ day, ...search }: AuditSearch, after: string | null) {
  const from = day === undefined ? null : new Date(`${day}T00:00:00+08:00`);
  return {
    ...search,
    ...(from === null
      ? {}
      : { from: from.toISOString(), to: new Date(from.getTime() + DAY_MS).toISOString() }),
    ...(after === null ? {} : { after }),
  };
}
