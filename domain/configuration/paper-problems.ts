import type { Paper } from '../edition/edition.ts';
import { FIELD_OF_CONDITION, MOST_IMAGES, type OwnPaper, type PaperList } from '../edition/paper-list.ts';
import { neutralised } from '../transfers/formula.ts';
import type { ConfigurationDocument } from './document.ts';

export const PAPER_PROBLEMS = [
  'paper-locked',
  'paper-not-declared',
  'paper-untitled',
  'paper-title-long',
  'paper-title-twice',
  'paper-text-unreadable',
  'paper-text-formula',
  'paper-key-foreign',
  'paper-key-twice',
  'paper-condition-unknown',
  'paper-levels-missing',
  'paper-level-unknown',
  'paper-most-wrong',
  'papers-not-told',
] as const;
export type PaperProblemCode = (typeof PAPER_PROBLEMS)[number];

/** Characters of a title; it has to fit on a button and in a message. */
export const LONGEST_TITLE = 30;

/** Of the edition and the region: what a list of papers is held against. */
export type PaperSurroundings = {
  readonly region: string;
  readonly papers: readonly Paper[];
  /** Keys of the answers that the edition asks for. */
  readonly fields: readonly string[];
  readonly levels: readonly string[];
};

type Params = Readonly<Record<string, string>>;
export type PaperFinding = {
  readonly severity: 'error' | 'warning';
  readonly code: PaperProblemCode;
  readonly params: Params;
};

const error = (code: PaperProblemCode, params: Params): PaperFinding => ({ severity: 'error', code, params });

/** Where the papers of a region's own begin: no other region's key looks like it. */
export const ownKeyPrefix = (region: string) => `own-${region}-`;

/** New papers of a region's own get their keys, such as no other paper of any region or year has; blanks around words go. */
export function withKeys(list: PaperList, region: string, uuid: () => string): PaperList {
  const keyed = (paper: OwnPaper) => ({
    ...paper,
    key: paper.key === '' ? ownKeyPrefix(region) + uuid().slice(0, 8) : paper.key,
    title: paper.title.trim(),
    titleEn: paper.titleEn.trim(),
    hint: paper.hint.trim(),
  });
  return { ...list, own: list.own.map(keyed) };
}

/** Control characters, and marks that turn the direction of writing or hide in a word. */
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Titles that look the same on the screen are the same. */
const folded = (title: string) => title.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** Everything that speaks against a region's list of papers. Pure. */
export function paperProblems(
  { paperList, confirmation }: Pick<ConfigurationDocument, 'paperList' | 'confirmation'>,
  around: PaperSurroundings,
): readonly PaperFinding[] {
  const seen = new Set<string>();
  const twice = paperList.own.filter(({ title }) => {
    const key = folded(title);
    const isTwice = key !== '' && seen.has(key);
    seen.add(key);
    return isTwice;
  });
  return [
    ...declaredProblems(paperList, around),
    ...paperList.own.flatMap((paper) => ownProblems(paper, around)),
    ...twice.map(({ title }) => error('paper-title-twice', { title })),
    ...keyProblems(paperList.own),
    ...mostProblems(paperList, around),
    ...untoldProblems(paperList, confirmation),
  ];
}

/** What is declared may be demanded or left out, but for what is the nation's; its images neither. */
function declaredProblems(
  { declared, most }: PaperList,
  { papers }: PaperSurroundings,
): readonly PaperFinding[] {
  const locked = papers.filter(({ locked: isLocked }) => isLocked).map(({ key }) => key);
  const named = [...new Set([...Object.keys(declared), ...Object.keys(most)])];
  const unknown = Object.keys(declared).filter((paper) => !papers.some(({ key }) => key === paper));
  return [
    ...unknown.map((paper) => error('paper-not-declared', { paper })),
    ...named.filter((paper) => locked.includes(paper)).map((paper) => error('paper-locked', { paper })),
  ];
}

function ownProblems(
  paper: OwnPaper,
  { region, fields, levels }: PaperSurroundings,
): readonly PaperFinding[] {
  const { key, title, titleEn, hint } = paper;
  const texts = [title, titleEn, hint];
  const found: PaperFinding[] = [];
  if (title.trim() === '') found.push(error('paper-untitled', {}));
  if ([...title.trim()].length > LONGEST_TITLE)
    found.push(error('paper-title-long', { title, most: String(LONGEST_TITLE) }));
  if (texts.some((text) => UNREADABLE.test(text))) found.push(error('paper-text-unreadable', { title }));
  if (texts.some((text) => neutralised(text) !== text)) found.push(error('paper-text-formula', { title }));
  if (key !== '' && !key.startsWith(ownKeyPrefix(region))) found.push(error('paper-key-foreign', { title }));
  const field = FIELD_OF_CONDITION[paper.when];
  if (field !== undefined && !fields.includes(field)) found.push(error('paper-condition-unknown', { title }));
  else if (paper.when === 'with-level') {
    if (paper.levels.length === 0) found.push(error('paper-levels-missing', { title }));
    if (paper.levels.some((level) => !levels.includes(level)))
      found.push(error('paper-level-unknown', { title }));
  }
  return found;
}

function keyProblems(own: readonly OwnPaper[]): readonly PaperFinding[] {
  return own.flatMap(({ key, title }, i) =>
    key !== '' && own.findIndex((other) => other.key === key) < i
      ? [error('paper-key-twice', { title })]
      : [],
  );
}

function mostProblems({ most, own }: PaperList, { papers }: PaperSurroundings): readonly PaperFinding[] {
  const known = [...papers, ...own].map(({ key }) => key);
  return Object.entries(most).flatMap(([paper, images]) => {
    const isSound = known.includes(paper) && Number.isInteger(images) && images >= 1 && images <= MOST_IMAGES;
    if (isSound) return [];
    const title = own.find(({ key }) => key === paper)?.title ?? '';
    return [error('paper-most-wrong', { paper, title, most: String(MOST_IMAGES) })];
  });
}

/** At a counter people bring what the region names in its own words; what is declared is asked for on line only. */
function untoldProblems(
  { declared }: PaperList,
  confirmation: ConfigurationDocument['confirmation'],
): readonly PaperFinding[] {
  const isUntold = confirmation === 'on-site' && Object.keys(declared).length > 0;
  return isUntold ? [{ severity: 'warning', code: 'papers-not-told', params: {} }] : [];
}
