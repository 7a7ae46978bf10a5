import type { Edition } from './edition.ts';
import { health2023 } from './health-2023.ts';
import { health2026 } from './health-2026.ts';

/** Every edition that this installation can run, newest first. */
export const editions: readonly Edition[] = [health2026, health2023];

export function findEdition(key: string): Edition | null {
  return editions.find((edition) => edition.key === key) ?? null;
}
