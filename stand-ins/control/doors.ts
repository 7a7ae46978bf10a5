import { type Fault, faultsOfAll } from './faults.ts';

/** A vendor's server. */
export type Door = {
  /** Also the first segment of every address of this door: `/<name>/…`. */
  readonly name: string;
  readonly title: string;
  /** What it can do wrong beside being down. */
  readonly faults: readonly Fault[];
};

export type Doors = {
  /** Throws where the name is taken. */
  readonly add: (door: Door) => void;
  readonly all: () => readonly Door[];
  readonly find: (name: string) => Door | null;
  /** What the door does wrong now; null: it behaves. Throws for a door that nobody has added. */
  readonly faultOf: (name: string) => Fault | null;
  /** `null` mends it. False where the door does not know this fault. */
  readonly set: (name: string, fault: Fault | null) => boolean;
};

export const faultsOf = (door: Door): readonly Fault[] => [...door.faults, ...faultsOfAll];

/** Kept in memory: stand-ins that start again behave. */
export function createDoors(): Doors {
  const doors = new Map<string, Door>();
  const broken = new Map<string, Fault>();
  return {
    add(door) {
      if (doors.has(door.name)) throw new Error(`There is a door ${door.name} already`);
      doors.set(door.name, door);
    },
    all: () => [...doors.values()],
    find: (name) => doors.get(name) ?? null,
    faultOf(name) {
      if (!doors.has(name)) throw new Error(`There is no door ${name}`);
      return broken.get(name) ?? null;
    },
    set(name, fault) {
      const door = doors.get(name);
      if (door === undefined) return false;
      if (fault === null) {
        broken.delete(name);
        return true;
      }
      const known = faultsOf(door).includes(fault);
      if (known) broken.set(name, fault);
      return known;
    },
  };
}
