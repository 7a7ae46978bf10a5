import { MOST_IMAGES, type OwnPaper } from '#domain/edition/paper-list.ts';
import type { Facts } from '#domain/registration/command.ts';
import { paperTitleOf } from '#domain/registration/paper-files.ts';
import { filesOf, isOutdated, papersAsked, papersLeft, papersMissing } from '#domain/registration/papers.ts';
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
  const left = papersLeft(registration, facts);
  if (asked.length + left.length === 0 || limits === null) return null;
  const missing = papersMissing(registration, facts).map(({ key }) => key);
  const items = asked.map((paper) => ({
    key: paper.key,
    required: paper.required,
    missing: missing.includes(paper.key),
    mostImages: paper.most,
    own: viewOwnPaper(paper.own),
    files: filesOf(registration, paper.key).map((file) => ({
      digest: file.digest,
      kind: file.kind,
      sheets: file.sheets,
      outdated: isOutdated(paper, file, registration, facts),
      infected: file.infected === true,
    })),
  }));
  return {
    items,
    left: left.map(({ key, why, title }) => ({
      ...{ key, why, title },
      files: filesOf(registration, key).map(({ digest, kind, sheets, infected }) => ({
        ...{ digest, kind, sheets },
        infected: infected === true,
      })),
    })),
    closed: registration.papers.closed,
    // Nobody closes what nobody asks for.
    closesByHand: facts.edition.closesUploadsByHand && asked.some(({ required }) => required),
    objections: viewObjections(deps, registration),
    limits: { ...limits, mostImages: MOST_IMAGES },
  };
}

/** A region's own paper as people read it; null for what is declared, and has its words elsewhere. */
export const viewOwnPaper = (own: OwnPaper | null) =>
  own === null ? null : { ...own, levels: [...own.levels] };

function viewObjections(deps: { readonly reference: Reference }, registration: Registration) {
  if (registration.status !== 'repair') return [];
  const { objections, seen } = registration.papers;
  return objections.map(({ item, reason }) => ({
    item,
    title: paperTitleOf(registration.papers, item),
    reason: viewReason(deps, reason),
    mended: filesOf(registration, item).some(({ digest }) => !seen.includes(digest)),
  }));
}
