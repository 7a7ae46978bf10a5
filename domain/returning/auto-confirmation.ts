import { isEmpty } from '../edition/check-page.ts';
import { type Answer, type Edition, type Field, field, fieldsOf } from '../edition/edition.ts';
import { labelOf } from '../edition/options.ts';
import { foldIdNumber, ID_TYPES } from '../identity/id-papers.ts';
import { sameName } from '../identity/names.ts';
import type { Facts } from '../registration/command.ts';
import type { Change } from '../registration/content.ts';
import { blockingHold } from '../registration/holds.ts';
import type { Registration } from '../registration/registration.ts';
import type { LastYear } from './last-year.ts';
import type { PastRecord } from './past-record.ts';

/** The region is no field of the form, and is compared like one. */
const region = field('region', 'option', { list: 'region' });

/** Whether somebody is confirmed by submitting; where it applies, nothing may differ. */
export type AutoConfirmation =
  | { readonly applies: false; readonly why: 'not-in-exam' | 'not-in-region' | 'refused-before' | 'held' }
  | { readonly applies: true; readonly same: boolean };

type Compared = { readonly registration: Registration; readonly record: PastRecord };

function foldNumber(idType: Answer | undefined, number: Answer): Answer {
  const type = ID_TYPES.find((known) => known === idType);
  return type === undefined || typeof number !== 'string' ? number : foldIdNumber(type, number);
}

function isSame(of: Field, { registration, record }: Compared): boolean {
  const [before, after] = [record.answers[of.key] ?? null, registration.answers[of.key] ?? null];
  if (isEmpty(before) && isEmpty(after)) return true;
  if (typeof before === 'string' && typeof after === 'string') {
    if (of.key === 'name') return sameName(before, after);
    if (of.key === 'id_number') {
      return foldNumber(record.idType, before) === foldNumber(registration.answers.id_type, after);
    }
    return before.trim().normalize('NFC') === after;
  }
  if (of.growsByOne && typeof before === 'number' && after === before + 1) return true;
  return JSON.stringify(before) === JSON.stringify(after);
}

/** H3: what differs from last year among what the guide compares, in reading order, as words of then and now. */
export function changesSince(
  { record, lists }: LastYear,
  registration: Registration,
  edition: Edition,
): readonly Change[] {
  const compared = { registration, record };
  const moved =
    record.region === registration.region ? [] : [[region, record.region, registration.region] as const];
  const changed = fieldsOf(edition)
    .filter((of) => of.compared && !isSame(of, compared))
    .map((of) => [of, record.answers[of.key] ?? null, registration.answers[of.key] ?? null] as const);
  return [...moved, ...changed].map(([of, before, after]) => ({
    key: of.key,
    before: labelOf(of, lists, before),
    after: labelOf(of, lists, after),
  }));
}

/**
 * H3, H5: what confirms where nothing has changed. Whom staff have refused at a confirmation, or have questions about,
 * a person looks at, whatever is the same.
 */
export function autoConfirmation(
  lastYear: LastYear,
  registration: Registration,
  { edition, settings, holds }: Pick<Facts, 'edition' | 'settings' | 'holds'>,
): AutoConfirmation {
  if (!edition.autoConfirms) return { applies: false, why: 'not-in-exam' };
  if (!settings.autoConfirmation) return { applies: false, why: 'not-in-region' };
  if (registration.status === 'repair') return { applies: false, why: 'refused-before' };
  if (blockingHold(holds, 'confirm') !== null) return { applies: false, why: 'held' };
  return { applies: true, same: changesSince(lastYear, registration, edition).length === 0 };
}

/** H3: a returning candidate of whom everything that is compared stands as last year, where that confirms. */
export function isConfirmedBySubmitting(
  registration: Registration,
  { lastYear, ...facts }: Pick<Facts, 'edition' | 'settings' | 'holds' | 'lastYear'>,
): boolean {
  if (lastYear === null) return false;
  const confirmation = autoConfirmation(lastYear, registration, facts);
  return confirmation.applies && confirmation.same;
}
