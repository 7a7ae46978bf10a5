import { type Credential, standing } from '#domain/credentials/credential.ts';
import type { PageFacts } from '#domain/edition/check-page.ts';
import type { Answers } from '#domain/edition/edition.ts';
import type { Facts } from '#domain/registration/command.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { autoConfirmation, changesSince } from '#domain/returning/auto-confirmation.ts';
import type { LastYear } from '#domain/returning/last-year.ts';
import { offerAnswers } from '#domain/returning/offered-answers.ts';
import type { Account, AccountStore } from '../../ports/account-store.ts';
import { quoteEducation } from './quotes.ts';

type Deps = { readonly accounts: AccountStore };

/** The candidate's own education record that says what last year's form said, as it would be quoted. */
function sameCredential(credentials: readonly Credential[], before: Answers): Answers | null {
  const asQuoted = (credential: Credential) => Object.entries(quoteEducation(credential));
  const found = credentials.find(
    (credential) =>
      credential.kind === 'education' &&
      asQuoted(credential).every(([key, answer]) => (before[key] ?? '') === answer),
  );
  return found === undefined ? null : { education_record: found.id, ...quoteEducation(found) };
}

async function offer(deps: Deps, lastYear: LastYear, account: Account, facts: Facts & PageFacts) {
  if (!facts.edition.offersLastYear) return { answers: {}, outdated: [] };
  const credentials = await deps.accounts.credentialsOf(account.candidate);
  const credential = sameCredential(standing(credentials), lastYear.record.answers);
  const { answers, outdated } = offerAnswers(lastYear, facts.edition, facts, credential);
  return { answers, outdated: outdated.map((of) => ({ ...of })) };
}

function viewConfirmation(lastYear: LastYear, registration: Registration, facts: Facts) {
  const confirmation = autoConfirmation(lastYear, registration, facts);
  if (!confirmation.applies) return { ...confirmation };
  const changes = changesSince(lastYear, registration, facts.edition);
  return { ...confirmation, changes: changes.map((change) => ({ ...change })) };
}

/**
 * What a returning candidate is told while the form is open: last year's answers to begin with, which subjects are
 * left, and what submitting will do. Null for everybody else.
 */
export async function viewLastYear(
  deps: Deps,
  registration: Registration,
  account: Account,
  facts: Facts & PageFacts,
) {
  const { lastYear } = facts;
  if (lastYear === null) return null;
  const { rolling, lists, record } = lastYear;
  const specialty = lists.specialty?.find(({ code }) => code === rolling.specialty);
  return {
    year: record.year,
    ...(await offer(deps, lastYear, account, facts)),
    rolling: {
      specialty: rolling.specialty,
      specialtyName: specialty?.label ?? rolling.specialty,
      passed: [...rolling.passed],
      notPassed: [...rolling.notPassed],
      lapsed: [...rolling.lapsed],
      complete: rolling.complete,
    },
    autoConfirmation: viewConfirmation(lastYear, registration, facts),
  };
}
