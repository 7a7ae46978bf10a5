import type { Paper } from '../edition/edition.ts';
import { isConfirmedBySubmitting } from '../returning/auto-confirmation.ts';
import type { Facts } from './command.ts';
import { contentText } from './content.ts';
import type { Objection, PaperFile, Papers } from './paper-files.ts';
import { type Refusal, refusal } from './refusal.ts';
import type { Registration } from './registration.ts';

/** Images that one item can have; as many as the pages of a thick certificate. A PDF stands alone. */
export const MOST_IMAGES = 9;

type PaperFacts = Pick<Facts, 'edition' | 'settings'> & Partial<Pick<Facts, 'holds' | 'lastYear'>>;

/**
 * The papers that this registration is asked for, in the order of their declaration; none where papers are shown on-site,
 * and none of whom submitting will confirm (0018).
 */
export function papersAsked(
  registration: Registration,
  { edition, settings, holds = [], lastYear = null }: PaperFacts,
): readonly Paper[] {
  if (settings.confirmation !== 'on-line') return [];
  if (isConfirmedBySubmitting(registration, { edition, settings, holds, lastYear })) return [];
  return edition.papers.filter((paper) => paper.asked(registration.answers, settings));
}

/** The papers without which it cannot be submitted. */
export function papersDemanded(registration: Registration, facts: PaperFacts): readonly Paper[] {
  return papersAsked(registration, facts).filter((paper) => paper.required);
}

export const filesOf = ({ papers }: Registration, item: string): readonly PaperFile[] =>
  papers.files[item] ?? [];

/** The content is what the newest revision froze: its code is on what was printed last. */
export function isFrozen(registration: Registration, { digest }: Pick<Facts, 'digest'>): boolean {
  return registration.contentDigest === digest(contentText(registration));
}

/** A signed form that was uploaded before the content changed: its code is no longer the registration's. */
export function isOutdated(
  paper: Paper,
  file: PaperFile,
  registration: Registration,
  facts: Pick<Facts, 'digest'>,
): boolean {
  return paper.carriesCode && !(file.revision === registration.revision && isFrozen(registration, facts));
}

/** Keys of the demanded papers that are not there, or no longer count. */
export function papersMissing(
  registration: Registration,
  facts: PaperFacts & Pick<Facts, 'digest'>,
): readonly string[] {
  const counts = (paper: Paper) =>
    filesOf(registration, paper.key).some((file) => !isOutdated(paper, file, registration, facts));
  return papersDemanded(registration, facts)
    .filter((paper) => !counts(paper))
    .map((paper) => paper.key);
}

/** Everything is uploaded as far as can be told without the codes; for the bar of nodes. */
export function papersDone(registration: Registration, facts: PaperFacts): boolean {
  if (papersAsked(registration, facts).length === 0) return true;
  if (facts.edition.closesUploadsByHand) return registration.papers.closed;
  return papersDemanded(registration, facts).every(({ key }) => filesOf(registration, key).length > 0);
}

/** Why it cannot be submitted yet as far as papers go; null where it can. */
export function refuseForPapers(
  registration: Registration,
  facts: PaperFacts & Pick<Facts, 'digest'>,
): Refusal | null {
  const items = papersMissing(registration, facts);
  if (items.length > 0) return refusal('papers-missing', { items });
  const mustClose = facts.edition.closesUploadsByHand && papersDemanded(registration, facts).length > 0;
  return mustClose && !registration.papers.closed ? refusal('papers-open') : null;
}

type Changed = { readonly papers: Papers } | { readonly refusal: Refusal };

const withFiles = ({ papers }: Registration, item: string, files: readonly PaperFile[]): Papers => ({
  ...papers,
  closed: false,
  files: { ...papers.files, [item]: files },
});

/** Several images or one PDF an item, each file once. */
export function attachPaper(
  registration: Registration,
  item: string,
  file: Omit<PaperFile, 'revision'>,
  facts: PaperFacts,
): Changed {
  if (!papersAsked(registration, facts).some(({ key }) => key === item))
    return { refusal: refusal('paper-unknown') };
  const files = filesOf(registration, item);
  if (files.some(({ digest }) => digest === file.digest)) return { refusal: refusal('paper-there-already') };
  const isFull = file.kind === 'pdf' ? files.length > 0 : files.length >= MOST_IMAGES;
  if (isFull || files.some(({ kind }) => kind === 'pdf'))
    return { refusal: refusal('papers-full', { most: MOST_IMAGES }) };
  return { papers: withFiles(registration, item, [...files, { ...file, revision: registration.revision }]) };
}

/** Also where the item is no longer asked for: what somebody has uploaded they can take away. */
export function removePaper(registration: Registration, item: string, digest: string): Changed {
  const files = filesOf(registration, item);
  const left = files.filter((file) => file.digest !== digest);
  if (left.length === files.length) return { refusal: refusal('paper-unknown') };
  return { papers: withFiles(registration, item, left) };
}

export function closePapers(registration: Registration, facts: PaperFacts & Pick<Facts, 'digest'>): Changed {
  const items = papersMissing(registration, facts);
  if (items.length > 0) return { refusal: refusal('papers-missing', { items }) };
  return { papers: { ...registration.papers, closed: true } };
}

/** Staff name papers, pages or the photo; what lies before them now they have seen. */
export function objectTo(
  registration: Registration,
  objections: readonly Objection[],
  facts: PaperFacts,
): Changed {
  const items = objections.map(({ item }) => item);
  const known = new Set([
    ...papersAsked(registration, facts).map(({ key }) => key),
    ...facts.edition.pages.map(({ key }) => key),
    'photo',
  ]);
  if (items.some((item) => !known.has(item)) || new Set(items).size < items.length)
    return { refusal: refusal('paper-unknown') };
  const seen = Object.values(registration.papers.files).flatMap((files) => files.map(({ digest }) => digest));
  return { papers: { ...registration.papers, closed: false, objections, seen } };
}

/** A changed answer or photo opens the uploads again: the signed form may no longer fit. */
export function reopened(before: Registration, after: Registration): Registration {
  if (!after.papers.closed || contentText(before) === contentText(after)) return after;
  return { ...after, papers: { ...after.papers, closed: false } };
}

/** The items whose files differ; for the event. */
export function changedItems(before: Papers, after: Papers): readonly string[] {
  const items = [...new Set([...Object.keys(before.files), ...Object.keys(after.files)])].sort();
  const text = (papers: Papers, item: string) => JSON.stringify(papers.files[item] ?? []);
  return items.filter((item) => text(before, item) !== text(after, item));
}
