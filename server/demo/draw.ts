/** Draws that can be repeated: the same seed gives the same people. */
export type Draw = {
  /** From 0 up to, and without, 1. */
  next(): number;
  below(limit: number): number;
  oneOf<T>(all: readonly T[]): T;
  /** More often from the front: a capital has more people than the last town of the list. */
  early<T>(all: readonly T[]): T;
};

/** Mulberry32: small, fast, even enough for invented people. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const at = <T>(all: readonly T[], place: number): T => {
    const drawn = all[Math.floor(place * all.length)];
    if (drawn === undefined) throw new Error('there is nothing to draw from');
    return drawn;
  };
  return {
    next,
    below,
    oneOf: (all) => at(all, next()),
    early: (all) => at(all, next() ** 1.8),
  };
}
