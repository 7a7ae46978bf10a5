import type { RegistrationView } from '#contract/client.ts';
import type { Answer, Answers, Field, Page } from '#domain/edition/edition.ts';
import type { DraftCopy } from './draft-copy.ts';

type View = Pick<
  RegistrationView,
  'answers' | 'drafts' | 'quotes' | 'suggestions' | 'locked' | 'rev' | 'savedPages' | 'lastYear'
>;

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

/** What a page that was never submitted can begin with; an answer that is null there says nothing. */
function offeredAnswers({ suggestions, lastYear, answers }: View): Answers {
  const given = Object.entries(answers).filter(([, answer]) => answer !== null);
  return { ...suggestions, ...lastYear?.answers, ...Object.fromEntries(given) };
}

/**
 * What a page opens with: what the tab still holds unsent, else the draft, else what was submitted; on a page that was
 * not yet submitted else what stood there last year (H2), else what the account suggests. A copy that was typed on another revision is left alone.
 */
export function firstAnswers(page: Page, view: View, copy: DraftCopy | null): Answers {
  const typed = copy?.rev === view.rev ? copy.answers : view.drafts[page.key]?.answers;
  const stands = { ...(view.savedPages.includes(page.key) ? view.answers : offeredAnswers(view)), ...typed };
  return Object.fromEntries(
    page.fields.map((field) => {
      const isFromAccount =
        isFixed(field, view) && field.source !== 'credential' && field.source !== 'employer';
      return [field.key, isFromAccount ? fixedAnswer(field, view) : (stands[field.key] ?? null)];
    }),
  );
}
