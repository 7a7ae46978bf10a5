import type { NetworkIdentityDoor } from '../../ports/network-identity.ts';
import type { NetworkIdentityStore } from '../../ports/network-identity-store.ts';
import { done } from '../outcome.ts';

type Deps = { readonly identities: NetworkIdentityStore; readonly networkIdentity: NetworkIdentityDoor };

/** Whether the account can be opened with the national network identity, and since when. */
export async function viewOwnLink({ identities, networkIdentity }: Deps, candidate: string) {
  const since = await identities.linkedSince(candidate);
  return done({ offered: networkIdentity() !== null, linkedAt: since?.toISOString() ?? null });
}

/** As voluntary as linking was; it can be linked again, also to another account. */
export async function removeOwnLink(deps: Deps, candidate: string) {
  await deps.identities.unlink(candidate);
  return viewOwnLink(deps, candidate);
}
