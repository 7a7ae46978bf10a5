import type { Partitions } from '../ports/partitions.ts';

/** The next year's tables are there long before anybody registers for it. */
export async function ensurePartitions(deps: { readonly partitions: Partitions }): Promise<string[]> {
  const made = await deps.partitions.ensure();
  return made === 0 ? [] : [`${made} partitions made`];
}
