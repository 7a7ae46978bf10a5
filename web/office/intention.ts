import { useRef } from 'react';
import { newIntention } from './wire.ts';

/**
 * Gives idempotency keys: the same key for the same act tried again (the first answer may have been lost on the way),
 * a fresh one for any other.
 */
export function useIntention(): (act: object) => string {
  const last = useRef({ act: '', key: '' });
  return (act) => {
    const wanted = JSON.stringify(act);
    if (last.current.act !== wanted) last.current = { act: wanted, key: newIntention() };
    return last.current.key;
  };
}
