import { foldIdNumber, type IdPaper } from './id-papers.ts';
import { sameName } from './names.ts';

export type Identity = { readonly name: string; readonly paper: IdPaper };

/**
 * Whether two records, usually last year's and this year's, are one person's (C8, H1).
 * Same name and number: the same person; under another type of paper only after a score merge (H6).
 * A changed number cannot be told from a namesake by looking at the two records: that is 'different' here, and the
 * merge is applied for at the exam point. So is a record without a number.
 */
export function samePerson(a: Identity, b: Identity): 'same' | 'needs-score-merge' | 'different' {
  const number = foldIdNumber(a.paper.type, a.paper.number);
  if (number === '' || number !== foldIdNumber(b.paper.type, b.paper.number)) return 'different';
  if (!sameName(a.name, b.name)) return 'different';
  return a.paper.type === b.paper.type ? 'same' : 'needs-score-merge';
}
