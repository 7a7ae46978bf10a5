/** A region's fee in an edition; `*` stands for every level or form. All amounts are integer fen. */
export type FeeRow = {
  readonly level: string;
  readonly form: string;
  readonly fenPerSubject: number;
  readonly fenPerPerson: number;
  readonly legalBasis: string;
  readonly payee: string;
};

export type FeeLine = {
  readonly kind: 'subject' | 'person';
  readonly subject: string | null;
  readonly fen: number;
};

export type Fee = {
  readonly lines: readonly FeeLine[];
  readonly fen: number;
  readonly legalBasis: string;
  readonly payee: string;
};

const precision = (row: FeeRow) => (row.level === '*' ? 0 : 2) + (row.form === '*' ? 0 : 1);

/** The most precise row that fits, or null where the region has published no fee. */
function findRow(rows: readonly FeeRow[], level: string, form: string): FeeRow | null {
  const fitting = rows.filter(
    (row) => (row.level === '*' || row.level === level) && (row.form === '*' || row.form === form),
  );
  return [...fitting].sort((a, b) => precision(b) - precision(a))[0] ?? null;
}

/** What a candidate pays: one line a subject, and one for the person where the region takes one. */
export function feeFor(
  rows: readonly FeeRow[],
  of: { readonly level: string; readonly form: string; readonly subjects: readonly string[] },
): Fee | null {
  const row = findRow(rows, of.level, of.form);
  if (row === null) return null;
  const lines: FeeLine[] = of.subjects.map((subject) => ({
    kind: 'subject',
    subject,
    fen: row.fenPerSubject,
  }));
  if (row.fenPerPerson > 0) lines.push({ kind: 'person', subject: null, fen: row.fenPerPerson });
  const fen = lines.reduce((sum, line) => sum + line.fen, 0);
  return { lines, fen, legalBasis: row.legalBasis, payee: row.payee };
}
