import { createContext, use } from 'react';
import type { Permission } from '#domain/staff/permissions.ts';

/** Opens the drawer that says why: for one permission that was missing, or for all. */
export type AskWhy = (permission: Permission | null) => void;

export const WhyContext = createContext<AskWhy | null>(null);

/** Null where nobody is signed in. */
export const useAskWhy = (): AskWhy | null => use(WhyContext);
