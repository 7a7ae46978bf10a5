import { type Answers, findPage } from '#domain/edition/edition.ts';
import type { EmployerDirectory } from '../../ports/reference.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { done } from '../outcome.ts';
import { act, type Incoming } from './act.ts';
import { lastYearOf } from './last-year.ts';
import { gatherQuotes } from './quotes.ts';
import { type ViewDeps, viewRegistration } from './view-registration.ts';

type Deps = ViewDeps & { readonly employers: EmployerDirectory };
type PageOf = { readonly page: string; readonly answers: Answers; readonly rev: number };

/** Submits one page: it is checked whole, quoted answers are copied, and its keystroke draft has served. */
export async function savePage(deps: Deps, of: Identity, input: PageOf, incoming: Incoming) {
  const { quotes, account } = await gatherQuotes(deps, of.candidate, declaredOf(deps, of, input));
  const actor = { role: 'candidate', id: of.candidate } as const;
  const lastYear = namesClosed(deps, of, input) ? await lastYearOf(deps, of) : null;
  const acted = await act(deps, of, actor, { do: 'save-page', ...input }, incoming, quotes, { lastYear });
  return acted.ok ? done(await viewRegistration(deps, acted.value.registration, account)) : acted;
}

/** What is closed is open to who has passed subjects of it: only then last year is asked for. */
function namesClosed({ reference }: Deps, { edition }: Identity, { answers }: PageOf): boolean {
  const { specialty = [] } = reference.listsFor(edition, null);
  return specialty.some(({ code, closed }) => closed === true && code === answers.specialty);
}

/** Only what the page declares is looked up: what else a client names would be quoted over what was typed. */
function declaredOf({ reference }: Deps, of: Identity, { page: key, answers }: PageOf): Answers {
  const edition = reference.findEdition(of.edition)?.edition;
  const page = edition === undefined ? null : findPage(edition, key);
  const declared = (page?.fields ?? []).filter((field) => Object.hasOwn(answers, field.key));
  return Object.fromEntries(declared.map((field) => [field.key, answers[field.key] ?? null]));
}
