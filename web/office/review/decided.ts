import { createContext } from 'react';

/** What was decided last, so that a slip can be mended at once. */
export type Decided = { readonly number: string; readonly name: string; readonly decision: string };

/** Tells the pages around the bench what has just been decided. */
export const TellDecided = createContext<(decided: Decided) => void>(() => undefined);
