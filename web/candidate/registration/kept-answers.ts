import type { RegistrationView } from '#contract/client.ts';
import { isEmpty } from '#domain/edition/check-page.ts';
import type { Answers, Page } from '#domain/edition/edition.ts';
import { isFixed } from './first-answers.ts';

/** Of what a page held before the region was changed: what there is to take back. Account and locked answers stay. */
export function answersToTakeBack(page: Page, view: RegistrationView): Answers {
  const kept = view.kept[page.key]?.answers ?? {};
  const fields = page.fields.filter((field) => field.source === 'credential' || !isFixed(field, view));
  return Object.fromEntries(
    fields.filter(({ key }) => !isEmpty(kept[key])).map(({ key }) => [key, kept[key] ?? null]),
  );
}

/** The fields whose kept answer did not stay: it is no longer offered. */
export function noLongerFitting(taken: Answers, now: Answers): readonly string[] {
  return Object.keys(taken).filter((key) => JSON.stringify(taken[key]) !== JSON.stringify(now[key] ?? null));
}
