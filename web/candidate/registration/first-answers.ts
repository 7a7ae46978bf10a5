import type { RegistrationView } from '#contract/client.ts';
import type { Answer, Answers, Field, Page } from '#domain/edition/edition.ts';
import type { DraftCopy } from './draft-copy.ts';

type View = Pick<RegistrationView, 'answers' | 'drafts' | 'quotes' | 'suggestions' | 'locked' | 'rev'>;

/** Shown as text, not asked: typed by nobody, locked, or quoted where it could have been chosen (C3, D6). */
export function isFixed(field: Field, view: View): boolean {
  if (field.type === 'quoted' || view.locked.includes(field.key)) return true;
  return field.chosenIfNotQuoted && Object.hasOwn(view.quotes, field.key);
}

function fixedAnswer(field: Field, view: View): Answer {
  const stands = view.answers[field.key];
  if (view.locked.includes(field.key) && stands !== undefined) return stands;
  return view.quotes[field.key] ?? stands ?? null;
}

/**
 * What a page opens with: what the tab still holds unsent, else the draft, else what was submitted, else what the
 * account suggests. A copy that was typed on another revision is left alone.
 */
export function firstAnswers(page: Page, view: View, copy: DraftCopy | null): Answers {
  const typed = copy?.rev === view.rev ? copy.answers : view.drafts[page.key]?.answers;
  const stands: Answers = { ...view.suggestions, ...view.answers, ...typed };
  return Object.fromEntries(
    page.fields.map((field) => {
      const isFromAccount =
        isFixed(field, view) && field.source !== 'credential' && field.source !== 'employer';
      return [field.key, isFromAccount ? fixedAnswer(field, view) : (stands[field.key] ?? null)];
    }),
  );
}
