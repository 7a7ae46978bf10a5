import { randomBytes } from 'node:crypto';
import { createAead, derive, type Suite } from './aead.ts';

/** The root secret, from which all keys are derived, sealed under a master key. Without that key it says nothing. */
export type WrappedRoot = { readonly master: Buffer; readonly wrapped: Buffer };

/** By which a master key is known without being held. */
export const markOfMaster = (master: Buffer): Buffer => derive(master, 'master-mark').export();

const placeOf = (mark: Buffer) => `wrapped_roots/${mark.toString('hex')}`;

export const newRoot = (): Buffer => randomBytes(32);

export function wrapRoot(root: Buffer, master: Buffer, suite: Suite): WrappedRoot {
  const mark = markOfMaster(master);
  const { nonceBytes, seal } = createAead(suite, master, 'wrap');
  const nonce = randomBytes(nonceBytes);
  const sealing = seal(placeOf(mark), nonce);
  return { master: mark, wrapped: Buffer.concat([nonce, sealing.update(root), sealing.end()]) };
}

/**
 * The root secret under this master key. Where none is wrapped the master key is the root itself, as in installations of
 * before. Throws where another master key has taken its place.
 */
export function rootOf(master: Buffer, roots: readonly WrappedRoot[], suite: Suite): Buffer {
  if (roots.length === 0) return master;
  const mark = markOfMaster(master);
  const found = roots.find((one) => one.master.equals(mark));
  if (found === undefined)
    throw new Error('WEIKAO_MASTER_KEY is not the master key of this database: another has taken its place');
  const { nonceBytes, tagBytes, open } = createAead(suite, master, 'wrap');
  const opening = open(placeOf(mark), found.wrapped.subarray(0, nonceBytes));
  const tagAt = found.wrapped.length - tagBytes;
  const body = opening.update(found.wrapped.subarray(nonceBytes, tagAt));
  return Buffer.concat([body, opening.end(found.wrapped.subarray(tagAt))]);
}
