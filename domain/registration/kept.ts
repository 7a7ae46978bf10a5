import type { Answers, Edition, Page } from '../edition/edition.ts';
import type { Registration } from './registration.ts';

/** For how long what was filled in can be taken back after the region was changed (decision 0027). */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Lists whose options are the region's own: another region knows none of them. */
const OF_THE_REGION: readonly (string | null)[] = ['point', 'site'];

/** A page as it was submitted; null where only a draft of it may be there. */
export type KeptPage = { readonly page: string; readonly answers: Answers | null };

/** What goes on being kept of an emptied form, and until when. */
export type Kept = { readonly pages: readonly KeptPage[]; readonly until: Date };

const isOfTheRegion = (page: Page) => page.fields.some(({ list }) => OF_THE_REGION.includes(list));

/** All pages but those that depend on the region, as they stand before the form is emptied. */
export function keepPages(registration: Registration, edition: Edition, now: Date): Kept {
  const { answers, savedPages } = registration;
  const pages = edition.pages
    .filter((page) => !isOfTheRegion(page))
    .map((page) => ({
      page: page.key,
      answers: savedPages.includes(page.key)
        ? Object.fromEntries(page.fields.map(({ key }) => [key, answers[key] ?? null]))
        : null,
    }));
  return { pages, until: new Date(now.getTime() + KEPT_DAYS * DAY_MS) };
}
