import type { Facts } from '#domain/registration/command.ts';
import { filesOf, isOutdated, MOST_IMAGES, papersAsked, papersMissing } from '#domain/registration/papers.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Reference } from '../../ports/reference.ts';
import { viewReason } from './view-reason.ts';

/** The papers as their candidate sees them: what is asked for, what is there, what staff found wanting. Null on-site. */
export function viewPapers(
  deps: { readonly reference: Reference },
  registration: Registration,
  facts: Pick<Facts, 'edition' | 'settings' | 'digest' | 'lastYear'>,
) {
  const asked = papersAsked(registration, facts);
  const limits = deps.reference.paperLimits(registration.edition);
  if (asked.length === 0 || limits === null) return null;
  const missing = papersMissing(registration, facts);
  const items = asked.map((paper) => ({
    key: paper.key,
    required: paper.required,
    missing: missing.includes(paper.key),
    files: filesOf(registration, paper.key).map((file) => ({
      digest: file.digest,
      kind: file.kind,
      sheets: file.sheets,
      outdated: isOutdated(paper, file, registration, facts),
    })),
  }));
  return {
    items,
    closed: registration.papers.closed,
    closesByHand: facts.edition.closesUploadsByHand,
    objections: viewObjections(deps, registration),
    limits: { ...limits, mostImages: MOST_IMAGES },
  };
}

function viewObjections(deps: { readonly reference: Reference }, registration: Registration) {
  if (registration.status !== 'repair') return [];
  const { objections, seen } = registration.papers;
  return objections.map(({ item, reason }) => ({
    item,
    reason: viewReason(deps, reason),
    mended: filesOf(registration, item).some(({ digest }) => !seen.includes(digest)),
  }));
}
