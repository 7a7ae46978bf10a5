import { rmSync } from 'node:fs';
import { startProduct } from './running-product.ts';

/** Starts the product once and stops it again: what every worker would make for itself, each begins with a copy of. */
export default async function prepareProduct(): Promise<() => void> {
  const { folder, stop } = await startProduct();
  await stop();
  process.env.WEIKAO_PREPARED = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
