/** How the bank's notices can go wrong; `prompt` is how they should be. */
export const behaviours = [
  'prompt',
  'late',
  'never',
  'twice',
  'wrong-amount',
  'wrong-merchant',
  'forged',
] as const;
export type Behaviour = (typeof behaviours)[number];

export function isBehaviour(text: string): text is Behaviour {
  return behaviours.some((behaviour) => behaviour === text);
}

export type Behaviours = {
  readonly of: (orderNumber: string) => Behaviour;
  readonly byDefault: () => Behaviour;
  /** For one order, or for all that have none of their own where `orderNumber` is null. */
  readonly set: (orderNumber: string | null, behaviour: Behaviour) => void;
};

/** Kept in memory: a bank that starts again behaves. */
export function createBehaviours(faultOf: () => string | null = () => null): Behaviours {
  const own = new Map<string, Behaviour>();
  let byDefault: Behaviour = 'prompt';
  return {
    of(orderNumber) {
      const fault = faultOf() ?? '';
      return own.get(orderNumber) ?? (isBehaviour(fault) ? fault : byDefault);
    },
    byDefault: () => byDefault,
    set(orderNumber, behaviour) {
      if (orderNumber === null) byDefault = behaviour;
      else own.set(orderNumber, behaviour);
    },
  };
}
