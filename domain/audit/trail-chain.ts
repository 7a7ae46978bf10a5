import type { Digest } from '../registration/verification-code.ts';
import { type AuditEntry, type EntryClass, entryText } from './entry.ts';

/** Signs under a key that is not in the database: who may change rows still cannot make one up. */
export type Sign = (text: string) => string;

export type ChainKey = { readonly staff: string; readonly class: EntryClass };

/** An entry as it is stored. */
export type TrailLink = {
  readonly seq: number;
  readonly head: string;
  readonly signature: string;
  readonly entry: AuditEntry;
};

/** Where a chain begins to be kept: everything up to `seq` was erased when its term was over. */
export type Cut = {
  readonly seq: number;
  readonly head: string;
  /** Nothing that was recorded later has been cut. */
  readonly before: Date;
  readonly signature: string;
};

/** What is written down of a chain beside its entries. */
export type TrailHead = ChainKey & {
  readonly userName: string;
  readonly seq: number;
  readonly head: string;
  readonly cut: Cut | null;
};

/** The head before the first entry; the database reckons the same. */
export const trailStart = (of: ChainKey, digest: Digest): string => digest(`audit\n${of.staff}\n${of.class}`);

/** The next head; the database reckons the same when it appends. */
export const nextTrailHead = (head: string, seq: number, signature: string, digest: Digest): string =>
  digest(`${head}\n${seq}\n${signature}`);

export const signEntry = (entry: AuditEntry, sign: Sign): string => sign(`audit\n${entryText(entry)}`);

export function signCut(of: ChainKey, { seq, head, before }: Omit<Cut, 'signature'>, sign: Sign): string {
  return sign(`audit cut\n${JSON.stringify([of.staff, of.class, seq, head, before.toISOString()])}`);
}

/** How a chain can go wrong, in the order in which it is looked for. */
export type TrailFault =
  | 'cut-forged'
  | 'altered'
  | 'missing'
  | 'out-of-place'
  | 'tail-missing'
  | 'head-missing';

export type Place = { readonly seq: number; readonly head: string };

/** Where reading begins: at the start, or behind what was cut with a mark that nobody else could have made. */
export function placeBefore(of: TrailHead, digest: Digest, sign: Sign): Place | 'cut-forged' {
  if (of.cut === null) return { seq: 0, head: trailStart(of, digest) };
  return signCut(of, of.cut, sign) === of.cut.signature ? of.cut : 'cut-forged';
}

/** What is wrong with this link behind that place; null where it follows. */
export function faultOf(before: Place, link: TrailLink, digest: Digest, sign: Sign): TrailFault | null {
  if (link.seq !== before.seq + 1) return 'missing';
  if (signEntry(link.entry, sign) !== link.signature) return 'altered';
  return nextTrailHead(before.head, link.seq, link.signature, digest) === link.head ? null : 'out-of-place';
}
