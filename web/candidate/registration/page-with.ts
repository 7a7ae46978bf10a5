import type { Page } from '#domain/edition/edition.ts';
import { findEdition } from '#domain/edition/editions.ts';

/** The page of an edition that declares a field, or null. */
export function pageWith(edition: string, field: string): Page | null {
  return findEdition(edition)?.pages.find((page) => page.fields.some(({ key }) => key === field)) ?? null;
}
