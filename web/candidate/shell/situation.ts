import type { RegistrationView } from '#contract/client.ts';
import type { Language } from '#vocabulary/language.ts';
import { type SituationView, whatNext } from '#vocabulary/statuses.ts';

/** What the sentence about a registration depends on. */
export function situationOf(view: RegistrationView): SituationView {
  const deadline = view.grace?.granted ? view.grace.until : view.deadline;
  return {
    status: view.status,
    confirmation: view.region.confirmation,
    onlinePayment: view.region.onlinePayment,
    missingPages: view.missingPages.length,
    photoMissing: view.photo === null,
    closed: deadline !== null && Date.parse(view.serverTime) > Date.parse(deadline),
    deadline,
    firstSubmitted: view.firstSubmittedAt !== null,
  };
}

export const sentencesOf = (view: RegistrationView, language: Language) =>
  whatNext(view.edition, situationOf(view), language);
