import type { RegistrationView } from '#contract/client.ts';
import { findEdition } from '#domain/edition/editions.ts';

/**
 * Where a page's submit leads: to the next page, after the last to the photo (C17). Who came from the check page to
 * mend something goes back there.
 */
export function placeAfter(
  view: Pick<RegistrationView, 'edition'>,
  page: string,
  then: string | null,
): string {
  const base = `/registrations/${view.edition}`;
  if (then === 'submission') return `${base}/submission`;
  const pages = findEdition(view.edition)?.pages ?? [];
  const next = pages[pages.findIndex((each) => each.key === page) + 1];
  return next === undefined ? `${base}/photo` : `${base}/pages/${next.key}`;
}
