/** What we have of money: booked or kept, or sent back. */
export type OurEntry = {
  readonly kind: 'payment' | 'refund';
  /** The platform's number of a payment, ours of a refund. */
  readonly key: string;
  readonly orderNumber: string;
  readonly fen: number;
  /** Kept beside the registration, and not on its way back. */
  readonly isSurplus: boolean;
  /** Of the day that is compared; else it is here because the bill names it. */
  readonly isOfDay: boolean;
};

/** What the platform's bill of the day says. */
export type TheirEntry = {
  readonly kind: 'payment' | 'refund';
  readonly key: string;
  readonly orderNumber: string;
  readonly fen: number;
};

export const DIFFERENCE_KINDS = [
  'missing-here',
  'missing-there',
  'amount',
  'refund-missing-here',
  'refund-missing-there',
  'refund-amount',
  'twice-there',
  'surplus',
  'statement',
] as const;
/**
 * `twice-there`: the bill has the same twice; `surplus`: both sides agree, and the money is not due; `statement`: what
 * came to the account is not what the bill says.
 */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export type Difference = {
  readonly kind: DifferenceKind;
  readonly key: string;
  readonly orderNumber: string | null;
  readonly ours: number | null;
  readonly theirs: number | null;
};

const nameOf = ({ kind, key }: Pick<OurEntry, 'kind' | 'key'>) => `${kind} ${key}`;

/** Our book of a day against the platform's: every entry that is not the same on both sides, once. */
export function reconcile(ours: readonly OurEntry[], theirs: readonly TheirEntry[]): readonly Difference[] {
  const here = new Map(ours.map((entry) => [nameOf(entry), entry]));
  const there = new Set(theirs.map(nameOf));
  const seen = new Set<string>();
  const differences: Difference[] = [];
  for (const line of theirs) {
    const difference = compare(here.get(nameOf(line)), line, seen.has(nameOf(line)));
    seen.add(nameOf(line));
    if (difference !== null)
      differences.push({ ...difference, key: line.key, orderNumber: line.orderNumber });
  }
  for (const entry of ours)
    if (entry.isOfDay && !there.has(nameOf(entry))) {
      const kind = entry.kind === 'refund' ? 'refund-missing-there' : 'missing-there';
      const { key, orderNumber, fen } = entry;
      differences.push({ kind, key, orderNumber, ours: fen, theirs: null });
    }
  return differences;
}

function compare(
  entry: OurEntry | undefined,
  line: TheirEntry,
  isAgain: boolean,
): Pick<Difference, 'kind' | 'ours' | 'theirs'> | null {
  const isRefund = line.kind === 'refund';
  if (isAgain) return { kind: 'twice-there', ours: 0, theirs: line.fen };
  if (entry === undefined)
    return { kind: isRefund ? 'refund-missing-here' : 'missing-here', ours: null, theirs: line.fen };
  if (entry.fen !== line.fen)
    return { kind: isRefund ? 'refund-amount' : 'amount', ours: entry.fen, theirs: line.fen };
  return entry.isSurplus ? { kind: 'surplus', ours: entry.fen, theirs: line.fen } : null;
}

/** What a day has brought: payments less refunds, in fen. */
export const netOf = (entries: readonly Pick<TheirEntry, 'kind' | 'fen'>[]): number =>
  entries.reduce((sum, { kind, fen }) => sum + (kind === 'payment' ? fen : -fen), 0);

export type StatementLine = { readonly day: string; readonly fen: number; readonly reference: string };

/**
 * A bank's statement as staff paste it: a line a day, `2026-02-05,230.00,reference`; headings and empty lines are passed
 * over. The number of the first line that cannot be read, else its lines.
 */
export function readStatement(
  text: string,
): { readonly lines: readonly StatementLine[] } | { readonly wrongLine: number } {
  const lines: StatementLine[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || (index === 0 && !/^\d{4}-/.test(line.trim()))) continue;
    const [, day = '', sign = '', yuan = '', fen = '', reference = ''] =
      /^\s*(\d{4}-\d{2}-\d{2})\s*[,\t]\s*(-?)(\d{1,10})\.(\d{2})\s*(?:[,\t](.{0,80}))?$/.exec(line) ?? [];
    if (day === '' || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return { wrongLine: index + 1 };
    lines.push({ day, fen: Number(`${sign}${yuan}${fen}`), reference: reference.trim() });
  }
  return { lines };
}
