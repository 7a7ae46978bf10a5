import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

const library = import.meta.resolve('@vladmandic/human');
const wasm = import.meta.resolve('@tensorflow/tfjs-backend-wasm/package.json');

const addresses = [
  ...['blazeface.json', 'blazeface.bin', 'facemesh.json', 'facemesh.bin'].map(
    (name) => new URL(`../models/${name}`, library),
  ),
  // With and without SIMD, which older phones lack.
  ...['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm'].map((name) => new URL(`dist/${name}`, wasm)),
];

/** What the face library loads when it is asked to look: models and machine code, from its packages. */
export const readFaceFiles = (): Promise<{ name: string; content: Buffer }[]> =>
  Promise.all(
    addresses.map(async (address) => ({
      name: basename(address.pathname),
      content: await readFile(address),
    })),
  );
