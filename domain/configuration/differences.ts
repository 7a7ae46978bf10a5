import type { OwnPaper } from '../edition/paper-list.ts';
import { type ConfigurationDocument, WINDOW_KINDS } from './document.ts';

/** One field that differs. `field` is its name or, in windows and lists, the part's name; `of` is which of them. */
export type Difference = {
  readonly field: string;
  readonly of: string;
  /** Null: was not there, or is not there any more. */
  readonly before: string | null;
  readonly after: string | null;
};

const PLAIN = [
  'confirmation',
  'autoConfirmation',
  'reviewsAutoConfirmed',
  'onlinePayment',
  'gateway',
  'payee',
  'place',
  'graceMinutes',
  'extensionHours',
  'secondLookPercent',
  'employerClerks',
  'verifiedCredentials',
  'notice',
] as const;

export type Entries = ReadonlyMap<string, string>;

/** What differs between two sets of values, each under its key. */
export function compared(field: string, before: Entries, after: Entries): Difference[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys
    .filter((of) => before.get(of) !== after.get(of))
    .map((of) => ({ field, of, before: before.get(of) ?? null, after: after.get(of) ?? null }));
}

const listOf = <T>(entries: readonly T[], key: (entry: T) => string, told: (entry: T) => string): Entries =>
  new Map(entries.map((entry) => [key(entry), told(entry)]));

/** Of a paper of the region's own, as codes; what is empty was not said. */
function ownPaperEntries({ paperList }: ConfigurationDocument, part: keyof OwnPaper): Entries {
  const told = ({ [part]: value, levels, when }: OwnPaper) =>
    part === 'when' && when === 'with-level' ? `${when} ${levels.join(' ')}` : String(value);
  return new Map(
    paperList.own.map((paper) => [paper.key, told(paper)] as const).filter(([, value]) => value !== ''),
  );
}

const OWN_PARTS = ['title', 'titleEn', 'hint', 'required', 'when'] as const;

function paperDifferences(before: ConfigurationDocument, after: ConfigurationDocument): Difference[] {
  const wishes = ({ paperList }: ConfigurationDocument) => new Map(Object.entries(paperList.declared));
  const most = ({ paperList }: ConfigurationDocument) =>
    new Map(Object.entries(paperList.most).map(([key, images]) => [key, String(images)]));
  const keys = [...before.paperList.own, ...after.paperList.own].map(({ key }) => key);
  const own = OWN_PARTS.flatMap((part) =>
    compared(`paperList.${part}`, ownPaperEntries(before, part), ownPaperEntries(after, part)),
  ).toSorted((a, b) => keys.indexOf(a.of) - keys.indexOf(b.of));
  return [
    ...compared('paperList.declared', wishes(before), wishes(after)),
    ...own,
    ...compared('paperList.most', most(before), most(after)),
  ];
}

const money = (fen: number) => (fen / 100).toFixed(2);

/** What two documents do not have in common, field by field, in the order in which a document is read. Pure. */
export function differences(
  before: ConfigurationDocument,
  after: ConfigurationDocument,
): readonly Difference[] {
  const windows = WINDOW_KINDS.flatMap((kind) =>
    (['opensAt', 'closesAt'] as const).flatMap((end) =>
      compared(
        `${kind}.${end}`,
        new Map([['', before.windows[kind][end]]]),
        new Map([['', after.windows[kind][end]]]),
      ),
    ),
  );
  const plain = PLAIN.flatMap((field) =>
    compared(field, new Map([['', String(before[field])]]), new Map([['', String(after[field])]])),
  );
  const papers = (of: ConfigurationDocument) => new Map(of.papers.map((paper) => [paper, paper]));
  const rules = (of: ConfigurationDocument) => new Map(of.secondLookRules.map((rule) => [rule, rule]));
  const points = ({ points: of }: ConfigurationDocument) =>
    listOf(
      of,
      ({ code }) => code,
      ({ name }) => name,
    );
  const sites = ({ sites: of }: ConfigurationDocument) =>
    listOf(
      of,
      ({ code }) => code,
      ({ name }) => name,
    );
  const fees = ({ fees: of }: ConfigurationDocument) =>
    listOf(
      of,
      ({ level, form }) => `${level}/${form}`,
      (fee) => `${money(fee.fenPerSubject)} + ${money(fee.fenPerPerson)} ${fee.legalBasis}`.trim(),
    );
  return [
    ...windows,
    ...plain,
    ...compared('secondLookRules', rules(before), rules(after)),
    ...compared('papers', papers(before), papers(after)),
    ...paperDifferences(before, after),
    ...compared('points', points(before), points(after)),
    ...compared('sites', sites(before), sites(after)),
    ...compared('fees', fees(before), fees(after)),
  ];
}
