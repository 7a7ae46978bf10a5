import type { ExportDeps } from '../exports/export-deps.ts';
import { done } from '../outcome.ts';

/** By what a handover is verified: the key that signs now, and those that signed earlier ones. */
export async function viewSigningKeys({ exports, keys }: Pick<ExportDeps, 'exports' | 'keys'>) {
  const present = keys.filesKey();
  const former = (await exports.listSigningKeys()).filter(({ sha256 }) => sha256 !== present.sha256);
  return done({
    ...present,
    former: former.map(({ since, ...key }) => ({ ...key, since: since.toISOString() })),
  });
}
