/** Dice that fall the same way for the same seed. */
export type Dice = {
  /** From 0 up to, not including, 1. */
  roll(): number;
  /** From `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T | null;
};

/** Mulberry32: small, even enough for invented people, and for nothing that has to be secret. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    roll,
    between: (least, most) => least + Math.floor(roll() * (most - least + 1)),
    chance: (percent) => roll() * 100 < percent,
    pick: (from) => from[Math.floor(roll() * from.length)] ?? null,
  };
}

/** Stands in for the keyed digest of the product: equal texts, equal digests; nobody's secret depends on it. */
export function rehearsalDigest(text: string): string {
  const lanes = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < text.length; i += 1) {
    const lane = i & 3;
    lanes[lane] = Math.imul((lanes[lane] ?? 0) ^ text.charCodeAt(i), 0x01000193) >>> 0;
    lanes[3 - lane] = Math.imul((lanes[3 - lane] ?? 0) ^ (lanes[lane] ?? 0), 0x85ebca6b) >>> 0;
  }
  const hex = lanes.map((lane) => lane.toString(16).padStart(8, '0')).join('');
  return hex + hex;
}
