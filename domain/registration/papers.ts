import type { Paper } from '../edition/edition.ts';
import {
  AS_DECLARED,
  isAsDeclared,
  type ListedPaper,
  type OwnPaper,
  type PaperList,
  papersIn,
} from '../edition/paper-list.ts';
import { isConfirmedBySubmitting } from '../returning/auto-confirmation.ts';
import type { Facts, RegionSettings } from './command.ts';
import { contentText } from './content.ts';
import { type Objection, type PaperFile, type Papers, type PaperTitle, paperTitleOf } from './paper-files.ts';
import { type Refusal, refusal } from './refusal.ts';
import { ENDED, type Registration } from './registration.ts';

type PaperFacts = Pick<Facts, 'edition' | 'settings'> & Partial<Pick<Facts, 'holds' | 'lastYear'>>;

/**
 * The papers that this registration is asked for, in the order of their declaration; none where papers are shown on-site,
 * and none of whom submitting will confirm (0018).
 */
export function papersAsked(
  registration: Registration,
  { edition, settings, holds = [], lastYear = null }: PaperFacts,
): readonly ListedPaper[] {
  if (settings.confirmation !== 'on-line') return [];
  if (isConfirmedBySubmitting(registration, { edition, settings, holds, lastYear })) return [];
  return listed(registration, { edition, settings }).filter((paper) =>
    paper.asked(registration.answers, settings),
  );
}

/** Who has handed in, and has not taken it back: also where staff have sent it back, or it has ended since. */
const isHandedIn = ({ status, statusBefore }: Registration) =>
  (ENDED.includes(status) && statusBefore !== null ? statusBefore : status) !== 'draft';

/**
 * The region's list that counts for this registration: before it is handed in what the region wants now, then what it
 * wanted at that moment. Nobody who has handed in is thrown back by a change.
 */
export const paperListOf = (
  registration: Registration,
  { paperList }: Pick<RegionSettings, 'paperList'>,
): PaperList => (isHandedIn(registration) ? (registration.papers.list ?? AS_DECLARED) : paperList);

const listed = (registration: Registration, { edition, settings }: Pick<Facts, 'edition' | 'settings'>) =>
  papersIn(edition, paperListOf(registration, settings));

/** At a counter: what a region asks for beyond the list in its own words, as far as it concerns this registration. */
export function papersToBring(
  registration: Registration,
  { edition, settings }: Pick<Facts, 'edition' | 'settings'>,
): readonly OwnPaper[] {
  if (settings.confirmation !== 'on-site') return [];
  return listed(registration, { edition, settings }).flatMap(({ own, asked }) =>
    own !== null && asked(registration.answers, settings) ? [own] : [],
  );
}

/** Handed in: from now on this list counts. Sent back and handed in again, it is still the first one. */
export function withListHandedIn(registration: Registration, { settings }: Pick<Facts, 'settings'>): Papers {
  if (isHandedIn(registration)) return registration.papers;
  const list = isAsDeclared(settings.paperList) ? null : settings.paperList;
  return { ...registration.papers, list };
}

/** Uploaded for what is asked no more: kept, and its owner's to take away. */
export type LeftPaper = {
  readonly key: string;
  /** Whether the region does not ask for it, or the answers do not. */
  readonly why: 'region' | 'answers';
  readonly title: PaperTitle | null;
};

export function papersLeft(registration: Registration, facts: PaperFacts): readonly LeftPaper[] {
  if (facts.settings.confirmation !== 'on-line') return [];
  const asked = new Set(papersAsked(registration, facts).map(({ key }) => key));
  const known = new Set(listed(registration, facts).map(({ key }) => key));
  return Object.entries(registration.papers.files)
    .filter(([key, files]) => files.length > 0 && !asked.has(key))
    .map(([key]) => ({
      key,
      why: known.has(key) ? 'answers' : 'region',
      title: paperTitleOf(registration.papers, key),
    }));
}

/** The papers without which it cannot be submitted. */
export function papersDemanded(registration: Registration, facts: PaperFacts): readonly ListedPaper[] {
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

const isInfected = ({ infected }: PaperFile): boolean => infected === true;

/** Is there a file, required or not, that was found infected? */
export const hasInfected = ({ papers }: Registration): boolean =>
  Object.values(papers.files).some((files) => files.some(isInfected));

const isItemInfected = (registration: Registration, { key }: Pick<Paper, 'key'>): boolean =>
  filesOf(registration, key).some(isInfected);

/** The demanded papers of which a file was found infected. */
const papersInfected = (registration: Registration, facts: PaperFacts): readonly ListedPaper[] =>
  papersDemanded(registration, facts).filter((paper) => isItemInfected(registration, paper));

/** A demanded paper opens for nobody: it has to be brought anew, and nobody can have looked at it. */
export function refuseInfected(registration: Registration, facts: PaperFacts): Refusal | null {
  const infected = papersInfected(registration, facts);
  return infected.length === 0 ? null : refuseNaming('papers-infected', infected);
}

/** The demanded papers that are not there, or no longer count. */
export function papersMissing(
  registration: Registration,
  facts: PaperFacts & Pick<Facts, 'digest'>,
): readonly ListedPaper[] {
  const counts = (paper: Paper) =>
    !isItemInfected(registration, paper) &&
    filesOf(registration, paper.key).some((file) => !isOutdated(paper, file, registration, facts));
  return papersDemanded(registration, facts).filter((paper) => !counts(paper));
}

/** Which papers it is about, by key; those of a region's own by their names, in both languages. */
function refuseNaming(code: 'papers-missing' | 'papers-infected', papers: readonly ListedPaper[]): Refusal {
  const titles = papers.map(({ own }) => own?.title ?? '');
  const titlesEn = papers.map(({ own }) => own?.titleEn ?? '');
  return refusal(code, {
    items: papers.map(({ key }) => key),
    ...(papers.some(({ own }) => own !== null) && { titles, titlesEn }),
  });
}

/** Everything is uploaded as far as can be told without the codes; for the bar of nodes. */
export function papersDone(registration: Registration, facts: PaperFacts): boolean {
  if (papersAsked(registration, facts).length === 0) return true;
  if (facts.edition.closesUploadsByHand && !registration.papers.closed) return false;
  return papersDemanded(registration, facts).every(
    (paper) => filesOf(registration, paper.key).length > 0 && !isItemInfected(registration, paper),
  );
}

/** Why it cannot be submitted yet as far as papers go; null where it can. */
export function refuseForPapers(
  registration: Registration,
  facts: PaperFacts & Pick<Facts, 'digest'>,
): Refusal | null {
  const infected = refuseInfected(registration, facts);
  if (infected !== null) return infected;
  const missing = papersMissing(registration, facts);
  if (missing.length > 0) return refuseNaming('papers-missing', missing);
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
  const paper = papersAsked(registration, facts).find(({ key }) => key === item);
  if (paper === undefined) return { refusal: refusal('paper-unknown') };
  const files = filesOf(registration, item);
  if (files.some(({ digest }) => digest === file.digest)) return { refusal: refusal('paper-there-already') };
  const isFull = file.kind === 'pdf' ? files.length > 0 : files.length >= paper.most;
  if (isFull || files.some(({ kind }) => kind === 'pdf'))
    return { refusal: refusal('papers-full', { most: paper.most }) };
  const papers = withFiles(registration, item, [...files, { ...file, revision: registration.revision }]);
  return { papers: paper.own === null ? papers : withTitle(papers, paper.own) };
}

const withTitle = (papers: Papers, { key, title, titleEn }: OwnPaper): Papers => ({
  ...papers,
  titles: { ...papers.titles, [key]: { title, titleEn } },
});

/** Also where the item is no longer asked for: what somebody has uploaded they can take away. */
export function removePaper(registration: Registration, item: string, digest: string): Changed {
  const files = filesOf(registration, item);
  const left = files.filter((file) => file.digest !== digest);
  if (left.length === files.length) return { refusal: refusal('paper-unknown') };
  return { papers: withFiles(registration, item, left) };
}

/** What the scan has found, each file once; wherever it was uploaded. */
export function markInfected(registration: Registration, digests: readonly string[]): Changed {
  const { papers } = registration;
  const isFound = (file: PaperFile) => digests.includes(file.digest) && !isInfected(file);
  const entries = Object.entries(papers.files);
  if (!entries.some(([, files]) => files.some(isFound))) return { refusal: refusal('paper-unknown') };
  const mark = (file: PaperFile): PaperFile => (isFound(file) ? { ...file, infected: true } : file);
  const files = Object.fromEntries(entries.map(([item, of]) => [item, of.map(mark)]));
  return { papers: { ...papers, closed: false, files } };
}

export function closePapers(registration: Registration, facts: PaperFacts & Pick<Facts, 'digest'>): Changed {
  const infected = refuseInfected(registration, facts);
  if (infected !== null) return { refusal: infected };
  const missing = papersMissing(registration, facts);
  if (missing.length > 0) return { refusal: refuseNaming('papers-missing', missing) };
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
