export type Moment = { readonly key: string; readonly label: string; readonly at: Date };
export type BusinessTime = { readonly now: Date; readonly moments: readonly Moment[] };

export type BusinessClock = {
  /** Null where the platform runs without a demo clock. Throws where it cannot be reached. */
  readonly read: () => Promise<BusinessTime | null>;
  /** The platform's time; without a demo clock that is the machine's. Throws where it cannot be reached. */
  readonly now: () => Promise<Date>;
  /** Throws where the platform refuses or cannot be reached. */
  readonly move: (at: Date) => Promise<void>;
};

const patience = 3000;

/** The one clock of the demo; it runs in the platform, here it is only asked and moved. */
export function createBusinessClock(weikaoUrl: string): BusinessClock {
  const address = `${weikaoUrl.replace(/\/+$/, '')}/api/demo/clock`;

  async function read(): Promise<BusinessTime | null> {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`The clock answers ${response.status}`);
    return readBusinessTime(await response.json());
  }

  async function move(at: Date): Promise<void> {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ at: at.toISOString() }),
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new Error(`The clock answers ${response.status}`);
  }

  return { read, move, now: async () => (await read())?.now ?? new Date() };
}

function readBusinessTime(answer: unknown): BusinessTime {
  const { now, moments } = propertiesOf(answer);
  if (!Array.isArray(moments)) throw new Error('The clock names no moments');
  return { now: readInstant(now), moments: moments.map(readMoment) };
}

function readMoment(moment: unknown): Moment {
  const { key, label, at } = propertiesOf(moment);
  return { key: String(key), label: String(label), at: readInstant(at) };
}

function readInstant(value: unknown): Date {
  const instant = new Date(String(value));
  if (Number.isNaN(instant.getTime())) throw new Error('The clock tells no time');
  return instant;
}

function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
