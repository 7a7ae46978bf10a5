import type { Digest } from '../registration/verification-code.ts';
import type { EntryClass } from './entry.ts';
import {
  type ChainKey,
  faultOf,
  type Place,
  placeBefore,
  type Sign,
  type TrailFault,
  type TrailHead,
  type TrailLink,
} from './trail-chain.ts';

/** A place in the trail where something is wrong. Of an anchor: its number, and nobody's chain in particular. */
export type TrailComplaint = {
  readonly fault: TrailFault | 'anchor-differs';
  readonly class: EntryClass;
  readonly staff: string | null;
  readonly userName: string;
  readonly seq: number;
};

export type ChainReader = {
  /** Takes the next entry; those of one chain come in their order. */
  read(link: TrailLink): void;
  /** What was wrong, the first of each chain. `headsNow`: as they stand after the last entry was read. */
  faults(headsNow: readonly TrailHead[]): readonly TrailComplaint[];
};

/** One chain while it is read; after its first fault nothing more is said of it. */
type Reading = { place: Place; isBroken: boolean };

const idOf = ({ staff, class: what }: ChainKey) => `${staff} ${what}`;

/** Reads chains and says where they go wrong. `heads` were read before the first entry: what comes later is welcome. */
export function createChainReader(heads: readonly TrailHead[], digest: Digest, sign: Sign): ChainReader {
  const found: TrailComplaint[] = [];
  const complain = (fault: TrailFault, of: ChainKey & { readonly userName: string }, seq: number) =>
    found.push({ fault, class: of.class, staff: of.staff, userName: of.userName, seq });
  const open = (head: TrailHead): Reading => {
    const place = placeBefore(head, digest, sign);
    if (place !== 'cut-forged') return { place, isBroken: false };
    complain('cut-forged', head, head.cut?.seq ?? 0);
    return { place: head, isBroken: true };
  };
  const readings = new Map(heads.map((head) => [idOf(head), open(head)]));
  const nameOf = new Map(heads.map((head) => [idOf(head), head.userName]));
  const newcomers = new Map<string, TrailLink>();
  const readingOf = (link: TrailLink): Reading => {
    const known = readings.get(idOf(link.entry));
    if (known !== undefined) return known;
    newcomers.set(idOf(link.entry), link);
    const reading = open({ ...link.entry, seq: 0, head: '', cut: null });
    readings.set(idOf(link.entry), reading);
    return reading;
  };
  return {
    read: (link) => {
      const reading = readingOf(link);
      const fault = reading.isBroken ? null : faultOf(reading.place, link, digest, sign);
      const of = { ...link.entry, userName: nameOf.get(idOf(link.entry)) ?? link.entry.userName };
      if (fault !== null) complain(fault, of, fault === 'missing' ? reading.place.seq + 1 : link.seq);
      reading.isBroken ||= fault !== null;
      reading.place = link;
    },
    faults: (headsNow) => {
      for (const head of heads) {
        const reading = readings.get(idOf(head));
        if (reading?.isBroken === false && reading.place.seq < head.seq)
          complain('tail-missing', head, reading.place.seq + 1);
      }
      const known = new Set(headsNow.map(idOf));
      for (const [id, link] of newcomers) if (!known.has(id)) complain('head-missing', link.entry, link.seq);
      return found;
    },
  };
}
