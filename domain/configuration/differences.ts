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
    ...compared('points', points(before), points(after)),
    ...compared('sites', sites(before), sites(after)),
    ...compared('fees', fees(before), fees(after)),
  ];
}
