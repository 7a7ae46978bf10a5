import { useRef, useState } from 'react';
import { WireError } from '../transport.ts';
import { newKey } from './wire.ts';

export type Intention<I, O> = {
  readonly busy: boolean;
  readonly error: WireError | null;
  /** Null when it was refused; `error` then says why. A second press while busy does nothing. */
  readonly start: (input: I) => Promise<O | null>;
  readonly forget: () => void;
};

/**
 * One thing that a person wants done. Pressing again after a lost answer repeats the same intention with the same
 * key, so that nothing is done twice; other input, or a refusal, makes the next press a new intention.
 */
export function useIntention<I, O>(run: (input: I, key: string) => Promise<O>): Intention<I, O> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const open = useRef<{ key: string; input: string } | null>(null);
  const running = useRef(false);

  async function start(input: I): Promise<O | null> {
    if (running.current) return null;
    const text = JSON.stringify(input) ?? '';
    if (open.current?.input !== text) open.current = { key: newKey(), input: text };
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      const output = await run(input, open.current.key);
      open.current = null;
      return output;
    } catch (thrown) {
      if (!(thrown instanceof WireError)) throw thrown;
      if (!thrown.passes) open.current = null;
      setError(thrown);
      return null;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return { busy, error, start, forget: () => setError(null) };
}
