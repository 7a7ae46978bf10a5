import { foldIdNumber, type IdPaper } from './id-papers.ts';
import { sameName } from './names.ts';
import { type Readings, sameByReading } from './readings.ts';

export type Identity = { readonly name: string; readonly paper: IdPaper };

const noReadings: Readings = () => [];

/**
 * Whether two records, usually last year's and this year's, are one person's (C8, H1).
 * Same name and number: the same person; under another type of paper only after a score merge (H6).
 * A changed number cannot be told from a namesake by looking at the two records: that is 'different' here, and the
 * merge is applied for at the exam point. So is a record without a number.
 * A reading in the place of a character is let pass only where type and number are the same (0017).
 */
export function samePerson(
  a: Identity,
  b: Identity,
  readings: Readings = noReadings,
): 'same' | 'needs-score-merge' | 'different' {
  const number = foldIdNumber(a.paper.type, a.paper.number);
  if (number === '' || number !== foldIdNumber(b.paper.type, b.paper.number)) return 'different';
  const isOfOneType = a.paper.type === b.paper.type;
  if (sameName(a.name, b.name)) return isOfOneType ? 'same' : 'needs-score-merge';
  return isOfOneType && sameByReading(a.name, b.name, readings) ? 'same' : 'different';
}
