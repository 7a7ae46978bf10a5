import { randomUUID } from 'node:crypto';

export type Query = {
  readonly number: string;
  readonly reference: string;
  readonly contentHash: string;
  readonly notifyUrl: string;
  readonly certificateNumber: string;
};

export type Register = {
  readonly take: (query: Omit<Query, 'number'>) => Query;
  readonly find: (number: string) => Query | undefined;
  /** Newest first. */
  readonly all: () => readonly Query[];
};

/** In memory: a register that starts again has never heard of anything, and is asked again. */
export function createRegister(): Register {
  const queries = new Map<string, Query>();
  return {
    take(query) {
      const taken = { ...query, number: `XL${randomUUID()}` };
      queries.set(taken.number, taken);
      return taken;
    },
    find: (number) => queries.get(number),
    all: () => [...queries.values()].reverse(),
  };
}

/** Records without a number, or with one that ends in two zeros, are not in the register. */
export const isRegistered = ({ certificateNumber }: Query): boolean => !/^$|00$/.test(certificateNumber);
