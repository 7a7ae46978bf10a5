import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** What was typed, a moment after the last keystroke: for looking things up on the way. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
