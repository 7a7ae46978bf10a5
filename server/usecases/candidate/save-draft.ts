import type { Answers } from '#domain/edition/edition.ts';
import { findPage } from '#domain/edition/edition.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { done, refused } from '../outcome.ts';
import type { ActDeps } from './act.ts';

type DraftOf = { readonly page: string; readonly answers: Answers; readonly rev: number };

/** Keeps keystrokes: one row, overwritten, no event. Too late (submitted, or changed elsewhere) never overwrites. */
export async function saveDraft(
  deps: Pick<ActDeps, 'store' | 'clock' | 'reference'>,
  of: Identity,
  input: DraftOf,
) {
  const edition = deps.reference.findEdition(of.edition);
  const page = edition === null ? null : findPage(edition.edition, input.page);
  if (page === null) return refused('page-unknown');
  const known = page.fields.filter((field) => Object.hasOwn(input.answers, field.key));
  const answers = Object.fromEntries(known.map((field) => [field.key, input.answers[field.key] ?? null]));
  const savedAt = deps.clock.now();
  const saved = await deps.store.saveDraft(of, { page: input.page, answers, savedAt }, input.rev);
  if (saved === 'saved') return done({ savedAt: savedAt.toISOString() });
  return (await deps.store.find(of)) === null ? refused('not-found') : refused('changed-meanwhile');
}
